/// A class of a state: any matrix of rank ≤ `multiplicity` on the rectangle `rows` × `columns`.
struct SupportClass: Sendable {
    let rows: BitSet
    let columns: BitSet
    var multiplicity: Int
    /// Whether some cell of the rectangle is free.
    let meetsFree: Bool
    let rowCount: Int
    let columnCount: Int
    /// The rectangle's hash, kept because normalising looks up every class again.
    private let hash: Int

    init(rows: BitSet, columns: BitSet, multiplicity: Int, meetsFree: Bool) {
        self.rows = rows
        self.columns = columns
        self.multiplicity = multiplicity
        self.meetsFree = meetsFree
        rowCount = rows.count
        columnCount = columns.count
        var hasher = Hasher()
        hasher.combine(rows)
        hasher.combine(columns)
        hash = hasher.finalize()
    }

    private init(transposing other: SupportClass) {
        rows = other.columns
        columns = other.rows
        multiplicity = other.multiplicity
        meetsFree = other.meetsFree
        rowCount = other.columnCount
        columnCount = other.rowCount
        hash = other.hash
    }

    /// Rows and columns exchanged. Only for looking: the hash is that of the original.
    var transposed: SupportClass { SupportClass(transposing: self) }

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
    let rowCount: Int
    let columnCount: Int
    /// T by rows and, exchanged, by columns.
    private(set) var free: CellSet
    private var freeByColumn: CellSet
    private(set) var classes: [SupportClass]

    /// The first state of a proof: nothing is free, and the classes are the supports that are not empty, equal ones
    /// together.
    init(_ masks: Masks, at place: JSONValue) throws(Rejection) {
        try place.spend(10 * (masks.rows + masks.columns))
        rowCount = masks.rows
        columnCount = masks.columns
        free = CellSet(rows: rowCount)
        freeByColumn = CellSet(rows: columnCount)
        let rows = try masks.left.transposed(at: place)
        let columns = try masks.right.transposed(at: place)
        classes = []
        append(
            (0..<masks.width).lazy.map {
                SupportClass(rows: rows.row($0), columns: columns.row($0), multiplicity: 1, meetsFree: false)
            }
            .filter { $0.rowCount > 0 && $0.columnCount > 0 })
    }

    /// Some classes of a state, with the same free cells.
    init(part indices: [Int], of state: State) {
        self = state
        classes = indices.map { state.classes[$0] }
    }

    /// Rows and columns exchanged, to read a rule on columns as the rule on rows.
    func seen(from side: Side) -> State {
        guard side == .columns else { return self }
        return State(
            rowCount: columnCount, columnCount: rowCount, free: freeByColumn, freeByColumn: free,
            classes: classes.map(\.transposed))
    }

