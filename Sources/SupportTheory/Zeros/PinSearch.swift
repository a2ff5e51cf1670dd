import SupportMasks

/// Looks for pins of the rows of a state, for `SC309`.
///
/// Rows whose vectors fall short are matched with supports of their own; rows that fall short afterwards are pinned too.
struct PinSearch {
    private let limits: SearchLimits
    private let rows: PinRows

    init(_ state: MaskedState, limits: SearchLimits) {
        self.limits = limits
        rows = PinRows(state)
    }

    /// A round is a bipartite matching, and an elimination in each row.
    func find() -> (seed: Int, pins: [Pin])? {
        var values = PinValues(rows, seed: 1)
        var short = Set(values.shortRows())
        for round in 0..<limits.pinRounds {
            if limits.interruption.isDue { return nil }
            guard short.count <= rows.supportCount, let supports = supports(of: short.sorted(), attempt: round) else {
                return nil
            }
            values = PinValues(rows, seed: 1 + round)
            guard let pins = order(supports, &values) else { continue }
            let failing = values.shortRows()
            if failing.isEmpty { return (1 + round, pins) }
            short.formUnion(failing)
        }
        return nil
    }

    /// A support of its own for each row, which reaches all its observed columns but few: as few as a matching allows.
    private func supports(of short: [Int], attempt: Int) -> [Int: Int]? {
        for most in 0...limits.pinGaps {
            let allowed = short.map { row in
                BitSet(
                    capacity: rows.supportCount, members: rows.types[row].filter { rows.gaps(row, $0).count <= most })
            }
            var matching = ShuffledMatching(attempt: attempt)
            if let found = matching.saturating(allowed, binCount: rows.supportCount) {
                return Dictionary(uniqueKeysWithValues: zip(short, found))
            }
        }
        return nil
    }

    /// Rows with many finished supports first; nil if those that are left have too few for their gaps.
    private func order(_ supports: [Int: Int], _ values: inout PinValues) -> [Pin]? {
        var pins: [Pin] = []
        var waiting = supports.keys.sorted()
        var isOpen = BitSet(capacity: rows.supportCount, members: supports.values)
        while !waiting.isEmpty {
            if limits.interruption.isDue { return nil }
            let others = waiting.map { row in rows.types[row].filter { $0 != supports[row] && !isOpen.contains($0) } }
            let order = waiting.indices.sorted { (-others[$0].count, $0) < (-others[$1].count, $1) }
            guard let next = firstPin(order.map { (waiting[$0], others[$0]) }, supports, &values),
                let index = waiting.firstIndex(of: next.line)
            else { return nil }
            waiting.remove(at: index)
            pins.append(next)
            isOpen.remove(next.support)
        }
        return pins
    }

    /// The first of some rows whose finished supports span what its own one misses.
    private func firstPin(
        _ rows: [(row: Int, others: [Int])], _ supports: [Int: Int], _ values: inout PinValues
    ) -> Pin? {
        for (row, others) in rows {
            if let support = supports[row], let solved = values.pin(row, to: support, others) {
                return Pin(line: row, support: support, solved: solved)
            }
        }
        return nil
    }
}
