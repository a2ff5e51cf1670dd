import ExactArithmetic
import Rules
import SupportMasks

/// `SC404`: a normal form that is a limit and not a product.
public enum LimitOfSpans {
    public static let rule = RuleCode.SC404

    /// Looks for the obstruction in a small reduced state: candidates are the leaves of its normal form tree, and the
    /// curve is searched for in one factor, then in the other.
    static func core(of state: MaskedState, limits: SearchLimits) -> Core? {
        // Vectors with few entries first.
        if state.liveRows.count < state.liveColumns.count {
            return coreOfTall(state.transposed(), limits)?.transposed()
        }
        return coreOfTall(state, limits)
    }

    private static func coreOfTall(_ state: MaskedState, _ limits: SearchLimits) -> Core? {
        guard let window = SmallWindow(state, limits.interruption),
            let turned = SmallWindow(state.transposed(), limits.interruption)
        else { return nil }
        let candidates = refutedCandidates(window, limits)
        // A short search on every candidate before a long one on any.
        for (linearEntries, trials) in [(1, limits.curveTrials / 10), (1, limits.curveTrials), (2, limits.curveTrials)]
        {
            for candidate in candidates {
                if let curve = curve(to: candidate.pattern, window, linearEntries, trials) {
                    return core(candidate, curve, window)
                }
            }
            for candidate in candidates {
                let candidate = candidate.transposed(columnCount: window.columnCount)
                if let curve = curve(to: candidate.pattern, turned, linearEntries, trials) {
                    return core(candidate, curve, turned).transposed()
                }
            }
        }
        return nil
    }

    /// The leaves that are not products, with few cells first: simpler witnesses, and the same one on every run.
    private static func refutedCandidates(_ window: SmallWindow, _ limits: SearchLimits) -> [Refuted] {
        var builder = NormalFormBuilder(window, endLimit: limits.normalFormLeaves, stepLimit: limits.treeSteps)
        guard let tree = builder.tree() else { return [] }
        let candidates = Set(tree.leaves).filter { pattern in
            StarCover.find(pattern.cells, in: window) == nil && RankBound.violation(by: pattern, in: window) == nil
                // Constant vectors make it a product: there is nothing to refute.
                && !isProduct(pattern, window, trials: limits.curveTrials / 10)
        }
        let ordered = candidates.map { (count: $0.cells.count, pattern: $0) }.sorted {
            $0.count != $1.count
                ? $0.count < $1.count : $0.pattern.nonzero.lexicographicallyPrecedes($1.pattern.nonzero)
        }
        return ordered.compactMap { _, pattern -> Refuted? in
            var splits = ZeroSplits(
                window, pattern, nodeLimit: limits.refutationNodes, matchingSteps: limits.matchingSteps)
            return splits.refutation().map { Refuted(pattern: pattern, refutation: $0) }
        }
    }

    /// A candidate that is not a product.
    private struct Refuted {
        var pattern: NormalFormTree.Pattern
        var refutation: Refutation

        func transposed(columnCount: Int) -> Refuted {
            func turned(_ rows: [UInt64]) -> [UInt64] {
                (0..<columnCount).map { column in
                    rows.indices.reduce(0) { $0 | (rows[$1] >> UInt64(column) & 1) << UInt64($1) }
                }
            }
            return Refuted(
                pattern: NormalFormTree.Pattern(decided: turned(pattern.decided), nonzero: turned(pattern.nonzero)),
                refutation: refutation.transposed(blockCount: 2))
        }
    }

    private static func core(_ candidate: Refuted, _ curve: Curve, _ window: SmallWindow) -> Core {
        Core(
            rule: rule, rows: Array(0..<window.rowCount), columns: Array(0..<window.columnCount),
            limit: Dictionary(uniqueKeysWithValues: candidate.pattern.cells.map { ($0, Rational(1)) }),
            curve: curve, refutation: candidate.refutation
        ).renamed(window.originalNames)
    }

    private static func isProduct(_ pattern: NormalFormTree.Pattern, _ window: SmallWindow, trials: Int) -> Bool {
        var search = SpanCurveSearch(window, target: target(pattern, window), linearEntries: 0, trialLimit: trials)
        return search?.find() != nil
    }

    /// The pattern as a matrix of zeros and ones.
    private static func target(_ pattern: NormalFormTree.Pattern, _ window: SmallWindow) -> [[Int32]] {
        pattern.nonzero.map { row in (0..<window.columnCount).map { Int32(row >> UInt64($0) & 1) } }
    }

    private static func curve(
        to pattern: NormalFormTree.Pattern, _ window: SmallWindow, _ linearEntries: Int, _ trials: Int
    ) -> Curve? {
        let target = target(pattern, window)
        var search = SpanCurveSearch(window, target: target, linearEntries: linearEntries, trialLimit: trials)
        return search?.find().flatMap { SpanCurve(window, vectors: $0).curve(to: target) }
    }
}
