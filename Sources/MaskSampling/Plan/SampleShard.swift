/// The part of a plan that one of several machines takes.
///
/// Without a rule that looks at what was found, positions are those of single samples, all cells one after the other;
/// with one they are those of cells, since what is found elsewhere must not matter.
public struct SampleShard: Sendable, Hashable {
    /// From 0.
    public let index: Int
    public let count: Int

    private static let mostShards = 1_000_000

    /// Nil unless 0 ≤ index < count ≤ 1,000,000.
    public init?(index: Int, count: Int) {
        guard (1...Self.mostShards).contains(count), (0..<count).contains(index) else { return nil }
        (self.index, self.count) = (index, count)
    }

    public static let whole = SampleShard(validIndex: 0, count: 1)

    private init(validIndex: Int, count: Int) { (index, self.count) = (validIndex, count) }

    func takes(_ position: Int) -> Bool { position % count == index }

    /// The indices of the samples of a cell that this shard takes, of the first so many.
    func samples(of cell: Int, _ plan: SamplingPlan) -> SampleIndices {
        if plan.isAdaptive { return SampleIndices(first: 0, step: 1, count: takes(cell) ? plan.samples : 0) }
        let start = (cell % count) * (plan.samples % count) % count
        let first = (index - start + count) % count
        return SampleIndices(first: first, step: count, count: max(0, (plan.samples - first + count - 1) / count))
    }
}

/// Every so-manyth sample.
struct SampleIndices: Sendable, Hashable {
    var first: Int
    var step: Int
    var count: Int

    subscript(position: Int) -> Int { first + position * step }
}
