import FloatingProposals

/// What an experiment is run with.
public struct ExperimentSetting: Sendable, Hashable {
    /// Where its random numbers begin; the same seed gives the same outcome.
    public var seed: UInt64
    /// Whether fewer and smaller instances will do.
    public var isQuick: Bool
    /// Whether a counter-example stands in the place of the instances.
    public var isPlanted: Bool

    public init(seed: UInt64 = 1, isQuick: Bool = false, isPlanted: Bool = false) {
        (self.seed, self.isQuick, self.isPlanted) = (seed, isQuick, isPlanted)
    }

    /// So many instances, or fewer where a quick run is wanted.
    func count(_ full: Int, quick: Int) -> Int { isQuick ? quick : full }

    /// Random numbers of their own for each purpose, so that one more of one kind changes no other.
    func normals(_ purpose: String, _ number: Int = 0) -> SeededNormals {
        // FNV-1a: a hash that is the same on every run.
        let hash = purpose.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var mixed = SeededNormals(seed: seed ^ hash)
        return SeededNormals(seed: mixed.next() &+ UInt64(number) &* 0x9E37_79B9)
    }
}
