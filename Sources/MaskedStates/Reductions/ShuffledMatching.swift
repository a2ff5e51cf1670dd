import SupportMasks

/// Matchings that depend on the attempt: the first one takes what is natural, others shuffle items and bins, the same
/// way in every run.
package struct ShuffledMatching {
    private let attempt: Int
    private var generator: SplitMix64

    package init(attempt: Int) {
        self.attempt = attempt
        generator = SplitMix64(seed: UInt64(attempt))
    }

    /// A bin of its own for each item; nil if there is no such matching.
    package mutating func saturating(_ allowed: [BitSet], binCount: Int) -> [Int]? {
        let capacities = [Int](repeating: 1, count: binCount)
        if attempt == 0 { return CapacitatedMatching.saturating(allowed: allowed, capacities: capacities) }
        let order = Array(allowed.indices).shuffled(using: &generator)
        let names = Array(0..<binCount).shuffled(using: &generator)
        let shuffled = order.map { item in
            BitSet(capacity: binCount, members: allowed[item].lazy.map { names[$0] })
        }
        guard let found = CapacitatedMatching.saturating(allowed: shuffled, capacities: capacities) else { return nil }
        var original = [Int](repeating: 0, count: binCount)
        for (bin, name) in names.enumerated() { original[name] = bin }
        var bins = [Int](repeating: 0, count: allowed.count)
        for (item, bin) in zip(order, found) { bins[item] = original[bin] }
        return bins
    }
}
