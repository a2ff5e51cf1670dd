import SupportMasks

/// A proof that the set of products W_N ⋯ W_1 of a network of any depth is closed. See CertificateFormat.md.
///
/// What is inside a step is about the masks that the step leaves, numbered anew.
public indirect enum ChainProof: Sendable {
    /// SC501: the patterns of the layers, input side first, and the redundant pairs that are merged before the rest is
    /// chainable.
    case chainable(patterns: [KroneckerPattern], merges: [Int])
    /// SC502: the ends from which the layers are taken away, one after the other, until one is left, or until the rest
    /// has a proof of its own.
    case separated(peels: [End], rest: ChainProof?)
    /// SC503: a proof for each component.
    case components([ChainProof])
    /// SC504: neighbouring layers become one.
    case fullBlock(layers: Range<Int>, [BlockLink], ChainProof)
    /// SC505: superfluous outputs or inputs are deleted.
    case equalEnds(End, delete: [Int], ChainProof)
    /// SC506: two layers.
    case twoLayers(Derivation)
    /// SC507: the branching elimination, with factors or a bound on ranks at every end.
    case normalForms(ChainNormalFormProof)

    /// An end of a network.
    public enum End: String, Sendable, Hashable {
        case output, input
    }
}

/// The data of the rule of normal forms for networks (`SC507`).
public struct ChainNormalFormProof: Sendable {
    /// Outputs (rows) and inputs (columns) whose deletion leaves a closed set.
    public var deletions: [(side: Side, line: Int, proof: ChainProof)]
    public var tree: Node

    public indirect enum Node: Sendable {
        /// The cell is zero, or it is not and clears the listed cells one after the other.
        case branch(Cell, zero: Node, cleared: [Cell], nonzero: Node)
        /// Every cell of the line is zero; its deletion is listed.
        case zeroLine(Side, Int)
        /// Ones on a forest, parameters at the other cells that are not zero, and case distinctions on them.
        case cases(parameters: [Cell], ParametricCase)
    }
}
