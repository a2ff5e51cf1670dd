import MaskedStates
import SupportMasks
import Testing

/// The bins that a certificate names, and those that follow from them.
@Suite struct MatchingExceptionsTests {
    /// Random items, bins and capacities, some bins left out.
    struct Case {
        let allowed: [BitSet]
        let bins: BitSet
        let capacities: [Int]

        init(_ generator: inout SplitMix64) {
            let count = Int.random(in: 1...9, using: &generator)
            let density = Int.random(in: 1...10, using: &generator)
            func subset(_ tenths: Int) -> BitSet {
                let members = (0..<count).filter { _ in Int.random(in: 1...10, using: &generator) <= tenths }
                return BitSet(capacity: count, members: members)
            }
            allowed = (0..<Int.random(in: 1...9, using: &generator)).map { _ in subset(density) }
            bins = subset(9)
            capacities = (0..<count).map { _ in max(1, Int.random(in: -3...3, using: &generator)) }
        }

        var exceptions: [(item: Int, bin: Int)]? {
            CapacitatedMatching.exceptions(allowed: allowed, bins: bins, capacities: capacities)
        }

        /// Whether there is a matching, tried out.
        func hasMatching(from item: Int = 0, _ used: [Int: Int] = [:]) -> Bool {
            guard item < allowed.count else { return true }
            return allowed[item].contains { bin in
                guard bins.contains(bin), used[bin, default: 0] < capacities[bin] else { return false }
                return hasMatching(from: item + 1, used.merging([bin: 1], uniquingKeysWith: +))
            }
        }

        /// Whether every item finds a bin, those that are named first.
        func isCompleted(_ named: [(item: Int, bin: Int)]) -> Bool {
            var room = capacities
            let listed = Set(named.map(\.item))
            guard named.map(\.item) == listed.sorted() else { return false }
            for (item, bin) in named {
                guard allowed[item].contains(bin), bins.contains(bin) else { return false }
                room[bin] -= 1
            }
            for item in allowed.indices where !listed.contains(item) {
                guard let bin = allowed[item].first(where: { bins.contains($0) && room[$0] > 0 }) else { return false }
                room[bin] -= 1
            }
            return room.allSatisfy { $0 >= 0 }
        }
    }

    @Test func whatIsNamedIsCompletedByTakingTheFirstBin() {
        let seed: UInt64 = 204
        var generator = SplitMix64(seed: seed)
        var counts = (none: 0, empty: 0, some: 0, all: 0)
        for _ in 0..<5_000 {
            let trial = Case(&generator)
            let named = trial.exceptions
            #expect((named != nil) == trial.hasMatching(), "seed \(seed): \(trial)")
            guard let named else {
                counts.none += 1
                continue
            }
            #expect(trial.isCompleted(named), "seed \(seed): \(trial) \(named)")
            switch named.count {
            case 0: counts.empty += 1
            case trial.allowed.count: counts.all += 1
            default: counts.some += 1
            }
        }
        #expect(counts.none > 500 && counts.empty > 500 && counts.some > 50, "\(counts)")
    }

    @Test func aDenseLineNeedsFewNames() {
        var generator = SplitMix64(seed: 8)
        let allowed = (0..<500).map { _ in
            BitSet(capacity: 520, members: (0..<520).filter { _ in Int.random(in: 1...10, using: &generator) <= 6 })
        }
        let named = CapacitatedMatching.exceptions(
            allowed: allowed, bins: .full(capacity: 520), capacities: Array(repeating: 1, count: 520))
        #expect((named?.count ?? .max) < 100)
    }
}
