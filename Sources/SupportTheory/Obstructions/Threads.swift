import SupportMasks

/// Paths from some neurons outwards through layers, one for each item, such that no unit of a level is on two of them.
///
/// Level 0 are the units of the first layer that a path enters; the last level are the ends. Paths grow level by level,
/// by a matching of the items with units from which their ends can be reached: the last matching knows which ends each
/// item may have.
struct Threads {
    /// For each level but the last: unit → units of the next level.
    private let steps: [BitMatrix]
    /// For each level but the last: unit → ends.
    private let reach: [BitMatrix]
    private let endCount: Int

    struct Item {
        /// The units at which the path may begin.
        var first: BitSet
        /// The ends that it may have.
        var last: BitSet
    }

    /// - Parameter layers: from the neurons outwards; each has the units that are farther out as rows. The first one
    ///   leads from the neurons to level 0.
    init(_ layers: [BitMatrix]) {
        steps = layers.dropFirst().map { $0.transposed() }
        endCount = layers.last?.rowCount ?? 0
        var reach: [BitMatrix] = []
        for step in steps.reversed() { reach.append(reach.last.map { step.booleanProduct(with: $0) } ?? step) }
        self.reach = reach.reversed()
    }

    /// Unit of level 0 → ends, of two layers or more: of one the units are the ends.
    var endsOfFirstUnits: BitMatrix { reach[0] }

    /// A path for each item, from level 0 to its end; nil if some matching fails.
    ///
    /// Which matching is taken on one level decides what is left for the next: other attempts take others.
    func paths(_ items: [Item], attempt: Int) -> [[Int]]? {
        var shuffled = ShuffledMatching(attempt: attempt)
        var paths = items.map { _ in [Int]() }
        for level in 0...reach.count {
            let allowed = items.indices.map { index -> BitSet in
                let units = level == 0 ? items[index].first : steps[level - 1].row(paths[index][level - 1])
                return towards(items[index].last, units, level)
            }
            let unitCount = level == reach.count ? endCount : reach[level].rowCount
            guard let units = shuffled.saturating(allowed, binCount: unitCount) else { return nil }
            for (index, unit) in units.enumerated() { paths[index].append(unit) }
        }
        return paths
    }

    /// The units from which one of the ends is reached.
    private func towards(_ ends: BitSet, _ units: BitSet, _ level: Int) -> BitSet {
        if level == reach.count { return units.intersection(ends) }
        return BitSet(
            capacity: units.capacity, members: units.filter { !reach[level].row($0).isDisjoint(with: ends) })
    }
}
