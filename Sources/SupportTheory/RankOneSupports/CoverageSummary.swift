import SupportMasks

/// How many cells of the product no support covers, one covers, and several cover.
public struct CoverageSummary: Sendable, Hashable {
    /// Cells that are zero in every product.
    public var uncovered: Int
    /// The private cells: those that exactly one support covers.
    public var once: Int
    /// Cells that two supports or more cover.
    public var more: Int

    private static let rowsAtATime = 32

    /// Counts the cells of the whole matrix. At most |I| · n / 64 word operations; rows that are covered densely end early.
    public init(of supports: RankOneSupports) {
        var scan = CoverageScan(supports)
        let words = supports.columnSets.wordsPerRow
        var (covered, twice) = (0, 0)
        // A few rows together: enough words for a fast count, few enough to stay at hand.
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * Self.rowsAtATime * words) { buffer in
            guard let first = buffer.baseAddress else { return }
            let second = first + Self.rowsAtATime * words
            for start in stride(from: 0, to: supports.rowCount, by: Self.rowsAtATime) {
                let rows = start..<min(start + Self.rowsAtATime, supports.rowCount)
                for row in rows {
                    scan.covers(row: row, once: first + (row - start) * words, twice: second + (row - start) * words)
                }
                covered += bitCount(UnsafeBufferPointer(start: first, count: rows.count * words))
                twice += bitCount(UnsafeBufferPointer(start: second, count: rows.count * words))
            }
        }
        uncovered = supports.rowCount * supports.columnCount - covered
        once = covered - twice
        more = twice
    }
}
