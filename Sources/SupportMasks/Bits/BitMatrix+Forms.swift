// A listed cell takes 32 bits and a cell of the packed form one, so that lists are smaller below a density of 1/32. They
// are faster only where rows have few cells for their length: 1/256 was chosen for that (Sparse.md), and not swept.

extension BitMatrix {
    /// A matrix with more set cells than this part of its cells is packed.
    private static let cellsPerListed = 256
    /// A matrix with at most so many cells is packed, whatever is set: 128 KiB.
    private static let smallCells = 1 << 20
    /// A matrix with more cells is listed, whatever is set: packed it would take more than 256 MiB.
    private static let largeCells = 1 << 31

    /// The most set cells with which a matrix of a size is listed.
    static func listedCells(_ rowCount: Int, _ columnCount: Int) -> Int {
        let cells = rowCount.multipliedReportingOverflow(by: columnCount)
        if cells.overflow || cells.partialValue > largeCells { return RowLists.mostCells }
        return cells.partialValue <= smallCells ? -1 : cells.partialValue / cellsPerListed
    }

    /// The matrix in the form that suits its size and the number of its cells. O(rows × columns / 64); O(1) where it has
    /// this form and is listed, or small.
    package func inSuitableForm() -> BitMatrix {
        let most = Self.listedCells(rowCount, columnCount)
        if isListed { return setBitCount > most ? packed() : self }
        return most >= 0 && setBitCount <= most ? listed() : self
    }

    /// The zero matrix in the listed form, or in the packed one.
    package static func zero(rowCount: Int, columnCount: Int, isListed: Bool) -> BitMatrix {
        isListed
            ? BitMatrix(lists: RowLists(rowCount: rowCount), columnCount: columnCount)
            : BitMatrix(rowCount: rowCount, columnCount: columnCount)
    }

    /// The listed matrix with the given rows.
    init(listing rows: some Collection<BitSet>, columnCount: Int) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(rows.count + 1)
        var columns: [UInt32] = []
        for row in rows {
            precondition(row.capacity == columnCount, "a row is a set of columns")
            for column in row { columns.append(UInt32(truncatingIfNeeded: column)) }
            precondition(columns.count <= RowLists.mostCells, "indices have 32 bits")
            starts.append(UInt32(truncatingIfNeeded: columns.count))
        }
        self.init(lists: RowLists(starts: starts, columns: columns), columnCount: columnCount)
    }

    /// The same matrix in the listed form. O(rows × columns / 64).
    public func listed() -> BitMatrix {
        isListed ? self : BitMatrix(listing: (0..<rowCount).lazy.map(row), columnCount: columnCount)
    }

    /// The same matrix in the packed form. O(rows × columns / 64).
    public func packed() -> BitMatrix {
        guard isListed else { return self }
        var result = BitMatrix(rowCount: rowCount, columnCount: columnCount)
        for row in 0..<rowCount where !isRowEmpty(row) { result.setRow(row, self.row(row)) }
        return result
    }

    /// The number of set cells. O(rows × columns / 64); listed: O(1).
    public var setBitCount: Int { lists.map(\.cellCount) ?? withWords(bitCount) }

    /// The number of set cells of row i. O(columns / 64); listed: O(1).
    public func setBitCount(ofRow i: Int) -> Int {
        precondition(i >= 0 && i < rowCount, "the row exists")
        return lists.map { $0.count(ofRow: i) } ?? withRowWords(i) { $0.reduce(0) { $0 + $1.nonzeroBitCount } }
    }

    /// Whether no cell of row i is set.
    public func isRowEmpty(_ i: Int) -> Bool {
        precondition(i >= 0 && i < rowCount, "the row exists")
        if let lists { return lists.count(ofRow: i) == 0 }
        return withRowWords(i) { words in
            for word in words where word != 0 { return false }
            return true
        }
    }

    /// The rows with a set cell. O(rows × columns / 64); listed: O(rows).
    public var nonemptyRows: BitSet {
        BitSet(capacity: rowCount, members: (0..<rowCount).lazy.filter { !isRowEmpty($0) })
    }

    /// Whether row i has a cell in a set of columns.
    public func row(_ i: Int, meets set: BitSet) -> Bool {
        precondition(set.capacity == columnCount, "a row is met by a set of columns")
        if let lists {
            return lists.withRow(i) { columns in
                // The shorter list is gone through.
                if set.isListed, set.storage.count < columns.count {
                    return set.storage.contains { member in
                        let place = columns.partitionPoint(of: UInt32(truncatingIfNeeded: member))
                        return place < columns.count && UInt64(columns[place]) == member
                    }
                }
                return columns.contains { set.contains(Int($0)) }
            }
        }
        if set.isListed { return set.storage.contains { self[i, Int($0)] } }
        return set.storage.withUnsafeBufferPointer { columns in
            withRowWords(i) { words in
                for word in columns.indices where columns[word] & words[word] != 0 { return true }
                return false
            }
        }
    }

    /// Calls `body` with each column of the set cells of row i, ascending.
    @inline(__always)
    package func forEachColumn(ofRow i: Int, _ body: (Int) -> Void) {
        if let lists { return lists.withRow(i) { for column in $0 { body(Int(column)) } } }
        withRowWords(i) { words in
            for index in words.indices {
                var rest = words[index]
                while rest != 0 {
                    body(index &* 64 &+ rest.trailingZeroBitCount)
                    rest &= rest &- 1
                }
            }
        }
    }
}
