/// The matrix A of a certificate.
struct Matrix: Sendable {
    /// The entries that are not zero, by cell: `row * n + column`.
    private let entries: [Int: Number]
    private let columns: Int
    /// The same, as they are listed.
    let listed: [Statement.Entry]

    /// Reads `[[i, j, "a"], …]`; rows and columns must lie in the window, if there is one.
    init(_ value: JSONValue, rows: Int, columns: Int, window: Window?) throws(Rejection) {
        var entries: [Int: Number] = [:]
        var listed: [Statement.Entry] = []
        for element in try value.elements() {
            let triple = try element.tuple(3, "[row, column, \"value\"]")
            let row = try triple[0].index(below: rows, "row")
            let column = try triple[1].index(below: columns, "column")
            guard window?.contains(row, column) ?? true else {
                throw element.rejection("the cell is outside the window")
            }
            let previous = entries.updateValue(try triple[2].nonzeroNumber(), forKey: row * columns + column)
            guard previous == nil else { throw element.rejection("the cell is listed twice") }
            listed.append(Statement.Entry(row: row, column: column, value: try triple[2].string()))
        }
        self.entries = entries
        self.listed = listed
        self.columns = columns
    }

    /// The number of entries that are not zero.
    var count: Int { listed.count }

    /// The entry of a cell; nil if it is zero.
    subscript(row: Int, column: Int) -> Number? { entries[row * columns + column] }
}
