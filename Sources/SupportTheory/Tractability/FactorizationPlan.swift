import SupportMasks

/// How to solve min ‖A − X Yᵀ‖ exactly, block after block; what a numeric solver needs to know.
///
/// Work through the blocks in order, on the residual A − X Yᵀ of the blocks done so far. A block looks at the cells of
/// its rectangle that lie in no rectangle of a later
/// block: those are left to the later ones, which fit them exactly.
public struct FactorizationPlan: Sendable, Hashable {
    public var blocks: [Block]

    public struct Block: Sendable, Hashable {
        public var method: Method
        public var rows: [Int]
        public var columns: [Int]
        /// The supports that share the rectangle; the rank of the block is at most their number.
        public var supports: [Int]

        public var rank: Int { min(supports.count, rows.count, columns.count) }
    }

    public enum Method: Sendable, Hashable {
        /// The best approximation of rank ≤ `rank` of the rectangle: a truncated singular value decomposition.
        case truncatedSVD
        /// The block takes every value on its cells: fit them without error, one support a line.
        case fitExactly
        /// The same, by single lines and a generic factor.
        case fitThroughLines(LineCover)
    }

    /// The cells that are fitted without error, whatever the target.
    public var hasFreeCells: Bool { blocks.contains { $0.method != .truncatedSVD } }
}
