/// A split of a chain and the errors there.
public struct ChainSplit: Sendable, Hashable {
    /// The number of factors of the chain to its left, so the split is F_1 ⋯ F_position | F_(position+1) ⋯ F_L.
    public var position: Int
    /// The rank of each block.
    public var rank: Int
    /// E_k, the error of the best approximation of the target by a product of two matrices on the patterns of
    /// F_1 ⋯ F_position and of the rest, cells outside the product pattern included; nil if it was not asked for. No
    /// factors of the chain have a smaller error.
    public var best: Double?
    /// The error that the algorithm made at this split; with orthonormalisation at most `best`.
    public var committed: Double
}
