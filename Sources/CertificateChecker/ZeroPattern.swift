/// What is known about the zeros of an element of a state's closure: each observed cell is undecided, zero or non-zero.
struct ZeroPattern: Sendable {
    struct Cell: Hashable, Sendable {
        let row: Int
        let column: Int
    }

    /// The pattern by rows and, exchanged, by columns.
    private(set) var rows: Lines
    private(set) var columns: Lines
    /// N, in the order in which the cells were found not to be zero.
    private(set) var nonzeros: [Cell] = []
    private(set) var undecidedCount: Int

    /// All observed cells are undecided.
    init(_ state: State, at place: JSONValue) throws(Rejection) {
        rows = try Lines(state, at: place)
        columns = try Lines(state.seen(from: .columns), at: place)
        undecidedCount = rows.cellCount
    }

    /// A network: what the product of the masks has are the observed cells, and nothing is hidden. Its rows have the
    /// types of the last mask's rows, its columns those of
    /// the first mask's columns.
    init(product: BitMatrix, rowTypes: BitMatrix, columnTypes: BitMatrix, at place: JSONValue) throws(Rejection) {
        rows = try Lines(observed: product, types: rowTypes, at: place)
        columns = try Lines(observed: try product.transposed(at: place), types: columnTypes, at: place)
        undecidedCount = rows.cellCount
    }

    var rowCount: Int { rows.observed.rows }
    var columnCount: Int { columns.observed.rows }

    func isObserved(_ cell: Cell) -> Bool { rows.observed[cell.row, cell.column] }
    func isHidden(_ cell: Cell) -> Bool { rows.hidden[cell.row, cell.column] }
    func isUndecided(_ cell: Cell) -> Bool { rows.undecided[cell.row, cell.column] }
    func isNonzero(_ cell: Cell) -> Bool { rows.nonzero[cell.row, cell.column] }

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
        fileprivate(set) var observed: BitMatrix
        /// Reached by a class, and free.
        fileprivate(set) var hidden: BitMatrix
        fileprivate(set) var undecided: BitMatrix
        fileprivate(set) var nonzero: BitMatrix
        fileprivate let cellCount: Int
        /// The cost of a look at two rows.
        let cost: Int

        fileprivate init(_ view: State, at place: JSONValue) throws(Rejection) {
            try place.spend(3 * Budget.word * view.rowCount * view.columnWords)
            var types = try LineTypes(view, at: place)
            observed = try BitMatrix(rows: view.rowCount, columns: view.columnCount, at: place)
            hidden = observed
            nonzero = observed
            var cellCount = 0
            for row in 0..<view.rowCount {
                let reach = try types.reach(row, at: place)
                let visible = try types.observed(row, at: place)
                observed.setRow(row, visible)
                hidden.setRow(row, reach.subtracting(visible))
                cellCount += visible.count
            }
            undecided = observed
            self.types = types.matrix
            self.cellCount = cellCount
            cost = 500 + 20 * (view.columnWords + BitSet.words(for: view.classes.count))
        }

        fileprivate init(observed: BitMatrix, types: BitMatrix, at place: JSONValue) throws(Rejection) {
            let words = BitSet.words(for: observed.columns)
            try place.spend(3 * Budget.word * observed.rows * words)
            self.observed = observed
            hidden = try BitMatrix(rows: observed.rows, columns: observed.columns, at: place)
            nonzero = hidden
            undecided = observed
            self.types = types
            cellCount = (0..<observed.rows).reduce(0) { $0 + observed.row($1).count }
            cost = 500 + 20 * (words + BitSet.words(for: types.columns))
        }

        /// Whether adding a multiple of `row` to `other` maps Q to Q: what meets `row`, a class or a neuron, meets
        /// `other`, and what is hidden in `row` stays hidden.
        func mayBeAdded(_ row: Int, to other: Int) -> Bool {
            types.row(row).isSubset(of: types.row(other)) && !hidden.row(row).intersects(observed.row(other))
        }

        /// Whether adding a multiple of `row` to `other` changes undecided cells only: where `row` is not known to be
        /// zero, `other` is not decided.
        func leavesDecided(_ row: Int, addedTo other: Int) -> Bool {
            var unknown = undecided.row(row)
            unknown.formUnion(nonzero.row(row))
            return !unknown.intersects(observed.row(other), outside: undecided.row(other))
        }

        /// Whether every observed cell of the row is zero.
        func isZero(_ row: Int) -> Bool { undecided.row(row).isEmpty && nonzero.row(row).isEmpty }
    }
}
