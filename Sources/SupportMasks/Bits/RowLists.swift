/// The set cells of a sparse matrix, row by row: compressed sparse rows with 32-bit indices.
///
/// Four bytes a cell and four a row. A row that is set anew is kept beside the others until it is read.
public struct RowLists: Sendable {
    /// The columns of the rows, one row after the other, each ascending.
    private var columns: [UInt32]
    /// Where each row begins in `columns`, and where the last one ends.
    private var starts: [UInt32]
    /// Rows that were set since, by their number.
    private var changed: [Int: [UInt32]] = [:]
    /// The cells that these rows have more than what is in their places.
    private var growth = 0

    /// The most cells that indices of 32 bits count.
    static let mostCells = Int(UInt32.max)

    /// No cell in any of some rows.
    package init(rowCount: Int) {
        columns = []
        starts = [UInt32](repeating: 0, count: rowCount + 1)
    }

    /// Rows that are in their form already.
    ///
    /// - Parameters:
    ///   - starts: where each row begins, and the number of cells at the end; they do not fall.
    ///   - columns: of the cells; those of a row ascend.
    package init(starts: [UInt32], columns: [UInt32]) {
        precondition(starts.first == 0 && Int(starts[starts.count - 1]) == columns.count, "rows fill the list of cells")
        self.starts = starts
        self.columns = columns
    }

    /// The number of rows.
    package var rowCount: Int { starts.count - 1 }
    /// The number of set cells.
    package var cellCount: Int { columns.count + growth }
    /// Whether rows were set.
    private var isChanged: Bool { !changed.isEmpty }

    /// The number of set cells of a row.
    @inline(__always)
    package func count(ofRow row: Int) -> Int {
        if !changed.isEmpty, let row = changed[row] { return row.count }
        return Int(starts[row &+ 1] &- starts[row])
    }

    /// Calls `body` with the columns of a row, ascending.
    @inline(__always)
    package func withRow<R>(_ row: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> R) rethrows -> R {
        if !changed.isEmpty, let row = changed[row] { return try row.withUnsafeBufferPointer(body) }
        let (start, end) = (Int(starts[row]), Int(starts[row &+ 1]))
        return try columns.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    /// Calls `body` with all rows, for loops that go through many of them.
    package func withRows<R>(_ body: (RowsView) throws -> R) rethrows -> R {
        if isChanged { return try compacted().withRows(body) }
        return try starts.withUnsafeBufferPointer { starts in
            try columns.withUnsafeBufferPointer { try body(RowsView(starts: starts, columns: $0)) }
        }
    }

    /// The same rows, one after the other.
    private func compacted() -> RowLists {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(rowCount + 1)
        var columns: [UInt32] = []
        columns.reserveCapacity(cellCount)
        for row in 0..<rowCount {
            withRow(row) { columns += $0 }
            starts.append(UInt32(truncatingIfNeeded: columns.count))
        }
        return RowLists(starts: starts, columns: columns)
    }

    /// Makes a row these columns, which ascend.
    mutating func setRow(_ row: Int, _ columns: [UInt32]) {
        growth += columns.count - count(ofRow: row)
        changed[row] = columns
    }

    /// The lists of the columns: those of the transposed matrix. O(rows + columns + cells).
    func transposed(columnCount: Int) -> RowLists {
        var ends = [UInt32](repeating: 0, count: columnCount + 1)
        var rows = [UInt32](repeating: 0, count: cellCount)
        ends.withUnsafeMutableBufferPointer { ends in
            for row in 0..<rowCount { withRow(row) { for column in $0 { ends[Int(column) &+ 1] &+= 1 } } }
            for column in 0..<columnCount { ends[column &+ 1] &+= ends[column] }
            rows.withUnsafeMutableBufferPointer { rows in
                for row in 0..<rowCount {
                    withRow(row) { columns in
                        for column in columns {
                            let place = ends[Int(column)]
                            rows[Int(place)] = UInt32(truncatingIfNeeded: row)
                            ends[Int(column)] = place &+ 1
                        }
                    }
                }
            }
        }
        // Each number has moved to the end of its column, which is where the next one begins.
        ends.removeLast()
        ends.insert(0, at: 0)
        return RowLists(starts: ends, columns: rows)
    }
}

/// The rows of a listed matrix, while they are at hand.
package struct RowsView {
    @usableFromInline package let starts: UnsafeBufferPointer<UInt32>
    @usableFromInline package let columns: UnsafeBufferPointer<UInt32>

    init(starts: UnsafeBufferPointer<UInt32>, columns: UnsafeBufferPointer<UInt32>) {
        self.starts = starts
        self.columns = columns
    }

    package var count: Int { starts.count - 1 }

    /// The columns of a row, ascending.
    @inlinable package subscript(row: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(rebasing: columns[Int(starts[row])..<Int(starts[row &+ 1])])
    }
}

extension RowLists: Equatable {
    public static func == (a: RowLists, b: RowLists) -> Bool {
        guard a.rowCount == b.rowCount, a.cellCount == b.cellCount else { return false }
        if !a.isChanged, !b.isChanged { return a.starts == b.starts && a.columns == b.columns }
        return (0..<a.rowCount).allSatisfy { row in
            a.withRow(row) { first in b.withRow(row) { first.elementsEqual($0) } }
        }
    }
}
