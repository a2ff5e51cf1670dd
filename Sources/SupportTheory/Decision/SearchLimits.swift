/// Explicit bounds on what the decision tries. They bound counts, not seconds, so that the same input gives the same answer.
public struct SearchLimits: Sendable, Hashable {
    /// Up to this many classes all subsets are tried by generic elimination.
    public var exhaustiveClasses: Int
    /// Up to this many rows and columns together all windows of a state are searched.
    public var exhaustiveLines: Int
    /// Partial permutations that the nested theorem may go through.
    public var partialPermutations: Int
    /// Windows that the search in large states may look at.
    public var windows: Int

    public init(exhaustiveClasses: Int = 8, exhaustiveLines: Int = 12, partialPermutations: Int = 200_000, windows: Int = 20_000) {
        self.exhaustiveClasses = exhaustiveClasses
        self.exhaustiveLines = exhaustiveLines
        self.partialPermutations = partialPermutations
        self.windows = windows
    }
}
