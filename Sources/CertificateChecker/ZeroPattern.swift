import CheckerInput

/// What is known about the zeros of an element of a set's closure: each observed cell is undecided, zero or non-zero.
struct ZeroPattern: Sendable {
    /// The pattern by rows and, exchanged, by columns.
    private(set) var rows: Lines
    private(set) var columns: Lines
    /// N, in the order in which the cells were found not to be zero.
    private(set) var nonzeros: [Cell] = []
    private(set) var undecidedCount: Int

    /// Of a state: all observed cells are undecided.
    init(_ state: State) throws(Rejection) {
        rows = try Lines(state)
        columns = try Lines(try state.seen(from: .columns))
        undecidedCount = try rows.cellCount
    }

    /// Of a network: what the product of the masks has are the observed cells, and nothing is hidden. Its rows have the
    /// types of the last mask's rows, its columns those of the first mask's columns.
    init(product: BitMatrix, rowTypes: BitMatrix, columnTypes: BitMatrix) throws(Rejection) {
        rows = try Lines(types: rowTypes, observed: product)
        columns = try Lines(types: columnTypes, observed: try product.transposed())
        undecidedCount = try rows.cellCount
    }

    var rowCount: Int { rows.observed.rows }
    var columnCount: Int { columns.observed.rows }

    func isObserved(_ cell: Cell) -> Bool { rows.observed[cell.row, cell.column] }
    func isHidden(_ cell: Cell) -> Bool { rows.hidden[cell.row, cell.column] }
    func isUndecided(_ cell: Cell) -> Bool { rows.undecided[cell.row, cell.column] }
    func isNonzero(_ cell: Cell) -> Bool { rows.nonzero[cell.row, cell.column] }

    /// Reads [row, column].
    func cell(_ value: JSONValue) throws(Rejection) -> Cell {
        let pair = try value.tuple(2, "[row, column]")
        return Cell(
            row: try pair[0].index(below: rowCount, "row"), column: try pair[1].index(below: columnCount, "column"))
    }

    // MARK: What becomes of a cell when lines are added

    enum Known {
        case undecided, zero, nonzero
    }

    /// What is known of a cell; what is not observed counts as zero.
    func known(_ cell: Cell) -> Known {
        isUndecided(cell) ? .undecided : isNonzero(cell) ? .nonzero : .zero
    }

    /// For observed cells.
    mutating func setKnown(_ cell: Cell, _ value: Known) {
        let old = known(cell)
        if old == value { return }
        undecidedCount += (value == .undecided ? 1 : 0) - (old == .undecided ? 1 : 0)
        if old == .nonzero { nonzeros.removeAll { $0 == cell } }
        if value == .nonzero { nonzeros.append(cell) }
        setUndecided(cell, value == .undecided)
        setNonzero(cell, value == .nonzero)
    }

    /// The pattern as it is now, kept for later: what is changed meanwhile is held twice.
    func copied(_ budget: Budget) throws(Rejection) -> ZeroPattern {
        try budget.spend(
            Budget.word
                * (2 * nonzeros.count + 4 * rowCount * (1 + PackedMask.words(for: columnCount))
                    + 4 * columnCount * (1 + PackedMask.words(for: rowCount))))
        return self
    }

    // MARK: Decisions on an undecided cell, and taking back the last ones

    mutating func setZero(_ cell: Cell) {
        setUndecided(cell, false)
        undecidedCount -= 1
    }

    mutating func takeBackZero(_ cell: Cell) {
        setUndecided(cell, true)
        undecidedCount += 1
    }

    mutating func setNonzero(_ cell: Cell) {
        setZero(cell)
        setNonzero(cell, true)
        nonzeros.append(cell)
    }

    mutating func takeBackNonzero(_ cell: Cell) {
        takeBackZero(cell)
        setNonzero(cell, false)
        nonzeros.removeLast()
    }

    private mutating func setUndecided(_ cell: Cell, _ value: Bool) {
        rows.undecided[cell.row, cell.column] = value
        columns.undecided[cell.column, cell.row] = value
    }

    private mutating func setNonzero(_ cell: Cell, _ value: Bool) {
        rows.nonzero[cell.row, cell.column] = value
        columns.nonzero[cell.column, cell.row] = value
    }

    /// The pattern as seen from one side; said for rows.
    struct Lines: Sendable {
        /// τ by rows.
        private let types: BitMatrix
        /// Reached by a class, and not free.
        fileprivate var observed: BitMatrix
        /// Reached by a class, and free.
        fileprivate var hidden: BitMatrix
        fileprivate var undecided: BitMatrix
        fileprivate var nonzero: BitMatrix

        fileprivate init(_ view: State) throws(Rejection) {
            var lines = try LineTypes(view)
            var observed = try BitMatrix(rows: view.rowCount, columns: view.columnCount, view.budget)
            for row in try view.budget.each(view.rowCount) { try observed.setRow(row, try lines.observed(row)) }
            try self.init(types: lines.matrix, observed: observed)
            for row in 0..<view.rowCount {
                try hidden.setRow(row, try lines.reach(row).subtracting(try observed.row(row)))
            }
        }

        fileprivate init(types: BitMatrix, observed: BitMatrix) throws(Rejection) {
            self.types = types
            self.observed = observed
            hidden = try BitMatrix(rows: observed.rows, columns: observed.columns, observed.budget)
            nonzero = try BitMatrix(rows: observed.rows, columns: observed.columns, observed.budget)
            undecided = try observed.copied()
        }

        fileprivate var cellCount: Int {
            get throws(Rejection) {
                var count = 0
                for row in 0..<observed.rows { count += try observed.row(row).count }
                return count
            }
        }

        /// Whether adding a multiple of `row` to `other` keeps the set: what meets `row`, a class or a neuron, meets
        /// `other`, and what is hidden in `row` stays hidden.
        func mayBeAdded(_ row: Int, to other: Int) throws(Rejection) -> Bool {
            guard try types.row(row).isSubset(of: try types.row(other)) else { return false }
            return try !hidden.row(row).intersects(try observed.row(other))
        }

        /// Whether adding a multiple of `row` to `other` changes undecided cells only: where `row` is not known to be
        /// zero, `other` is not decided.
        func leavesDecided(_ row: Int, addedTo other: Int) throws(Rejection) -> Bool {
            var unknown = try undecided.row(row)
            try unknown.formUnion(try nonzero.row(row))
            return try !unknown.intersects(try observed.row(other), outside: try undecided.row(other))
        }

        /// Whether every observed cell of the row is zero.
        func isZero(_ row: Int) throws(Rejection) -> Bool {
            guard try undecided.row(row).isEmpty else { return false }
            return try nonzero.row(row).isEmpty
        }
    }
}
