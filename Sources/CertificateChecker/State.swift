import CheckerInput

/// A class of a state: any matrix of rank ≤ `multiplicity` on the rectangle `rows` × `columns`.
struct SupportClass: Sendable {
    private(set) var rows: BitSet
    private(set) var columns: BitSet
    var multiplicity: Int
    /// Whether some cell of the rectangle is free.
    let meetsFree: Bool
    private(set) var rowCount: Int
    private(set) var columnCount: Int
    /// The rectangle's hash, kept because normalising looks up every class again.
    private let hash: Int

    init(rows: BitSet, columns: BitSet, multiplicity: Int, meetsFree: Bool) throws(Rejection) {
        // Held as long as the state.
        try rows.budget.spend(Budget.word * (8 + rows.words.count + columns.words.count))
        self.rows = rows
        self.columns = columns
        self.multiplicity = multiplicity
        self.meetsFree = meetsFree
        rowCount = try rows.count
        columnCount = try columns.count
        var hasher = Hasher()
        hasher.combine(rows)
        hasher.combine(columns)
        hash = hasher.finalize()
    }

    /// Rows and columns exchanged. Only for looking: the hash is that of the original.
    var transposed: SupportClass {
        var other = self
        swap(&other.rows, &other.columns)
        swap(&other.rowCount, &other.columnCount)
        return other
    }

    /// The rectangle as a key of a dictionary.
    struct Rectangle: Hashable {
        let rows: BitSet
        let columns: BitSet
        let hash: Int
        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }
    var rectangle: Rectangle { Rectangle(rows: rows, columns: columns, hash: hash) }
}

/// A state of a proof of closedness: free cells T and classes. It stands for the set of all sums of one matrix of
/// rank ≤ p on A × B for each class (A, B, p), looked at on the cells outside T.
struct State: Sendable {
    private(set) var rowCount: Int
    private(set) var columnCount: Int
    let budget: Budget
    /// T by rows and, exchanged, by columns.
    private(set) var free: CellSet
    private var freeByColumn: CellSet
    private(set) var classes: [SupportClass]

    /// The first state of a proof about two layers, input side first: nothing is free, and the classes are the supports
    /// that are not empty, equal ones together.
    init(first: BitMatrix, second: BitMatrix) throws(Rejection) {
        budget = first.budget
        rowCount = second.rows
        columnCount = first.columns
        free = try CellSet(rows: rowCount, budget)
        freeByColumn = try CellSet(rows: columnCount, budget)
        classes = []
        let rows = try second.transposed()
        var supports: [SupportClass] = []
        for support in try budget.each(first.rows) {
            let entry = try SupportClass(
                rows: try rows.row(support), columns: try first.row(support), multiplicity: 1, meetsFree: false)
            if entry.rowCount > 0, entry.columnCount > 0 { supports.append(entry) }
        }
        try gather(supports)
    }

    /// Some classes of a state, with the same free cells.
    init(part indices: [Int], of state: State) throws(Rejection) {
        self = try state.copied()
        classes = indices.map { state.classes[$0] }
    }

    /// A copy to go on with; it shares the rows of T until it changes them.
    func copied() throws(Rejection) -> State {
        try budget.spend(4 * (rowCount + columnCount) + 100 * classes.count)
        return self
    }

    /// Rows and columns exchanged, to read a rule on columns as the rule on rows.
    func seen(from side: Side) throws(Rejection) -> State {
        guard side == .columns else { return self }
        try budget.spend(100 * classes.count)
        var view = self
        swap(&view.rowCount, &view.columnCount)
        swap(&view.free, &view.freeByColumn)
        view.classes = classes.map(\.transposed)
        return view
    }

    /// The observed cells of a class in row i.
    func observed(_ supportClass: SupportClass, inRow row: Int) throws(Rejection) -> BitSet {
        guard let hidden = free.row(row) else { return supportClass.columns }
        return try supportClass.columns.subtracting(hidden)
    }

    /// The rows that meet a class.
    func liveRows() throws(Rejection) -> BitSet {
        var live = try BitSet(bound: rowCount, budget)
        for entry in classes { try live.formUnion(entry.rows) }
        return live
    }

    /// Requires Ω = A × B of every class.
    func requireNoFreeCells(at step: JSONValue) throws(Rejection) {
        try budget.spend(10 * classes.count)
        if let index = classes.firstIndex(where: \.meetsFree) {
            throw step.rejection("class \(index) has a free cell")
        }
    }

    // MARK: Steps

    /// The observed cells of some classes become free, the classes are removed, and the state is normalised.
    mutating func absorb(_ indices: [Int]) throws(Rejection) {
        let absorbed = try BitSet(bound: classes.count, indices, budget)
        var new = try CellSet(rows: rowCount, budget)
        for index in indices {
            let entry = classes[index]
            try new.insert(entry.rows, entry.columns)
            try free.insert(entry.rows, entry.columns)
            try freeByColumn.insert(entry.columns, entry.rows)
        }
        var pieces: [SupportClass] = []
        for index in try budget.each(classes.count) where !absorbed.contains(index) {
            let entry = classes[index]
            pieces += try new.meets(entry.rows, entry.columns) ? components(of: entry) : [entry]
        }
        try gather(pieces)
    }

