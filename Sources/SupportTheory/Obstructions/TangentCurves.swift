import ExactArithmetic
import MaskedStates
import Membership
import Proofs
import Rules
import SupportMasks

/// `SC407`: a normal form that is a limit along a curve X₋ / t + X₀, Y₀ + t Y₁ and not a product.
public enum TangentCurves {
    public static let rule = RuleCode.SC407

    /// The obstruction in whole masks; nil if there is none of this kind within the limits.
    package static func proof(of supports: RankOneSupports, limits: SearchLimits = SearchLimits()) -> NonClosedness? {
        let state = MaskedState(supports)
        return core(of: state, limits: limits)?.lifted(through: state)
    }

    /// Looks for the obstruction in a small reduced state: the ends of its normal form tree, at a few values of their
    /// parameters, are tested in floating numbers first; what looks like a limit and not like a product is refuted, and
    /// its curve made rational.
    static func core(of state: MaskedState, limits: SearchLimits) -> Core? {
        guard let window = SmallWindow(state, limits.interruption),
            var search = TangentSearch(window, limits: limits)
        else { return nil }
        var builder = NormalFormBuilder(
            window, endLimit: limits.normalFormLeaves, stepLimit: limits.treeSteps)
        guard let tree = builder.tree() else { return nil }
        let candidates = CandidateMatrices(window)
        for pattern in patterns(tree.leaves, window) {
            for matrix in candidates.matrices(pattern) where search.looksLikeALimit(matrix) {
                if let found = search.core(matrix, rule: rule) { return found.renamed(window.originalNames) }
            }
            if search.isExhausted { return nil }
        }
        return nil
    }

    /// The obstruction of one matrix, in the window's own numbers.
    static func core(to matrix: [Cell: Rational], in window: SmallWindow, limits: SearchLimits) -> Core? {
        guard var search = TangentSearch(window, limits: limits), search.looksLikeALimit(matrix) else { return nil }
        return search.core(matrix, rule: rule)
    }

    /// The ends without simple evidence, few cells first.
    private static func patterns(_ leaves: [NormalFormTree.Pattern], _ window: SmallWindow) -> [NormalFormTree.Pattern]
    {
        Set(leaves).filter {
            StarCover.find($0.cells, in: window) == nil && RankBound.violation(by: $0, in: window) == nil
        }
        .map { (count: $0.cells.count, pattern: $0) }
        .sorted {
            $0.count != $1.count
                ? $0.count < $1.count : $0.pattern.nonzero.lexicographicallyPrecedes($1.pattern.nonzero)
        }
        .map(\.pattern)
    }
}
