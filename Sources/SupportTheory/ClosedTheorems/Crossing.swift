import SupportMasks

/// `SC302`: pairwise disjoint or crossing classes.
public enum Crossing {
    public static let rule = Rule(
        code: "SC302",
        name: "crossing",
        statement:
            "If any two rank-one supports are disjoint or cross (A ⊇ A' and B ⊆ B', or the reverse), P is closed. Disjoint or identical supports are a special case.",
        hypotheses: "Every class observes its whole rectangle; any two classes are disjoint or cross.",
        proof: """
            Order the supports so that k comes before l when A_k ⊇ A_l and B_k ⊆ B_l. Replacing (y_l, x_k) by (y_l − c y_k, x_k + c x_l) keeps the supports and the product. So each y_l can be made \
            orthogonal to every earlier y_k that crosses it: subtract its projection on their span, a combination of them; if y_l becomes 0, set x_l = 0. Two supports that meet the same row and do not cross are disjoint there, so their y are orthogonal too. \
            Scale the y to length one (or zero). In every row the coefficients of X are then the coordinates of the row in an orthonormal system, bounded by the norm of the product. A convergent sequence of products thus has \
            factors with a convergent subsequence, and the product of the limits is the limit.
            """,
        source: "own; contains the theorem for disjoint or identical supports of L (arXiv 2112.00386)."
    )

    /// Nothing has to be said: the checker looks at the state.
    public struct Step: ProofStep {
        public static var rule: Rule { Crossing.rule }
    }

    /// Whether the theorem applies to a state.
    ///
    /// Compares all pairs of classes: O(classes² · lines / 64) word operations; the first pair that neither is disjoint
    /// nor crosses ends it.
    static func applies(to state: MaskedState) -> Bool {
        if state.classes.contains(where: state.hasFreeCell) { return false }
        for (index, first) in state.classes.enumerated() {
            for second in state.classes[(index + 1)...]
            where RankOneSupports.obstructs(first.rows, first.columns, second.rows, second.columns) {
                return false
            }
        }
        return true
    }
}
