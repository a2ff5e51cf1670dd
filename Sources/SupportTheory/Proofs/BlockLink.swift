/// A row or column of the block's product with paths that join its reach to it.
public struct BlockLink: Sendable, Hashable {
    public var side: Side
    public var line: Int
    /// Units of neighbouring levels, the input side first: for a column those after it, for a row those before it.
    public var paths: [[Int]]
}
