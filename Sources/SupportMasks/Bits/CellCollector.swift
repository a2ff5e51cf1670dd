/// Collects the entries of a sparse matrix in any order, and makes a mask of them.
///
/// Eight bytes an entry while they come, another four while they are sorted.
public struct CellCollector: Sendable {
    private let rowCount: Int
    private let columnCount: Int
    private var rows: [UInt32] = []
    /// Twice the column of each entry, and one more if the entry is zero.
    private var marks: [UInt32] = []

    /// - Parameter expected: how many entries there will be, if that is known.
    public init(rowCount: Int, columnCount: Int, expected: Int = 0) {
        precondition(max(rowCount, columnCount) <= BitMatrix.mostLines, "indices have 32 bits")
        self.rowCount = rowCount
        self.columnCount = columnCount
        rows.reserveCapacity(expected)
        marks.reserveCapacity(expected)
    }

    /// The number of entries so far.
    public var count: Int { rows.count }

    /// Takes an entry of the matrix.
    ///
    /// - Parameter isInside: whether it is not zero, so that its cell is inside the support.
    public mutating func take(row: Int, column: Int, isInside: Bool = true) {
        precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "the cell exists")
        rows.append(UInt32(truncatingIfNeeded: row))
        marks.append(UInt32(truncatingIfNeeded: column) &<< 1 | (isInside ? 0 : 1))
    }

    /// An entry whose cell had one before.
    public struct Repeated: Error {
        public let row: Int
        public let column: Int
        /// The number of entries that came before it.
        public let place: Int
    }

    /// The support, in the form that suits its number of cells. O(rows + entries), where entries of a row came in order;
    /// else the entries of each row are sorted.
    ///
    /// - Throws: the first entry whose cell had one before.
    public func support() throws(Repeated) -> BitMatrix {
        let (starts, marks) = sorted()
        let repeated = Self.repeated(starts, marks)
        if !repeated.isEmpty, let first = first(of: repeated) { throw first }
        let lists = Self.lists(starts, marks)
        return BitMatrix(lists: lists, columnCount: columnCount).inSuitableForm()
    }

    /// The entries row by row, by counting; those of a row ascend.
    private func sorted() -> (starts: [UInt32], marks: [UInt32]) {
        var starts = [UInt32](repeating: 0, count: rowCount + 1)
        var isSorted = true
        for place in rows.indices {
            starts[Int(rows[place]) &+ 1] &+= 1
            if place > 0, (rows[place &- 1], marks[place &- 1]) > (rows[place], marks[place]) { isSorted = false }
        }
        for row in 0..<rowCount { starts[row &+ 1] &+= starts[row] }
        if isSorted { return (starts, marks) }
        var next = starts
        var sorted = [UInt32](repeating: 0, count: marks.count)
        for place in rows.indices {
            let row = Int(rows[place])
            sorted[Int(next[row])] = marks[place]
            next[row] &+= 1
        }
        sorted.withUnsafeMutableBufferPointer { sorted in
            for row in 0..<rowCount {
                let range = Int(starts[row])..<Int(starts[row &+ 1])
                var line = UnsafeMutableBufferPointer(rebasing: sorted[range])
                if !zip(line, line.dropFirst()).allSatisfy({ $0 < $1 }) { line.sort() }
            }
        }
        return (starts, sorted)
    }

    /// The cells that have several entries: row and column in one number.
    private static func repeated(_ starts: [UInt32], _ marks: [UInt32]) -> Set<UInt64> {
        var cells: Set<UInt64> = []
        for row in starts.indices.dropLast() {
            for place in Int(starts[row])..<Int(starts[row &+ 1]) where place > Int(starts[row]) {
                if marks[place] &>> 1 == marks[place &- 1] &>> 1 { cells.insert(cell(UInt32(row), marks[place])) }
            }
        }
        return cells
    }

    private static func cell(_ row: UInt32, _ mark: UInt32) -> UInt64 { UInt64(row) << 32 | UInt64(mark &>> 1) }

    /// The first entry, in the order in which they came, whose cell had one before.
    private func first(of repeated: Set<UInt64>) -> Repeated? {
        var seen: Set<UInt64> = []
        for place in rows.indices {
            let cell = Self.cell(rows[place], marks[place])
            if repeated.contains(cell), !seen.insert(cell).inserted {
                return Repeated(row: Int(rows[place]), column: Int(marks[place] &>> 1), place: place)
            }
        }
        return nil
    }

    /// The columns of the entries that are not zero.
    private static func lists(_ starts: [UInt32], _ marks: [UInt32]) -> RowLists {
        var columns: [UInt32] = []
        columns.reserveCapacity(marks.count)
        var ends: [UInt32] = [0]
        ends.reserveCapacity(starts.count)
        for row in starts.indices.dropLast() {
            for place in Int(starts[row])..<Int(starts[row &+ 1]) where marks[place] & 1 == 0 {
                columns.append(marks[place] &>> 1)
            }
            ends.append(UInt32(truncatingIfNeeded: columns.count))
        }
        return RowLists(starts: ends, columns: columns)
    }
}
