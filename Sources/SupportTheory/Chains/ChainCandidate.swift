import Rules

/// A limit of products of layers that is no product.
enum ChainCandidate {
    /// `SC511`: the kind of witness; its proof is the certificate.
    static let rule = RuleCode.SC511
}
