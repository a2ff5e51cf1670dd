import Proofs
import SupportMasks

/// Finds few changes among many that are enough.
struct Shortening {
    let given: RepairMasks
    let interruption: Interruption

    /// The shortest beginning of an order that is found to be enough: of 1, 2, 4, … units the first, then halving. Not
    /// every longer beginning need be enough.
    func beginning(of order: ChangeOrder, shorterThan most: Int, _ test: inout GoalTest)
        -> SufficientChanges?
    {
        let units = order.units
        let longest = longest(units, shorterThan: most)
        guard longest > 0 else { return nil }
        var (short, long) = (0, 1)
        var best = sufficient(units.prefix(long), &test)
        while best == nil {
            if long == longest || interruption.isDue { return nil }
            short = long
            long = min(2 * long, longest)
            best = sufficient(units.prefix(long), &test)
        }
        while long - short > 1, !interruption.isDue {
            let middle = (short + long) / 2
            if let found = sufficient(units.prefix(middle), &test) {
                (best, long) = (found, middle)
            } else {
                short = middle
            }
        }
        return best
    }

    private func longest(_ units: [[MaskCell]], shorterThan most: Int) -> Int {
        var (cells, count) = (0, 0)
        for unit in units {
            cells += unit.count
            if cells >= most { break }
            count += 1
        }
        return count
    }

    /// The units without those that can be left out: halves, quarters, … single ones (as in delta debugging).
    func withoutSuperfluous(_ changes: SufficientChanges, decisions: Int, _ test: inout GoalTest)
        -> SufficientChanges
    {
        var kept = changes
        let end = test.decisions + decisions
        var size = max(1, kept.units.count / 2)
        while true {
            var start = 0
            var hasShrunk = false
            while start < kept.units.count {
                if test.decisions >= end || interruption.isDue { return kept }
                let part = start..<min(start + size, kept.units.count)
                var rest = kept.units
                rest.removeSubrange(part)
                if let found = sufficient(rest, &test) {
                    kept = found
                    hasShrunk = true
                } else {
                    start = part.upperBound
                }
            }
            if size == 1, !hasShrunk { return kept }
            size = max(1, size / 2)
        }
    }

    private func sufficient(_ units: some Sequence<[MaskCell]>, _ test: inout GoalTest) -> SufficientChanges? {
        guard case .reached(let closedness) = test.answer(given.flipping(units.joined())) else { return nil }
        return SufficientChanges(units: Array(units), closedness: closedness)
    }
}