    /// The lines leave every class, and the state is normalised.
    mutating func delete(_ lines: [Int], side: Side) throws(Rejection) {
        let deleted = try BitSet(bound: side == .rows ? rowCount : columnCount, lines, budget)
        var pieces: [SupportClass] = []
        for entry in classes {
            guard try (side == .rows ? entry.rows : entry.columns).intersects(deleted) else {
                pieces.append(entry)
                continue
            }
            pieces += try components(
                of: SupportClass(
                    rows: side == .rows ? entry.rows.subtracting(deleted) : entry.rows,
                    columns: side == .columns ? entry.columns.subtracting(deleted) : entry.columns,
                    multiplicity: entry.multiplicity, meetsFree: entry.meetsFree))
        }
        try gather(pieces)
    }

    // MARK: Normal form. A class that did not change is its own component still.

    /// Makes `list` the classes, equal ones together, at the place of the first.
    private mutating func gather(_ list: [SupportClass]) throws(Rejection) {
        try budget.spend(200 * list.count)
        classes = []
        var positions: [SupportClass.Rectangle: Int] = [:]
        for entry in list {
            if let position = positions[entry.rectangle] {
                classes[position].multiplicity += entry.multiplicity
            } else {
                positions[entry.rectangle] = classes.count
                classes.append(entry)
            }
        }
    }

    /// One class for each connected component of the observed cells, ordered by smallest row.
    private func components(of entry: SupportClass) throws(Rejection) -> [SupportClass] {
        guard entry.rowCount > 0, entry.columnCount > 0 else { return [] }
        var lines: [(row: Int, columns: BitSet)] = []
        var hasWholeRow = false
        for row in try entry.rows.members {
            let columns = try observed(entry, inRow: row)
            if columns == entry.columns { hasWholeRow = true }
            if try !columns.isEmpty { lines.append((row, columns)) }
        }
        if hasWholeRow {
            // A row that sees every column connects all the others.
            return [try piece(of: entry, rows: lines.map(\.row), columns: entry.columns)]
        }
        var forest = try Forest(count: columnCount, budget)
        for line in lines {
            let columns = try line.columns.members
            for column in columns.dropFirst() { try forest.join(columns[0], column) }
        }
        var numberOfRoot: [Int: Int] = [:]
        var pieces: [(rows: [Int], columns: BitSet)] = []
        for line in lines {
            guard let column = try line.columns.first else { continue }
            let root = try forest.root(column)
            if let number = numberOfRoot[root] {
                pieces[number].rows.append(line.row)
                try pieces[number].columns.formUnion(line.columns)
            } else {
                numberOfRoot[root] = pieces.count
                pieces.append(([line.row], line.columns))
            }
        }
        var result: [SupportClass] = []
        for part in pieces { result.append(try piece(of: entry, rows: part.rows, columns: part.columns)) }
        return result
    }

    private func piece(of entry: SupportClass, rows: [Int], columns: BitSet) throws(Rejection) -> SupportClass {
        let rows = try BitSet(bound: rowCount, rows, budget)
        return try SupportClass(
            rows: rows, columns: columns, multiplicity: entry.multiplicity,
            meetsFree: try free.meets(rows, columns))
    }
}

/// Rows or columns.
enum Side: String, Sendable {
    case rows, columns

    init(_ value: JSONValue) throws(Rejection) {
        guard let side = Side(rawValue: try value.string()) else {
            throw value.rejection("expected \"rows\" or \"columns\"")
        }
        self = side
    }
}

/// A line of a state, or of the products of a network.
struct Line: Hashable, Sendable {
    let side: Side
    let index: Int
}

/// For every row of a state its type τ_i = classes that contain the row, and O_i = the columns that they reach, without
/// the free cells.
struct LineTypes {
    private let state: State
    /// τ by rows.
    let matrix: BitMatrix
    private var numbers = SetNumbers()
    /// What the classes of the types that came up reach, by number.
    private var reaches: [BitSet] = []
    /// The columns that any class reaches.
    private let everything: BitSet

    init(_ state: State) throws(Rejection) {
        var members = try BitMatrix(rows: state.classes.count, columns: state.rowCount, state.budget)
        var everything = try BitSet(bound: state.columnCount, state.budget)
        for (index, entry) in state.classes.enumerated() {
            try members.setRow(index, entry.rows)
            try everything.formUnion(entry.columns)
        }
        self.everything = everything
        self.state = state
        matrix = try members.transposed()
    }

    /// τ_i
    func type(_ row: Int) throws(Rejection) -> BitSet { try matrix.row(row) }

    /// τ of every row.
    func all() throws(Rejection) -> [BitSet] {
        var types: [BitSet] = []
        types.reserveCapacity(matrix.rows)
        for row in try state.budget.each(matrix.rows) {
            let type = try matrix.row(row)
            try state.budget.spend(Budget.word * (2 + type.words.count))
            types.append(type)
        }
        return types
    }

    /// The columns that the classes of τ_i reach, free cells included.
    mutating func reach(_ row: Int) throws(Rejection) -> BitSet {
        let type = try type(row)
        let number = try numbers.number(of: type)
        if number == reaches.count {
            var reach = try BitSet(bound: state.columnCount, state.budget)
            for index in try type.members {
                // Dense types reach everything after a few classes.
                if reach == everything { break }
                try reach.formUnion(state.classes[index].columns)
            }
            try state.budget.spend(Budget.word * reach.words.count)
            reaches.append(reach)
        }
        return reaches[number]
    }

    /// O_i
    mutating func observed(_ row: Int) throws(Rejection) -> BitSet {
        let reach = try reach(row)
        guard let hidden = state.free.row(row) else { return reach }
        return try reach.subtracting(hidden)
    }

    /// Σ of the multiplicities of the classes of a type.
    func multiplicity(of type: BitSet) throws(Rejection) -> Int {
        try type.members.reduce(0) { $0 + state.classes[$1].multiplicity }
    }
}
