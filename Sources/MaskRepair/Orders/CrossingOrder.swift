import SupportMasks

/// An order that makes any two rank-one supports disjoint or crossing, which is closed (SC302): greedily, the change
/// first that helps most pairs.
///
/// Every pair that overlaps and does not cross is mended in its cheapest ways, and each change in one of them counts for
/// one over the cost. O(supports²) sets at the start, then O(supports) a change.
struct CrossingOrder {
    private let given: RepairMasks
    private let rules: RepairRules
    private var supports: SupportCells
    private var ways: [Pair: [(cells: [MaskCell], weight: Double)]] = [:]
    private var scores: [MaskCell: Double] = [:]
    private var changed: Set<MaskCell> = []

    private struct Pair: Hashable {
        let first: Int
        let second: Int

        init(_ a: Int, _ b: Int) { (first, second) = a < b ? (a, b) : (b, a) }
    }

    /// Nil for a network of another depth than two.
    init?(_ given: RepairMasks, _ rules: RepairRules) {
        guard let supports = SupportCells(given) else { return nil }
        (self.given, self.rules, self.supports) = (given, rules, supports)
        for first in supports.rows.indices {
            for second in supports.rows.indices.dropFirst(first + 1) { look(at: Pair(first, second)) }
        }
    }

    /// The changes, one unit each, until no pair is left or none can be mended.
    mutating func order() -> ChangeOrder {
        var units: [[MaskCell]] = []
        while let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key {
            guard let orbit = rules.orbit(of: best, in: given) else { break }
            units.append(orbit)
            for cell in orbit {
                supports.flip(cell)
                changed.insert(cell)
            }
            for support in Set(orbit.map(supports.support)).sorted() {
                for other in supports.rows.indices where other != support { look(at: Pair(support, other)) }
            }
        }
        return ChangeOrder(units)
    }

    /// Counts a pair anew.
    private mutating func look(at pair: Pair) {
        for way in ways.removeValue(forKey: pair) ?? [] {
            for cell in way.cells {
                let score = (scores[cell] ?? 0) - way.weight
                scores[cell] = score > 1e-9 ? score : nil
            }
        }
        let cheapest = cheapestWays(pair)
        guard !cheapest.isEmpty else { return }
        ways[pair] = cheapest
        for way in cheapest { for cell in way.cells { scores[cell, default: 0] += way.weight } }
    }

    private func cheapestWays(_ pair: Pair) -> [(cells: [MaskCell], weight: Double)] {
        let (k, l) = (pair.first, pair.second)
        let rows = supports.rows[k].intersection(supports.rows[l])
        let columns = supports.columns[k].intersection(supports.columns[l])
        if rows.isEmpty || columns.isEmpty || crosses(k, l) || crosses(l, k) { return [] }
        var ways: [[MaskCell]] = []
        if rules.mayRemove {
            for support in [k, l] {
                ways.append(rows.members.map { supports.x($0, support) })
                ways.append(columns.members.map { supports.y($0, support) })
            }
        }
        for (inner, outer) in [(k, l), (l, k)] {
            // Rows of `inner` within those of `outer`, columns of `outer` within those of `inner`.
            let rows = supports.rows[inner].subtracting(supports.rows[outer]).members
            let columns = supports.columns[outer].subtracting(supports.columns[inner]).members
            if rules.mayAdd {
                ways.append(rows.map { supports.x($0, outer) } + columns.map { supports.y($0, inner) })
            }
            if rules.mayRemove {
                ways.append(rows.map { supports.x($0, inner) } + columns.map { supports.y($0, outer) })
            }
        }
        let possible = ways.filter { way in
            way.allSatisfy {
                rules.allows($0, of: given) && !changed.contains($0) && rules.orbit(of: $0, in: given) != nil
            }
        }
        guard let least = possible.map(\.count).min() else { return [] }
        return possible.filter { $0.count == least }.map { ($0, 1 / Double(least)) }
    }

    /// Whether the rows of one are within those of the other, and the columns the other way round.
    private func crosses(_ inner: Int, _ outer: Int) -> Bool {
        supports.rows[inner].isSubset(of: supports.rows[outer])
            && supports.columns[outer].isSubset(of: supports.columns[inner])
    }
}
