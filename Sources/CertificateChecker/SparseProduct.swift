import CheckerInput

/// A cell of a product.
struct Cell: Hashable, Sendable {
    let row: Int
    let column: Int
}

/// The listed entries of the layers of a product, input side first.
struct SparseLayers {
    /// By layer and output.
    private let layers: [[Int: [(column: Int, entry: Polynomial)]]]
    private let budget: Budget

    /// Reads [[[output, input, entry], …], …], a list for each layer, without repetitions and within the masks.
    init(_ value: JSONValue, masks: [BitMatrix], entry read: (JSONValue) throws(Rejection) -> Polynomial)
        throws(Rejection)
    {
        var layers: [[Int: [(column: Int, entry: Polynomial)]]] = []
        for (list, mask) in zip(try value.tuple(masks.count, "a list for each of the \(masks.count) layers"), masks) {
            var rows: [Int: [(column: Int, entry: Polynomial)]] = [:]
            var cells: Set<Cell> = []
            for element in try list.elements() {
                let triple = try element.tuple(3, "[output, input, entry]")
                let row = try triple[0].index(below: mask.rows, "output")
                let column = try triple[1].index(below: mask.columns, "input")
                try element.require(mask[row, column], "the entry is outside the mask")
                try element.require(cells.insert(Cell(row: row, column: column)).inserted, "the entry is listed twice")
                try value.budget.spend(4 * Budget.word)
                rows[row, default: []].append((column, try read(triple[2])))
            }
            layers.append(rows)
        }
        self.layers = layers
        budget = value.budget
    }

    /// Reports the cells of the product that some path of listed entries reaches, row by row; all others are zero.
    func visitProduct(_ report: (Cell, Polynomial) throws(Rejection) -> Void) throws(Rejection) {
        for (row, entries) in layers[layers.count - 1].sorted(by: { $0.key < $1.key }) {
            var line = entries
            for layer in layers.dropLast().reversed() {
                var product: [Int: Expansion] = [:]
                for (column, left) in line {
                    for right in layer[column] ?? [] {
                        try budget.spend(500)
                        try product[right.column, default: Expansion(budget)].add(Number(1), left, right.entry)
                    }
                    try budget.spend(100)
                }
                line = product.sorted { $0.key < $1.key }.map { ($0.key, $0.value.polynomial) }
            }
            for (column, entry) in line { try report(Cell(row: row, column: column), entry) }
        }
    }
}

/// The matrix A of a certificate.
struct Matrix: Sendable {
    private var entries: [Cell: Number] = [:]
    private var columnsOfRow: [Int: [Int]] = [:]
    /// The entries that are not zero, in the order of the certificate.
    private(set) var listed: [Statement.Entry] = []

    /// Reads `[[i, j, "a"], …]`; rows and columns must lie in the window, if there is one.
    init(_ value: JSONValue, rows: Int, columns: Int, window: Window? = nil) throws(Rejection) {
        for element in try value.elements() {
            let triple = try element.tuple(3, "[row, column, \"value\"]")
            let row = try triple[0].index(below: rows, "row")
            let column = try triple[1].index(below: columns, "column")
            try element.require(window?.contains(row, column) ?? true, "the cell is outside the window")
            let previous = entries.updateValue(try triple[2].nonzeroNumber(), forKey: Cell(row: row, column: column))
            try element.require(previous == nil, "the cell is listed twice")
            try element.budget.spend(2 * Budget.word)
            columnsOfRow[row, default: []].append(column)
            listed.append(Statement.Entry(row: row, column: column, value: try triple[2].string()))
        }
    }

    /// The entry of a cell; nil if it is zero.
    subscript(row: Int, column: Int) -> Number? { entries[Cell(row: row, column: column)] }

    /// The columns of the entries of a row that are not zero.
    func columns(ofRow row: Int) -> [Int] { columnsOfRow[row] ?? [] }

    /// Checks that the product of the layers has the entry of A in every cell, as `isEntry` says of what the product
    /// has and A's number, zero or not. Cells that no path of listed entries reaches are zero in the product.
    func check(
        _ layers: SparseLayers, at place: JSONValue,
        isEntry: (Cell, Polynomial, Number) throws(Rejection) -> Bool
    ) throws(Rejection) {
        var attained = 0
        try layers.visitProduct { cell, sum throws(Rejection) in
            let entry = self[cell.row, cell.column]
            try place.require(
                try isEntry(cell, sum, entry ?? Number(0)),
                "cell (\(cell.row), \(cell.column)) of the product is not the entry of A")
            if entry != nil { attained += 1 }
        }
        try place.require(attained == listed.count, "an entry of A is met by no product of entries")
    }
}

/// Rows × columns that the named cells must lie in.
struct Window: Sendable {
    private let rows: BitSet
    private let columns: BitSet

    init(_ value: JSONValue, rows count: Int, columns columnCount: Int) throws(Rejection) {
        let fields = try value.fields("rows", "columns")
        rows = try BitSet(bound: count, try fields[0].increasingIndices(below: count, "row"), value.budget)
        columns = try BitSet(
            bound: columnCount, try fields[1].increasingIndices(below: columnCount, "column"), value.budget)
        try fields[0].require(try !rows.isEmpty, "the window has no rows")
        try fields[1].require(try !columns.isEmpty, "the window has no columns")
    }

    func contains(_ row: Int, _ column: Int) -> Bool { rows.contains(row) && columns.contains(column) }
}
