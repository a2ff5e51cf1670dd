import Proofs
import SupportMasks

/// Finds few changes among many that are enough.
struct Shortening {
    let given: RepairMasks
    let interruption: Interruption

    /// The shortest beginning of an order that is found to be enough: of 1, 2, 4, … units the first, then halving. Not
    /// every longer beginning need be enough.
    func beginning(of order: ChangeOrder, shorterThan most: Int, _ test: inout GoalTest) -> [[MaskCell]]? {
        let units = order.units
        guard let longest = longest(units, shorterThan: most), longest > 0 else { return nil }
        var (short, long) = (0, 1)
        while !isEnough(units.prefix(long), &test) {
            if long == longest || interruption.isDue { return nil }
            short = long
            long = min(2 * long, longest)
        }
        while long - short > 1, !interruption.isDue {
            let middle = (short + long) / 2
            if isEnough(units.prefix(middle), &test) { long = middle } else { short = middle }
        }
        return Array(units.prefix(long))
    }

    private func longest(_ units: [[MaskCell]], shorterThan most: Int) -> Int? {
        var (cells, count) = (0, 0)
        for unit in units {
            cells += unit.count
            if cells >= most { break }
            count += 1
        }
        return count
    }

    /// The units without those that can be left out: halves, quarters, … single ones (as in delta debugging).
    func withoutSuperfluous(_ units: [[MaskCell]], decisions: Int, _ test: inout GoalTest) -> [[MaskCell]] {
        var kept = units
        let end = test.decisions + decisions
        var size = max(1, kept.count / 2)
        while true {
            var start = 0
            var hasShrunk = false
            while start < kept.count {
                if test.decisions >= end || interruption.isDue { return kept }
                let part = start..<min(start + size, kept.count)
                var rest = kept
                rest.removeSubrange(part)
                if isEnough(rest, &test) {
                    kept = rest
                    hasShrunk = true
                } else {
                    start = part.upperBound
                }
            }
            if size == 1, !hasShrunk { return kept }
            size = max(1, size / 2)
        }
    }

    private func isEnough(_ units: some Sequence<[MaskCell]>, _ test: inout GoalTest) -> Bool {
        if case .reached = test.answer(given.flipping(units.joined())) { return true }
        return false
    }
}
