import ExactArithmetic
import SupportMasks

/// Whether the set of products W_N ⋯ W_1 is closed, with the proof.
public enum ChainClosedness: Sendable {
    case closed(ChainProof)
    case notClosed(ChainNonClosedness)
    /// The numbers of units on each level, inputs first, of the networks that are left after the reductions.
    case undecided(remaining: [[Int]])
}

/// Decides closedness for networks of any depth: reductions to smaller networks, then theorems, then a search in what
/// is left; every positive answer is a proof.
public struct ChainDecision: Sendable {
    public var limits: SearchLimits
    /// Whether two layers are given to the decision for factorizations. Without it they are treated like any other
    /// network; tests compare the two.
    public var delegatesTwoLayers: Bool

    public init(limits: SearchLimits = SearchLimits(), delegatesTwoLayers: Bool = true) {
        self.limits = limits
        self.delegatesTwoLayers = delegatesTwoLayers
    }

    /// - Parameter masks: the layers, input side first, outputs × inputs; at least one, and neighbours fit.
    public func decide(_ masks: [BitMatrix]) -> ChainClosedness {
        var effort = ChainEffort(limits)
        switch outcome(LayerChain(masks), searchesWindows: true, &effort) {
        case .closed(let proof): return .closed(proof)
        case .notClosed(let proof):
            // Every step carries a curve to a curve, so this cannot fail; if a fault made it, nothing may be claimed.
            let isCurve = proof.curveTendsToLimit
            assert(isCurve, "the witness was carried back to a curve that tends to its limit")
            return isCurve ? .notClosed(proof) : .undecided(remaining: [])
        case .stuck(let chains): return .undecided(remaining: chains.map(\.levelSizes))
        }
    }

    enum Outcome {
        case closed(ChainProof)
        case notClosed(ChainNonClosedness)
        /// The networks that are left.
        case stuck([LayerChain])

        var proof: ChainProof? {
            if case .closed(let proof) = self { return proof }
            return nil
        }

        /// The outcome for a network of which the decided one is a part, or to which it leads.
        func lifted(
            _ closed: (ChainProof) -> ChainProof, _ notClosed: (ChainNonClosedness) -> ChainNonClosedness?,
            _ chain: LayerChain
        ) -> Outcome {
            switch self {
            case .closed(let proof): return .closed(closed(proof))
            case .notClosed(let proof): return notClosed(proof).map { .notClosed($0) } ?? .stuck([chain])
            case .stuck: return self
            }
        }
    }

    func outcome(_ chain: LayerChain, searchesWindows: Bool, _ effort: inout ChainEffort) -> Outcome {
        if limits.interruption.isDue { return .stuck([chain]) }
        let components = NetworkComponents.find(in: chain)
        if components.count != 1 || components[0].map(\.count) != chain.levelSizes {
            return outcome(chain, components, searchesWindows, &effort)
        }
        if chain.layerCount == 1 { return .closed(.separated(peels: [], rest: nil)) }
        if let found = withoutSuperfluousEnds(chain, searchesWindows, &effort)
            ?? merged(chain, searchesWindows, &effort)
        {
            return found
        }
        for end in SeparatedChain.separatedEnds(of: chain, interruption: limits.interruption) {
            let units = chain.masks.indices.filter { $0 != (end == .output ? chain.layerCount - 1 : 0) }
            if let rest = outcome(LayerChain(units.map { chain.masks[$0] }), searchesWindows: false, &effort).proof {
                return .closed(.separated(peels: [end], rest: rest))
            }
        }
        if chain.layerCount == 2, delegatesTwoLayers { return factorization(chain) }
        return ChainSearch(decision: self, chain: chain).outcome(searchesWindows: searchesWindows, &effort)
    }

    // MARK: Reductions

    private func outcome(
        _ chain: LayerChain, _ components: [[[Int]]], _ searchesWindows: Bool, _ effort: inout ChainEffort
    ) -> Outcome {
        var proofs: [ChainProof] = []
        var left: [LayerChain] = []
        for units in components {
            switch outcome(chain.restricted(to: units), searchesWindows: searchesWindows, &effort) {
            case .closed(let proof): proofs.append(proof)
            case .notClosed(let proof): return .notClosed(proof.renamed(units))
            case .stuck(let chains): left += chains
            }
        }
        return left.isEmpty ? .closed(.components(proofs)) : .stuck(left)
    }

    private func withoutSuperfluousEnds(_ chain: LayerChain, _ searchesWindows: Bool, _ effort: inout ChainEffort)
        -> Outcome?
    {
        for end in [ChainProof.End.output, .input] {
            let superfluous = EqualEnds.superfluousOutputs(end == .output ? chain : chain.transposed)
            if superfluous.isEmpty { continue }
            var units = chain.levelSizes.map { Array(0..<$0) }
            let gone = Set(superfluous)
            units[end == .output ? chain.layerCount : 0].removeAll(where: gone.contains)
            return outcome(chain.restricted(to: units), searchesWindows: searchesWindows, &effort)
                .lifted({ .equalEnds(end, delete: superfluous, $0) }, { $0.renamed(units) }, chain)
        }
        return nil
    }

    /// Longer blocks are not looked at: in deep networks there are many, and their products are costly.
    private static let mostBlockLayers = 6

    /// Short blocks first; nil if none is full.
    private func merged(_ chain: LayerChain, _ searchesWindows: Bool, _ effort: inout ChainEffort) -> Outcome? {
        for count in 2...min(chain.layerCount, Self.mostBlockLayers) {
            for first in 0...(chain.layerCount - count) {
                if limits.interruption.isDue { return nil }
                let layers = first..<(first + count)
                let block = Array(chain.masks[layers])
                guard let links = FullBlock.links(block, limits.interruption) else { continue }
                return outcome(chain.merging(layers), searchesWindows: searchesWindows, &effort).lifted(
                    { .fullBlock(layers: layers, links, $0) },
                    { proof in
                        StarRoutes.layers(of: proof.layers[first], one: 1, on: block).map {
                            proof.replacing(layer: first, by: $0)
                        }
                    }, chain)
            }
        }
        return nil
    }

    private func factorization(_ chain: LayerChain) -> Outcome {
        let supports = FactorSupports(left: chain.masks[1], right: chain.masks[0].transposed())
        switch ClosednessDecision(limits: limits).decide(RankOneSupports(supports)) {
        case .closed(let derivation): return .closed(.twoLayers(derivation))
        case .notClosed(let proof): return .notClosed(ChainNonClosedness(proof))
        case .undecided: return .stuck([chain])
        }
    }
}

/// What a decision may still spend on algebra, in a network and its windows together: steps are counted, so that the
/// same input gives the same answer.
struct ChainEffort {
    private(set) var endsLeft: Int
    var windowsLeft: Int

    init(_ limits: SearchLimits) {
        endsLeft = limits.networkEnds
        windowsLeft = limits.networkWindows
    }

    /// Whether one more end may be decided by algebra.
    mutating func takeEnd() -> Bool {
        endsLeft -= 1
        return endsLeft >= 0
    }
}
