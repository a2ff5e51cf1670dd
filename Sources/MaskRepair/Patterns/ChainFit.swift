import SupportMasks
import SupportTheory

/// The nearest chain of Kronecker-sparse masks of which every neighbouring pair is chainable: exactly, by dynamic
/// programming over the patterns of each layer (Repair.md, theorem 4).
///
/// A layer of size m × n has a pattern for each pair of divisors a · d of gcd(m, n). O(layers · (patterns · entries +
/// patterns²)).
struct ChainFit {
    let given: RepairMasks
    let rules: RepairRules

    private struct Fit {
        let pattern: KroneckerPattern
        let cost: Int
    }

    /// The changes, and how many there are at least; nil if no chain is allowed.
    func changes() -> Set<MaskCell>? {
        // Output side first, as chains are written.
        let layers = Array(given.masks.indices.reversed())
        var best: [(cost: Int, patterns: [KroneckerPattern])] = []
        for (place, mask) in layers.enumerated() {
            let fits = fits(of: mask)
            if place == 0 {
                best = fits.map { ($0.cost, [$0.pattern]) }
                continue
            }
            best = fits.compactMap { fit in
                best.filter { $0.patterns.last?.chainRank(with: fit.pattern) != nil }.min { $0.cost < $1.cost }
                    .map { ($0.cost + fit.cost, $0.patterns + [fit.pattern]) }
            }
        }
        guard let chain = best.min(by: { $0.cost < $1.cost }) else { return nil }
        var target = given
        for (mask, pattern) in zip(layers, chain.patterns) { target.replace(mask, by: pattern.mask) }
        return Set(target.differences(from: given))
    }

    private func fits(of mask: Int) -> [Fit] {
        let matrix = given.masks[mask]
        let entries = (0..<matrix.rowCount).map { matrix.row($0).members }
        let count = entries.reduce(0) { $0 + $1.count }
        return patterns(matrix).compactMap { pattern in
            let common = entries.enumerated().reduce(0) { sum, line in
                sum + line.element.count { pattern.contains(row: line.offset, column: $0) }
            }
            let (added, removed) = (pattern.rowCount * pattern.c - common, count - common)
            guard added == 0 || rules.mayAdd, removed == 0 || rules.mayRemove else { return nil }
            guard !rules.keepsDensity || added == removed else { return nil }
            let breaksKept = rules.kept.contains {
                $0.mask == mask && pattern.contains(row: $0.row, column: $0.column) != given[$0]
            }
            return breaksKept ? nil : Fit(pattern: pattern, cost: added + removed)
        }
    }

    private func patterns(_ matrix: BitMatrix) -> [KroneckerPattern] {
        let (rows, columns) = (matrix.rowCount, matrix.columnCount)
        guard rows > 0, columns > 0 else { return [] }
        let common = (1...min(rows, columns)).filter { rows % $0 == 0 && columns % $0 == 0 }
        return common.flatMap { size in
            common.filter { size % $0 == 0 }.compactMap {
                KroneckerPattern($0, rows / size, columns / size, size / $0)
            }
        }
    }
}

extension KroneckerPattern {
    /// Whether a cell is in the support of I_a ⊗ 1_{b × c} ⊗ I_d.
    fileprivate func contains(row: Int, column: Int) -> Bool {
        row / (b * d) == column / (c * d) && row % d == column % d
    }
}
