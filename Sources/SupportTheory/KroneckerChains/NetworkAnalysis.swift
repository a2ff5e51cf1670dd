import SupportMasks

/// What is known of the set of products W_N ⋯ W_1 of a network whose number of layers is not two, or whose layers are too large to be written out.
public struct NetworkAnalysis: Sendable {
    /// The pattern of each layer, input side first; nil where a layer is not Kronecker-sparse as it stands.
    public var patterns: [KroneckerPattern?]
    /// The factors in the order of the product, output side first, if all are Kronecker-sparse.
    public var chain: KroneckerChain?
    /// The proof that the set of products is closed; nil if that is undecided.
    public var proof: ChainProof?
    /// What cut the search short; nil if it went through.
    public var cut: Interruption.Cause?

    /// Layers above this number of cells are not multiplied with one another.
    private static let mostCells = 1 << 26

    /// Tries SC501, then SC502.
    public init(_ layers: [Layer], limits: SearchLimits = SearchLimits()) {
        patterns = layers.map { $0.pattern ?? KroneckerPattern(exactly: $0.mask) }
        let known = patterns.compactMap { $0 }
        if known.count == layers.count {
            chain = KroneckerChain(known.reversed())
            proof = ChainableSequence.proof(known)
        }
        let isSmall = layers.allSatisfy { $0.outputCount <= Self.mostCells / max($0.inputCount, 1) }
        if proof == nil, isSmall, !zip(layers, layers.dropFirst()).contains(where: { $0.outputCount != $1.inputCount }) {
            proof = SeparatedChain.proof(layers.map(\.mask), interruption: limits.interruption)
            cut = proof == nil ? limits.interruption.noticed : nil
        }
    }

    /// The architecture, if all layers are Kronecker-sparse.
    public var architecture: KroneckerArchitecture? { chain.map(KroneckerArchitecture.init) }

    /// By what factor the hierarchical algorithm may miss the best error, 2^(L − 1) − 1 for a chainable chain of L ≥ 2 factors; nil if the chain is not
    /// chainable, or too long to say.
    public var hierarchicalErrorFactor: Int? {
        guard let chain, chain.isChainable, (2...62).contains(chain.factors.count) else { return nil }
        return 1 << (chain.factors.count - 1) - 1
    }

    /// What is said of training such a network.
    public static let trainingRule = Rule(
        code: "SC132",
        name: "linear training, any depth",
        statement: "If the set of products W_N ⋯ W_1 is closed, min ‖W_N ⋯ W_1 X − Y‖ has an optimum for every data set whose inputs span the input space. Of ReLU networks nothing is claimed.",
        hypotheses: "Linear layers with the given supports; the set of products is closed; X has full row rank.",
        proof: "For X of full row rank A ↦ A X is injective and linear, so it maps closed sets to closed sets, and a distance to a closed set is attained.",
        source: "R (arXiv 2306.02666), for the factorization problem; the remark on inputs is own."
    )
}
