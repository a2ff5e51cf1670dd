extension ZeroPattern {
    /// Reads [row, column].
    func cell(_ value: JSONValue) throws(Rejection) -> Cell {
        let pair = try value.tuple(2, "[row, column]")
        return Cell(
            row: try pair[0].index(below: rowCount, "row"), column: try pair[1].index(below: columnCount, "column"))
    }

    /// Checks that scaling lines makes the cells of N but the parameters 1: they are a forest, as edges between rows
    /// and columns.
    func checkForest(without parameters: Set<Cell>, at place: JSONValue) throws(Rejection) {
        try place.spend(10 * (rowCount + columnCount) + 100 * nonzeros.count)
        var forest = Forest(count: rowCount + columnCount)
        for cell in nonzeros where !parameters.contains(cell) {
            guard forest.join(cell.row, rowCount + cell.column) else {
                throw place.rejection("the non-zero cells hold a cycle, and scaling does not make them 1")
            }
        }
    }

    /// The number t of the parameter of each listed cell e_t; N without these cells is a forest.
    func parameters(_ value: JSONValue) throws(Rejection) -> [Cell: Int] {
        var number: [Cell: Int] = [:]
        for element in try value.elements() {
            let cell = try cell(element)
            try element.spend(100)
            guard isNonzero(cell) else { throw element.rejection("the parameter is zero, or not observed") }
            guard number.updateValue(number.count + 1, forKey: cell) == nil else {
                throw element.rejection("the parameter is listed twice")
            }
        }
        try checkForest(without: Set(number.keys), at: value)
        return number
    }
}

/// A bound on the rank on rows × columns.
struct RankBound: Sendable {
    let rows: BitSet
    let columns: BitSet
    /// The rank must be below this number.
    let size: Int

    /// Of a square minor, where some of its rows and columns are cut: they add at most their number to the rank on the
    /// others.
    init(minor rows: BitSet, _ columns: BitSet, cutRows: JSONValue, cutColumns: JSONValue, in pattern: ZeroPattern)
        throws(Rejection)
    {
        let deletedRows = try cutRows.distinctIndices(below: pattern.rowCount, "row")
        let deletedColumns = try cutColumns.distinctIndices(below: pattern.columnCount, "column")
        guard deletedRows.allSatisfy({ rows.contains($0) }) else {
            throw cutRows.rejection("a row is not one of the minor")
        }
        guard deletedColumns.allSatisfy({ columns.contains($0) }) else {
            throw cutColumns.rejection("a column is not one of the minor")
        }
        try cutRows.spend(20 * (rows.words.count + columns.words.count))
        size = rows.count - deletedRows.count - deletedColumns.count
        self.rows = rows.subtracting(BitSet(bound: pattern.rowCount, deletedRows))
        self.columns = columns.subtracting(BitSet(bound: pattern.columnCount, deletedColumns))
    }
}
