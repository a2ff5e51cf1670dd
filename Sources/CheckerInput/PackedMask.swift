/// A mask as it is read: the cells of each row packed into words, one row after the other, or listed.
package struct PackedMask: Sendable {
    package let rows: Int
    package let columns: Int
    package let words: [UInt64]
    /// The ones, if they are listed; then there are no words.
    package let lists: ListedCells?

    init(rows: Int, columns: Int, words: [UInt64]) {
        (self.rows, self.columns, self.words) = (rows, columns, words)
        lists = nil
    }

    init(columns: Int, lists: ListedCells) {
        (rows, self.columns, words) = (lists.rowCount, columns, [])
        self.lists = lists
    }

    /// Words of one row.
    package static func words(for columns: Int) -> Int { (columns + 63) / 64 }
}

/// The columns of the ones of each row, ascending.
package struct ListedCells: Equatable, Sendable {
    /// Where each row begins in `columns`; the last number is that of all ones.
    package private(set) var starts: [UInt32] = [0]
    package private(set) var columns: [UInt32] = []

    package init() {}

    package var rowCount: Int { starts.count - 1 }

    /// The columns of a row.
    package subscript(row: Int) -> ArraySlice<UInt32> { columns[Int(starts[row])..<Int(starts[row + 1])] }

    /// Adds a one to the row that is not ended; columns ascend.
    package mutating func append(_ column: Int) { columns.append(UInt32(column)) }

    /// Ends a row.
    package mutating func endRow() { starts.append(UInt32(columns.count)) }

    /// The ones by columns: the transposed lists.
    package func transposed(columns count: Int) -> ListedCells {
        var result = ListedCells()
        result.starts = [UInt32](repeating: 0, count: count + 1)
        for column in columns { result.starts[Int(column) + 1] += 1 }
        for column in 0..<count { result.starts[column + 1] += result.starts[column] }
        var next = result.starts
        result.columns = [UInt32](repeating: 0, count: columns.count)
        for row in 0..<rowCount {
            for column in self[row] {
                result.columns[Int(next[Int(column)])] = UInt32(row)
                next[Int(column)] += 1
            }
        }
        return result
    }
}

/// Packs the cells of one row into words.
struct RowPacker {
    private var word: UInt64 = 0
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ isSet: Bool, to words: inout [UInt64]) {
        word |= (isSet ? 1 : 0) << UInt64(count & 63)
        count += 1
        if count & 63 == 0 {
            words.append(word)
            word = 0
        }
    }

    func finish(_ words: inout [UInt64]) {
        if count & 63 != 0 { words.append(word) }
    }
}
