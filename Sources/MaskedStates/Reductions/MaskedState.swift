import Proofs
import SupportMasks

/// A set of partially observed matrices: all sums of one matrix of rank ≤ p on A × B for each class (A, B, p), looked
/// at on the cells
/// that are not free.
///
/// This is what the reductions transform. The state is kept *normal*: the observed cells (A × B) minus the free cells
/// of each class are
/// connected as a bipartite graph and meet every row of A and every column of B, and no two classes have the same
/// rectangle.
/// The certificate format names classes by their position in `classes`, so the order is part of the value.
public struct MaskedState: Sendable {
    public let rowCount: Int
    public let columnCount: Int
    /// The free cells, row by row. Nothing is known, and nothing is asked, of them.
    public private(set) var free: BitMatrix
    /// The rows with a free cell: most classes of a large state meet none of them.
    private var rowsWithFreeCells: BitSet
    public internal(set) var classes: [ObservedClass]
    /// The classes that were absorbed on the way here, in order: what a witness is lifted through.
    public internal(set) var history: [Absorption]

    /// The state of whole factors: nothing free, equal supports together, in the order of their first member.
    public init(_ supports: RankOneSupports) {
        rowCount = supports.rowCount
        columnCount = supports.columnCount
        free = .zero(rowCount: supports.rowCount, columnCount: supports.columnCount, isListed: supports.isListed)
        rowsWithFreeCells = BitSet(capacity: supports.rowCount)
        history = []
        classes = supports.classes.map { members in
            ObservedClass(
                rows: supports.rows(of: members[0]), columns: supports.columns(of: members[0]), supports: members)
        }
    }

    package init(rowCount: Int, columnCount: Int, free: BitMatrix, classes: [ObservedClass], history: [Absorption]) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.free = free
        rowsWithFreeCells = free.nonemptyRows
        self.classes = classes
        self.history = history
    }

    /// The observed columns of a class in one of its rows.
    func observed(_ cls: ObservedClass, row: Int) -> BitSet {
        cls.columns.subtracting(free.row(row))
    }

    /// Whether some cell of the class's rectangle is free.
    package func hasFreeCell(_ cls: ObservedClass) -> Bool {
        if cls.rows.isListed {
            return cls.rows.contains { rowsWithFreeCells.contains($0) && free.row($0, meets: cls.columns) }
        }
        return cls.rows.intersection(rowsWithFreeCells).contains { free.row($0, meets: cls.columns) }
    }

    /// Makes the rectangle of a class free.
    mutating func makeFree(_ cls: ObservedClass) {
        for row in cls.rows { free.setRow(row, free.row(row).union(cls.columns)) }
        rowsWithFreeCells.formUnion(cls.rows)
    }

    /// The same set of matrices, transposed.
    package func transposed() -> MaskedState {
        MaskedState(
            rowCount: columnCount, columnCount: rowCount, free: free.transposed(),
            classes: classes.map { $0.transposed() }, history: history.map { $0.transposed() })
    }

    /// The state seen from one side: itself, or its transpose.
    func seen(from side: Side) -> MaskedState {
        side == .rows ? self : transposed()
    }

    /// For each row, the classes that meet it: the row type of the state.
    package func rowTypes() -> [BitSet] {
        Self.rows(of: rowTypeMatrix())
    }

    /// The row types as the rows of a matrix.
    package func rowTypeMatrix() -> BitMatrix {
        BitMatrix(rows: classes.map(\.rows), columnCount: rowCount).transposed()
    }

    /// For each column, the classes that meet it.
    package func columnTypes() -> [BitSet] {
        Self.rows(of: BitMatrix(rows: classes.map(\.columns), columnCount: columnCount).transposed())
    }

    private static func rows(of matrix: BitMatrix) -> [BitSet] {
        (0..<matrix.rowCount).map { matrix.row($0) }
    }

    /// The observed columns of a row, over all the classes that meet it.
    package func observedColumns(row: Int, type: BitSet) -> BitSet {
        let known = BitSet.full(capacity: columnCount).subtracting(free.row(row))
        var unreached = known
        for index in type {
            if unreached.isEmpty { break }  // Dense rows are covered by a few classes.
            unreached.subtract(classes[index].columns)
        }
        return known.subtracting(unreached)
    }

    /// The state without some rows.
    mutating func deleteRows(_ deleted: BitSet) {
        for index in classes.indices { classes[index].rows.subtract(deleted) }
        normalise()
    }

    /// The window `rows` × `columns` of the state; the other rows and columns of the factors are zero.
    package func restricted(rows: BitSet, columns: BitSet) -> MaskedState {
        var window = self
        for index in window.classes.indices {
            window.classes[index].rows.formIntersection(rows)
            window.classes[index].columns.formIntersection(columns)
        }
        window.normalise()
        return window
    }

    /// The state of some of its classes, the others being zero.
    package func restricted(toClasses indices: [Int]) -> MaskedState {
        MaskedState(
            rowCount: rowCount, columnCount: columnCount, free: free, classes: indices.map { classes[$0] },
            history: history)
    }

    /// The rows that meet a class.
    package var liveRows: BitSet {
        classes.reduce(into: BitSet(capacity: rowCount)) { $0.formUnion($1.rows) }
    }

    /// The columns that meet a class.
    package var liveColumns: BitSet {
        classes.reduce(into: BitSet(capacity: columnCount)) { $0.formUnion($1.columns) }
    }
}

extension MaskedState {
    package mutating func delete(_ lines: [Int], side: Side) {
        switch side {
        case .rows: deleteRows(BitSet(capacity: rowCount, members: lines))
        case .columns: deleteColumns(BitSet(capacity: columnCount, members: lines))
        }
    }

    private mutating func deleteColumns(_ deleted: BitSet) {
        for index in classes.indices { classes[index].columns.subtract(deleted) }
        normalise()
    }
}
