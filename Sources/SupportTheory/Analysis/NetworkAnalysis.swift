import Rules
import SupportMasks

/// What is known of the layers of a network whose number of layers is not two, or whose layers are too large to be
/// written out.
public struct NetworkAnalysis: Sendable {
    /// The pattern of each layer, input side first; nil where a layer is not Kronecker-sparse as it stands.
    public let patterns: [KroneckerPattern?]
    /// For each layer without a pattern one whose support it is up to the order of its rows and columns; nil where
    /// there is none, and where a pattern is known.
    public let patternsUpToOrder: [KroneckerPattern?]
    /// The factors in the order of the product, output side first, if all are Kronecker-sparse.
    public let chain: KroneckerChain?

    public init(_ layers: [Layer]) {
        patterns = layers.map { $0.pattern ?? KroneckerPattern(exactly: $0.mask) }
        patternsUpToOrder = zip(layers, patterns).map { layer, pattern in
            pattern == nil ? KroneckerPattern(upToOrder: layer.mask) : nil
        }
        let known = patterns.compactMap { $0 }
        chain = known.count == layers.count ? KroneckerChain(known.reversed()) : nil
    }

    /// Tries SC501 on the patterns, then SC502 on the masks, then all that is known of chains.
    func closedness(of layers: [Layer], limits: SearchLimits) -> Closedness {
        let known = patterns.compactMap { $0 }
        if known.count == layers.count, let proof = ChainableSequence.proof(known) {
            return .closed(ChainProof.chainable(proof))
        }
        if layers.count == 1 { return .closed(ChainProof.oneLayer) }
        let isSmall = layers.allSatisfy { $0.outputCount <= limits.networkCells / max($0.inputCount, 1) }
        guard isSmall, !zip(layers, layers.dropFirst()).contains(where: { $0.outputCount != $1.inputCount }) else {
            let levels = [layers.first?.inputCount ?? 0] + layers.map(\.outputCount)
            return .undecided(Closedness.Exhausted(remaining: [.network(levels: levels)], limits: limits))
        }
        let masks = layers.map(\.mask)
        if let peels = SeparatedChain.peels(masks, limits: limits) {
            return .closed(ChainProof.separated(.init(peels: peels, rest: nil)))
        }
        return ChainDecision(limits: limits).decide(masks)
    }

    /// The architecture, if all layers are Kronecker-sparse.
    public var architecture: KroneckerArchitecture? { chain.map(KroneckerArchitecture.init) }

    /// By what factor the hierarchical algorithm may miss the best error, 2^(L − 1) − 1 for a chainable chain of L ≥ 2
    /// factors; nil if the chain is not chainable, or too long to say.
    public var hierarchicalErrorFactor: Int? {
        guard let chain, chain.isChainable, (2...62).contains(chain.factors.count) else { return nil }
        return 1 << (chain.factors.count - 1) - 1
    }
}
