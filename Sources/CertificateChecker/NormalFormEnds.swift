/// The ends of the tree of SC304 at which every observed cell is decided; N is the set of non-zero cells.
extension NormalFormTree {
    /// The non-zero cells are divided into stars, each a term of the class that it is given to.
    func checkStars(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        var remaining = try capacities(at: value, budget: &budget)
        var covered: Set<ZeroPattern.Cell> = []
        for element in try value.elements() {
            let fields = try element.fields("class", "cells")
            let supportClass = try takeTerm(fields[0], from: &remaining)
            var centre: (row: Int?, column: Int?)?
            for item in try fields[1].elements() {
                let cell = try cell(item)
                try budget.spend(200, at: item)
                guard pattern.isNonzero(cell) else { throw item.rejection("the cell is zero, or not observed") }
                guard covered.insert(cell).inserted else { throw item.rejection("the cell is in two stars, or twice in one") }
                guard supportClass.rows.contains(cell.row), supportClass.columns.contains(cell.column) else { throw item.rejection("the class does not reach the cell") }
                let old = centre ?? (cell.row, cell.column)
                centre = (old.row == cell.row ? old.row : nil, old.column == cell.column ? old.column : nil)
                if let centre, centre.row == nil, centre.column == nil { throw element.rejection("the cells lie neither in one row nor in one column") }
            }
        }
        guard covered.count == pattern.nonzeros.count else { throw value.rejection("a cell that is not zero is in no star") }
    }

    /// On R × C every element of Q, and so every limit, has a rank below q: what the listed rows and columns do not hold comes from the listed classes. But the
    /// determinant is ± a product of q non-zero entries.
    func checkRank(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("cells", "rows", "columns", "classes")
        var rows: [Int] = []
        var columns: [Int] = []
        var rowSet = BitSet(bound: state.rowCount)
        var columnSet = BitSet(bound: state.columnCount)
        try budget.spend(20 * (state.rowWords + state.columnWords), at: value)
        for element in try fields[0].elements() {
            let cell = try cell(element)
            guard pattern.isNonzero(cell) else { throw element.rejection("the cell is zero, or not observed") }
            guard !rowSet.contains(cell.row), !columnSet.contains(cell.column) else { throw element.rejection("the cell shares a line with an earlier one") }
            rowSet.insert(cell.row)
            columnSet.insert(cell.column)
            rows.append(cell.row)
            columns.append(cell.column)
        }
        guard !rows.isEmpty else { throw fields[0].rejection("expected at least one cell") }
        try checkDeterminant(rows, columns, at: fields[0], budget: &budget)

        let bound = RankBound(rows: rowSet, columns: columnSet, size: rows.count)
        try checkRankBound(bound, cutRows: fields[1], cutColumns: fields[2], classes: fields[3], at: value, budget: &budget)
    }

    /// Rows R and columns C, `size` of each.
    struct RankBound {
        var rows: BitSet
        var columns: BitSet
        let size: Int
    }

    /// On R × C the rank of an element of Q is below the size: every class that is not listed has no row or no column there once the cut lines are removed, and
    /// the cut lines and the multiplicities of the listed classes add up to less.
    func checkRankBound(_ bound: RankBound, cutRows: JSONValue, cutColumns: JSONValue, classes: JSONValue, at value: JSONValue, budget: inout Budget) throws(Rejection) {
        let deletedRows = try cutRows.distinctIndices(below: state.rowCount, "row")
        let deletedColumns = try cutColumns.distinctIndices(below: state.columnCount, "column")
        guard deletedRows.allSatisfy({ bound.rows.contains($0) }) else { throw cutRows.rejection("a row is not one of the minor") }
        guard deletedColumns.allSatisfy({ bound.columns.contains($0) }) else { throw cutColumns.rejection("a column is not one of the minor") }
        try budget.spend(20 * (state.rowWords + state.columnWords), at: value)
        let rows = bound.rows.subtracting(BitSet(bound: state.rowCount, deletedRows))
        let columns = bound.columns.subtracting(BitSet(bound: state.columnCount, deletedColumns))
        let listed = try classes.distinctIndices(below: state.classes.count, "class")
        let isListed = BitSet(bound: state.classes.count, listed)
        try budget.spend((10 + state.rowWords + state.columnWords) * state.classes.count, at: value)
        for (index, entry) in state.classes.enumerated() where !isListed.contains(index) {
            guard !entry.rows.intersects(rows) || !entry.columns.intersects(columns) else { throw classes.rejection("class \(index) is left and not listed") }
        }
        let rank = listed.reduce(deletedRows.count + deletedColumns.count) { $0 + state.classes[$1].multiplicity }
        guard rank < bound.size else { throw value.rejection("the rank may be \(rank), and the minor has \(bound.size) rows") }
    }

    /// The determinant of R × C has exactly one non-zero term in its expansion.
    private func checkDeterminant(_ rows: [Int], _ columns: [Int], at place: JSONValue, budget: inout Budget) throws(Rejection) {
        try budget.spend(200 * rows.count * columns.count, at: place)
        var possible = BitMatrix(rows: rows.count, columns: columns.count)
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() {
                let cell = ZeroPattern.Cell(row: row, column: column)
                guard !pattern.isHidden(cell) else { throw place.rejection("cell (\(row), \(column)) of the minor is free") }
                possible[i, j] = pattern.isNonzero(cell)
            }
        }
        guard possible.uniquePerfectMatching != nil else { throw place.rejection("the non-zero cells of the minor have more than one perfect matching") }
    }

    // MARK: Classes

    /// How many terms of each class are left.
    func capacities(at place: JSONValue, budget: inout Budget) throws(Rejection) -> [Int] {
        try budget.spend(20 * state.classes.count, at: place)
        return state.classes.map(\.multiplicity)
    }

    /// The class of one more term.
    func takeTerm(_ value: JSONValue, from remaining: inout [Int]) throws(Rejection) -> SupportClass {
        let index = try value.index(below: state.classes.count, "class")
        guard remaining[index] > 0 else { throw value.rejection("the class has more terms than its multiplicity") }
        remaining[index] -= 1
        return state.classes[index]
    }
}
