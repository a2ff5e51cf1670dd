import SupportMasks

/// The cells of a small matrix as words, for loops in which each look at one of them counts: `BitMatrix` has two forms,
/// and asks at every look which it is.
struct PackedBits {
    private let words: [UInt64]
    private let wordsPerRow: Int

    /// O(rows × columns / 64), whatever form the matrix has.
    init(_ matrix: BitMatrix) {
        wordsPerRow = matrix.wordsPerRow
        words = (0..<matrix.rowCount).flatMap { matrix.row($0).words }
    }

    @inline(__always)
    subscript(row: Int, column: Int) -> Bool {
        words[row &* wordsPerRow &+ column &>> 6] &>> UInt64(column & 63) & 1 == 1
    }
}
