/// The ends of the tree of SC304 at which every observed cell is decided, but for those with cases; N is the set of
/// non-zero cells.
struct StateEnds {
    let state: State
    let pattern: ZeroPattern

    func check(_ node: JSONValue) throws(Rejection) {
        if try node.member("stars") != nil {
            try checkStars(try node.fields("stars")[0])
        } else if try node.member("rank") != nil {
            try checkRank(try node.fields("rank")[0])
        } else if try node.member("parameters") != nil {
            try checkAffineTerms(node)
        } else {
            try checkTerms(node)
        }
    }

    /// The non-zero cells are divided into stars, each a term of the class that it is given to.
    private func checkStars(_ value: JSONValue) throws(Rejection) {
        var remaining = try state.capacities(at: value)
        var covered: Set<ZeroPattern.Cell> = []
        for element in try value.elements() {
            let fields = try element.fields("class", "cells")
            let supportClass = try state.takeTerm(fields[0], from: &remaining)
            var centre: (row: Int?, column: Int?)?
            for item in try fields[1].elements() {
                let cell = try pattern.cell(item)
                try item.spend(200)
                guard pattern.isNonzero(cell) else { throw item.rejection("the cell is zero, or not observed") }
                guard covered.insert(cell).inserted else {
                    throw item.rejection("the cell is in two stars, or twice in one")
                }
                guard supportClass.rows.contains(cell.row), supportClass.columns.contains(cell.column) else {
                    throw item.rejection("the class does not reach the cell")
                }
                let old = centre ?? (cell.row, cell.column)
                centre = (old.row == cell.row ? old.row : nil, old.column == cell.column ? old.column : nil)
                if let centre, centre.row == nil, centre.column == nil {
                    throw element.rejection("the cells lie neither in one row nor in one column")
                }
            }
        }
        guard covered.count == pattern.nonzeros.count else {
            throw value.rejection("a cell that is not zero is in no star")
        }
    }

    /// On R × C every element of Q, and so every limit, has a rank below q: what the listed rows and columns do not
    /// hold comes from the listed classes. But the
    /// determinant is ± a product of q non-zero entries.
    private func checkRank(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("cells", "rows", "columns", "classes")
        var rows: [Int] = []
        var columns: [Int] = []
        var rowSet = BitSet(bound: state.rowCount)
        var columnSet = BitSet(bound: state.columnCount)
        try value.spend(20 * (state.rowWords + state.columnWords))
        for element in try fields[0].elements() {
            let cell = try pattern.cell(element)
            guard pattern.isNonzero(cell) else { throw element.rejection("the cell is zero, or not observed") }
            guard !rowSet.contains(cell.row), !columnSet.contains(cell.column) else {
                throw element.rejection("the cell shares a line with an earlier one")
            }
            rowSet.insert(cell.row)
            columnSet.insert(cell.column)
            rows.append(cell.row)
            columns.append(cell.column)
        }
        guard !rows.isEmpty else { throw fields[0].rejection("expected at least one cell") }
        try checkDeterminant(rows, columns, at: fields[0])

        let bound = try RankBound(minor: rowSet, columnSet, cutRows: fields[1], cutColumns: fields[2], in: pattern)
        try state.checkRank(bound, cut: fields[3], at: value)
    }

    /// The determinant of R × C has exactly one non-zero term in its expansion.
    private func checkDeterminant(_ rows: [Int], _ columns: [Int], at place: JSONValue) throws(Rejection) {
        try place.spend(200 * rows.count * columns.count)
        var possible = try BitMatrix(rows: rows.count, columns: columns.count, at: place)
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() {
                let cell = ZeroPattern.Cell(row: row, column: column)
                guard !pattern.isHidden(cell) else {
                    throw place.rejection("cell (\(row), \(column)) of the minor is free")
                }
                possible[i, j] = pattern.isNonzero(cell)
            }
        }
        guard try possible.uniquePerfectMatching(at: place) != nil else {
            throw place.rejection("the non-zero cells of the minor have more than one perfect matching")
        }
    }
}
