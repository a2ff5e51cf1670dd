/// `SC133`: what is known of solving a network of another depth than two.
public enum NetworkSolving {
    /// What is known of solving and of the landscape.
    public static let rule = Rule(
        code: "SC133",
        name: "solving, other depths",
        statement:
            "For chainable Kronecker-sparse factors the hierarchical algorithm ends in polynomial time within the factor 2^(L − 1) − 1 of the best error, and less with orthonormal factors. Of solving other networks whose depth is not two, and of the landscape, nothing is claimed.",
        hypotheses: "SC501 applies; or none, for the second sentence.",
        proof: "See the source.",
        source: "B: Le, Zheng, Riccietti, Gribonval, Butterfly factorization with error guarantees (arXiv 2411.04506)."
    )
}