    private init(rowCount: Int, columnCount: Int, free: CellSet, freeByColumn: CellSet, classes: [SupportClass]) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.free = free
        self.freeByColumn = freeByColumn
        self.classes = classes
    }

    /// Words of a row set and of a column set: the unit of cost.
    var rowWords: Int { BitSet.words(for: rowCount) }
    var columnWords: Int { BitSet.words(for: columnCount) }

    /// The observed cells of class c in row i.
    func observed(_ supportClass: SupportClass, inRow row: Int) -> BitSet {
        guard let hidden = free.row(row) else { return supportClass.columns }
        return supportClass.columns.subtracting(hidden)
    }

    // MARK: Steps

    /// The observed cells of some classes become free, the classes are removed, and the state is normalised.
    mutating func absorb(_ indices: [Int], at place: JSONValue) throws(Rejection) {
        let absorbed = BitSet(bound: classes.count, indices)
        var new = CellSet(rows: rowCount)
        var kept: [SupportClass] = []
        for (index, entry) in classes.enumerated() {
            guard absorbed.contains(index) else {
                kept.append(entry)
                continue
            }
            try place.spend(25 * (entry.rowCount * columnWords + entry.columnCount * rowWords))
            new.insert(entry.rows, entry.columns)
            free.insert(entry.rows, entry.columns)
            freeByColumn.insert(entry.columns, entry.rows)
        }
        var changed: [Bool] = []
        for entry in kept {
            try place.spend(2 * entry.rowCount * columnWords + rowWords)
            changed.append(new.meets(entry.rows, entry.columns))
        }
        try normalise(kept, changed: changed, at: place)
    }

    /// The lines leave every class, and the state is normalised.
    mutating func delete(_ lines: [Int], side: Side, at place: JSONValue) throws(Rejection) {
        try place.spend(4 * classes.count * (rowWords + columnWords) + 20 * lines.count)
        let deleted = BitSet(bound: side == .rows ? rowCount : columnCount, lines)
        let changed = classes.map { (side == .rows ? $0.rows : $0.columns).intersects(deleted) }
        let cost = changed.lazy.filter { $0 }.count * (rowWords + columnWords)
        try place.spend(Budget.word * cost)
        let shrunk = zip(classes, changed).map { entry, changed in
            changed
                ? SupportClass(
                    rows: side == .rows ? entry.rows.subtracting(deleted) : entry.rows,
                    columns: side == .columns ? entry.columns.subtracting(deleted) : entry.columns,
                    multiplicity: entry.multiplicity, meetsFree: entry.meetsFree) : entry
        }
        try normalise(shrunk, changed: changed, at: place)
    }

    // MARK: Normal form

    /// Replaces each changed class by the components of its observed cells and adds up equal classes. A class that did
    /// not change is
    /// its own component still.
    private mutating func normalise(_ list: [SupportClass], changed: [Bool], at place: JSONValue) throws(Rejection) {
        guard changed.contains(true) else {
            classes = list
            return
        }
        var pieces: [SupportClass] = []
        pieces.reserveCapacity(list.count)
        for (entry, isChanged) in zip(list, changed) {
            if isChanged {
                pieces += try components(of: entry, at: place)
            } else {
                pieces.append(entry)
            }
        }
        try place.spend(100 * pieces.count)
        append(pieces)
    }

    /// Makes `list` the classes, equal ones together, at the place of the first.
    private mutating func append(_ list: some Sequence<SupportClass>) {
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
    private func components(of entry: SupportClass, at place: JSONValue) throws(Rejection) -> [SupportClass] {
        guard entry.rowCount > 0, entry.columnCount > 0 else { return [] }
        try place.spend(10 * entry.rowCount * columnWords + 10 * columnCount)
        var lines: [(row: Int, columns: BitSet)] = []
        var hasWholeRow = false
        var meetsFree = false
        for row in entry.rows {
            let columns = observed(entry, inRow: row)
            if columns == entry.columns { hasWholeRow = true } else { meetsFree = true }
            if !columns.isEmpty { lines.append((row, columns)) }
        }
        if !meetsFree {
            return [
                SupportClass(
                    rows: entry.rows, columns: entry.columns, multiplicity: entry.multiplicity, meetsFree: false)
            ]
        }
        if hasWholeRow {
            // A row that sees every column connects all the others.
            let rows = BitSet(bound: rowCount, lines.lazy.map(\.row))
            return [
                SupportClass(
                    rows: rows, columns: entry.columns, multiplicity: entry.multiplicity,
                    meetsFree: lines.contains { $0.columns != entry.columns })
            ]
        }
        try place.spend(20 * lines.reduce(0) { $0 + $1.columns.count })
        var forest = Forest(count: columnCount)
        for line in lines { forest.joinAll(line.columns) }
        return try gather(lines, &forest, multiplicity: entry.multiplicity, at: place)
    }

    private func gather(
        _ lines: [(row: Int, columns: BitSet)], _ forest: inout Forest, multiplicity: Int,
        at place: JSONValue
    ) throws(Rejection) -> [SupportClass] {
        var order: [Int: Int] = [:]
        var pieces: [(rows: BitSet, columns: BitSet)] = []
        for line in lines {
            guard let column = line.columns.first(where: { _ in true }) else { continue }
            let root = forest.root(column)
            if order[root] == nil {
                try place.spend(Budget.word * (rowWords + columnWords))
                order[root] = pieces.count
                pieces.append((BitSet(bound: rowCount), BitSet(bound: columnCount)))
            }
            guard let piece = order[root] else { continue }
            pieces[piece].rows.insert(line.row)
            pieces[piece].columns.formUnion(line.columns)
        }
        var result: [SupportClass] = []
        for piece in pieces {
            result.append(
                SupportClass(
                    rows: piece.rows, columns: piece.columns, multiplicity: multiplicity,
                    meetsFree: free.meets(piece.rows, piece.columns)))
        }
        return result
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

/// Disjoint sets of numbers, joined by union with path halving.
struct Forest {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(_ member: Int) -> Int {
        var current = member
        while parents[current] != current {
            parents[current] = parents[parents[current]]
            current = parents[current]
        }
        return current
    }

    /// Joins the sets of two members; false if they were one set already.
    mutating func join(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (root(a), root(b))
        parents[second] = first
        return first != second
    }

    mutating func joinAll(_ members: BitSet) {
        // Every root of the members becomes a child of the first one's root.
        var first: Int?
        for member in members {
            let root = root(member)
            if let first { parents[root] = first } else { first = root }
        }
    }
}
