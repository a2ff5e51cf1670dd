/// What a verification rests on besides the checker's own source.
public struct TrustedSteps: Sendable {
    /// One sentence each.
    public static let sentences = [
        "GMP: exact rational arithmetic (mpq) for witnesses and identities.",
        "Swift: the compiler, its standard library and Foundation, which reads files.",
        "not-closed, limit: if every entry of W_N(t) ⋯ W_1(t) is a Laurent polynomial without negative powers, then its coefficients at t⁰ are a limit of products; a factorization X Yᵀ has the layers Yᵀ and X.",
        "not-closed, blocks: the product of some layers lies on the boolean product of their masks.",
        "not-closed and not-member, split: a real number is zero or it is not.",
        "not-closed and not-member, identity: a real solution cannot make Σ multiplier · equation + Σ multiplier · (what is zero on the branch) equal to a product of numbers that are not zero, or to a positive one plus squares.",
        "not-closed and not-member, minor: the paths that meet one of |K| neurons have rank at most |K|; and a determinant with exactly one non-zero term in its expansion is not zero.",
        "member: where a polynomial changes its sign it has a real zero, and there every polynomial that it divides is zero too.",
        "SC201: a class of multiplicity ≥ min(|A|, |B|) is every matrix on its rectangle, so its cells may be ignored.",
        "SC202: a class is every matrix on its observed cells if, after d lines are deleted, every row (or every column) keeps at most p − d of them.",
        "SC203: equal lines may be mixed orthogonally, so as many of them as their rank can be are enough.",
        "SC204: lines whose observed cells are spanned for generic vectors of the chosen classes may be deleted (Rado's theorem).",
        "SC205: sets that live on disjoint cells form a product, which is closed if each of them is.",
        "SC301: a point is closed.",
        "SC302: pairwise disjoint or crossing full rectangles give a closed set (Gram–Schmidt and compactness).",
        "SC303: for nested row and column types the orbits of the triangular groups hold partial permutations, and corner ranks pass to the closure.",
        "SC304: scaling lines, and adding lines to lines that meet all their classes, keeps the set and its closure; so it is enough that a case distinction on zeros shows each normal form to be in the set or, by a bound on ranks, outside the closure.",
        "SC304, cases: what scaling leaves are real numbers that are not zero; where a · λ + b is zero and a is not, a polynomial is zero if its pseudo-remainder is.",
        "SC305: more rows than the rank of their nested types allows are dependent, so one of them can be cleared by line additions; hence reduced windows suffice, and they depend on multiplicities only.",
        "SC501: neighbours of chainable Kronecker patterns have rank-one supports that are pairwise disjoint or identical, also with the product of what follows; diagonal factors and redundant pairs go into their neighbours.",
        "SC502: a layer at an end, whose rank-one supports with the product of the others are pairwise disjoint or one above the other, leaves rows of the others that can be made orthonormal where they meet (Gram–Schmidt); then the product bounds the layer, and a subsequence of it and of the product of the others converges.",
        "SC503: units on no path change no product, and components have products independent of each other.",
        "SC504: minors of a product of generic matrices between the ends of disjoint paths are not zero (Lindström's lemma), so rows (or columns) with disjoint paths to their reach can be any vectors on it.",
        "SC505: equal lines at an end may be mixed orthogonally, so as many of them as their rank can be are enough.",
        "SC506: a network of two layers is X Yᵀ with X the second layer and Y the first, transposed.",
        "SC507: as SC304, with the rows of the last mask and the columns of the first in the place of types; the paths that go through one of k neurons have rank at most k.",
        "normalising: the blocks of a matrix of rank ≤ p on connected components of its observed cells are independent, and classes on equal cells add up.",
    ]
}
