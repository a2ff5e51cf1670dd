import Rules
import SupportMasks

/// What is known of the set of products W_N ⋯ W_1 of a network whose number of layers is not two, or whose layers are
/// too large to be written out.
public struct NetworkAnalysis: Sendable {
    /// The pattern of each layer, input side first; nil where a layer is not Kronecker-sparse as it stands.
    public var patterns: [KroneckerPattern?]
    /// For each layer without a pattern one whose support it is up to the order of its rows and columns; nil where
    /// there is none, and where a pattern is known.
    public var patternsUpToOrder: [KroneckerPattern?]
    /// The factors in the order of the product, output side first, if all are Kronecker-sparse.
    public var chain: KroneckerChain?
    /// Whether the set of products is closed.
    public var closedness: ChainClosedness
    /// What cut the search short; nil if it went through.
    public var cut: Interruption.Cause?
    /// The bounds of the search.
    public let limits: SearchLimits

    /// Layers above this number of cells are not multiplied with one another.
    private static let mostCells = 1 << 26

    /// Tries SC501 on the patterns, then SC502 on the masks, then all that is known of chains.
    public init(_ layers: [Layer], limits: SearchLimits = SearchLimits()) {
        self.limits = limits
        patterns = layers.map { $0.pattern ?? KroneckerPattern(exactly: $0.mask) }
        patternsUpToOrder = zip(layers, patterns).map { layer, pattern in
            pattern == nil ? KroneckerPattern(upToOrder: layer.mask) : nil
        }
        closedness = .undecided(remaining: [[layers.first?.inputCount ?? 0] + layers.map(\.outputCount)])
        let known = patterns.compactMap { $0 }
        if known.count == layers.count {
            chain = KroneckerChain(known.reversed())
            if let proof = ChainableSequence.proof(known) {
                closedness = .closed(proof)
                return
            }
        }
        if layers.count == 1 {
            closedness = .closed(.separated(peels: [], rest: nil))
            return
        }
        let isSmall = layers.allSatisfy { $0.outputCount <= Self.mostCells / max($0.inputCount, 1) }
        guard isSmall, !zip(layers, layers.dropFirst()).contains(where: { $0.outputCount != $1.inputCount }) else {
            return
        }
        let masks = layers.map(\.mask)
        closedness =
            SeparatedChain.proof(masks, interruption: limits.interruption).map { .closed($0) }
            ?? ChainDecision(limits: limits).decide(masks)
        if case .undecided = closedness { cut = limits.interruption.noticed }
    }

    /// The proof that the set of products is closed, if that is the verdict.
    public var proof: ChainProof? {
        if case .closed(let proof) = closedness { return proof }
        return nil
    }

    /// The proof of the opposite, if that is the verdict.
    public var obstruction: ChainNonClosedness? {
        if case .notClosed(let proof) = closedness { return proof }
        return nil
    }

    /// The architecture, if all layers are Kronecker-sparse.
    public var architecture: KroneckerArchitecture? { chain.map(KroneckerArchitecture.init) }

    /// By what factor the hierarchical algorithm may miss the best error, 2^(L − 1) − 1 for a chainable chain of L ≥ 2
    /// factors; nil if the chain is not
    /// chainable, or too long to say.
    public var hierarchicalErrorFactor: Int? {
        guard let chain, chain.isChainable, (2...62).contains(chain.factors.count) else { return nil }
        return 1 << (chain.factors.count - 1) - 1
    }

    /// The rules that the verdict rests on, the first the outermost; empty if undecided.
    public var rules: [RuleCode] {
        switch closedness {
        case .closed(let proof): return proof.rules
        case .notClosed(let proof): return [proof.rule]
        case .undecided: return []
        }
    }
}
