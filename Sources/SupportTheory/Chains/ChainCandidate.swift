/// A limit of products of layers that is no product.
enum ChainCandidate {
    /// `SC511`: the kind of witness; its proof is the certificate.
    static let rule = Rule(
        code: "SC511",
        name: "limit of products of layers",
        statement:
            "A matrix that is a limit of products W_N(t) ⋯ W_1(t) and no product: the set of products is not closed.",
        hypotheses:
            "A curve of weights with Laurent polynomials as entries, and a refutation of the equations over the reals, possibly for blocks of layers taken together.",
        proof:
            "The curve and the refutation are in the certificate. Layers taken together are some matrix on the boolean product of their masks, so what is no product of the blocks is no product of the layers.",
        source: "own; limits of spans (SC404) for networks."
    )
}
