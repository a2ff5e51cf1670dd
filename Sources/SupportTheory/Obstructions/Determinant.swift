/// `SC410`: the refutation by a determinant, which most witnesses use.
public enum Determinant {
    public static let rule = Rule(
        code: "SC410",
        name: "determinant refutation",
        statement:
            "Let K be supports, and R rows, C columns with |R| = |C| = |K| + 1. If the entries of A on the cells of R × C that only K reaches make det A[R, C] the same non-zero number whatever stands in the other cells, then A is not in P.",
        hypotheses:
            "As checked: the cells of R × C that are not known to be zero have exactly one perfect matching, and all its cells are reached by K only.",
        proof:
            "The terms of K add up to a matrix of rank ≤ |K| < |R| on R × C, so its determinant is zero; it agrees with A on the cells that only K reaches. Every permutation but one has a zero factor; the one that remains gives a product of non-zero entries of A.",
        source: "own."
    )
}
