/// What a verification rests on besides the checker's own source.
public struct TrustedSteps: Sendable {
    /// One sentence each.
    public static let sentences = [
        "GMP: exact rational arithmetic (mpq) for witnesses and identities.",
        "Swift: the compiler, its standard library and Foundation, which reads files.",
        "not-closed, limit: if every entry of X(t) Y(t)ᵀ is a Laurent polynomial without negative powers, then its coefficients at t⁰ are a limit of elements of P.",
        "not-closed, identity: a real solution cannot make Σ multiplier · equation equal to a non-zero monomial, or to a positive one plus squares.",
        "not-closed, minor: |K| terms have rank at most |K|, and a determinant with exactly one non-zero term of its expansion is not zero.",
        "SC201: a class of multiplicity ≥ min(|A|, |B|) is every matrix on its rectangle, so its cells may be ignored.",
        "SC202: a class is every matrix on its observed cells if, after d lines are deleted, every row (or every column) keeps at most p − d of them.",
        "SC203: equal lines may be mixed orthogonally, so as many of them as their rank can be are enough.",
        "SC204: lines whose observed cells are spanned for generic vectors of the chosen classes may be deleted (Rado's theorem).",
        "SC205: sets that live on disjoint cells form a product, which is closed if each of them is.",
        "SC301: a point is closed.",
        "SC302: pairwise disjoint or crossing full rectangles give a closed set (Gram–Schmidt and compactness).",
        "SC303: for nested row and column types the orbits of the triangular groups hold partial permutations, and corner ranks pass to the closure.",
        "SC304: scaling lines, and adding lines to lines that meet all their classes, keeps the set and its closure; so it is enough that a case distinction on zeros shows each normal form to be in the set or, by a bound on ranks, outside the closure.",
        "normalising: the blocks of a matrix of rank ≤ p on connected components of its observed cells are independent, and classes on equal cells add up.",
    ]
}
