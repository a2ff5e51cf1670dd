import SupportMasks

/// A proof that the set of products W_N ⋯ W_1 of a network of any depth is closed. See CertificateFormat.md.
public enum ChainProof: Sendable, Hashable {
    /// SC501: the patterns of the layers, input side first, and the redundant pairs that are merged before the rest is chainable.
    case chainable(patterns: [KroneckerPattern], merges: [Int])
    /// SC502: the ends from which the layers are taken away, one after the other, until one is left.
    case separated(peels: [End])

    /// An end of a network.
    public enum End: String, Sendable, Hashable {
        case output, input
    }

    /// The rule of the proof.
    public var rule: Rule {
        switch self {
        case .chainable: return ChainableSequence.rule
        case .separated: return SeparatedChain.rule
        }
    }
}
