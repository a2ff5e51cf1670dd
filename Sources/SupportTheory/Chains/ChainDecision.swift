import ExactArithmetic
import SupportMasks

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
    public func decide(_ masks: [BitMatrix]) -> Closedness {
        var effort = ChainEffort(limits)
        switch outcome(LayerChain(masks), searchesWindows: true, &effort) {
        case .closed(let proof): return .closed(proof)
        case .notClosed(let proof):
            // Every step carries a curve to a curve, so this cannot fail; if a fault made it, nothing may be claimed.
            let isCurve = proof.curveTendsToLimit
            assert(isCurve, "the witness was carried back to a curve that tends to its limit")
            return isCurve ? .notClosed(proof) : undecided([])
        case .stuck(let chains):
            if let boundary = BoundarySearch(limits: limits).find(masks) { return .notClosedByDimension(boundary) }
            return undecided(chains)
        }
    }

    private func undecided(_ chains: [LayerChain]) -> Closedness {
        .undecided(
            Closedness.Exhausted(remaining: chains.map { .network(levels: $0.levelSizes) }, limits: limits))
    }

    func outcome(_ chain: LayerChain, searchesWindows: Bool, _ effort: inout ChainEffort) -> ChainOutcome<ChainProof> {
        if limits.interruption.isDue { return .stuck([chain]) }
        let components = NetworkComponents.find(in: chain)
        if components.count != 1 || components[0].map(\.count) != chain.levelSizes {
            return outcome(chain, components, searchesWindows, &effort)
        }
        if chain.layerCount == 1 { return .closed(.oneLayer) }
        if let found = withoutSuperfluousEnds(chain, searchesWindows, &effort)
            ?? merged(chain, searchesWindows, &effort)
        {
            return found
        }
        for end in SeparatedChain.separatedEnds(of: chain, limits) {
            let units = chain.masks.indices.filter { $0 != (end == .output ? chain.layerCount - 1 : 0) }
            if let rest = outcome(LayerChain(units.map { chain.masks[$0] }), searchesWindows: false, &effort).proof {
                return .closed(.separated(.init(peels: [end], rest: rest)))
            }
        }
        if chain.layerCount == 2, delegatesTwoLayers { return factorization(chain) }
        if let found = filled(chain, searchesWindows, &effort) { return found }
        if chain.layerCount > 2, let proof = ChainFilling(limits: effort.limits).withoutSome(chain) {
            return .closed(proof)
        }
        return ChainSearch<ChainProof>(
            limits: effort.limits, chain: chain, decide: { outcome($0, searchesWindows: false, &$1) },
            proved: { .normalForms(.init(proof: $0)) }
        ).outcome(searchesWindows: searchesWindows, &effort)
    }

    // MARK: Reductions

    private func outcome(
        _ chain: LayerChain, _ components: [[[Int]]], _ searchesWindows: Bool, _ effort: inout ChainEffort
    ) -> ChainOutcome<ChainProof> {
        var proofs: [ChainProof] = []
        var left: [LayerChain] = []
        for units in components {
            switch outcome(chain.restricted(to: units), searchesWindows: searchesWindows, &effort) {
            case .closed(let proof): proofs.append(proof)
            case .notClosed(let proof): return .notClosed(proof.renamed(UnitNames(units)))
            case .stuck(let chains): left += chains
            }
        }
        return left.isEmpty ? .closed(.components(.init(parts: proofs))) : .stuck(left)
    }

    private func withoutSuperfluousEnds(_ chain: LayerChain, _ searchesWindows: Bool, _ effort: inout ChainEffort)
        -> ChainOutcome<ChainProof>?
    {
        for end in [NetworkEnd.output, .input] {
            let superfluous = EqualEnds.superfluousOutputs(end == .output ? chain : chain.transposed)
            if superfluous.isEmpty { continue }
            var units = chain.levelSizes.map { Array(0..<$0) }
            let gone = Set(superfluous)
            units[end == .output ? chain.layerCount : 0].removeAll(where: gone.contains)
            return outcome(chain.restricted(to: units), searchesWindows: searchesWindows, &effort)
                .lifted(
                    { .equalEnds(.init(end: end, delete: superfluous, rest: $0)) }, { $0.renamed(UnitNames(units)) },
                    chain)
        }
        return nil
    }

    /// Short blocks first; nil if none is full.
    private func merged(_ chain: LayerChain, _ searchesWindows: Bool, _ effort: inout ChainEffort) -> ChainOutcome<
        ChainProof
    >? {
        for count in 2...min(chain.layerCount, limits.networkBlockLayers) {
            for first in 0...(chain.layerCount - count) {
                if limits.interruption.isDue { return nil }
                let layers = first..<(first + count)
                let block = Array(chain.masks[layers])
                guard let links = FullBlock.links(block, limits.interruption) else { continue }
                return outcome(chain.merging(layers), searchesWindows: searchesWindows, &effort).lifted(
                    { .fullBlock(.init(layers: layers, links: links, rest: $0)) },
                    { proof in
                        StarRoutes.layers(of: proof.curve.layers[first], one: 1, on: block, limits).map {
                            proof.replacing(layer: first, by: $0)
                        }
                    }, chain)
            }
        }
        return nil
    }

    /// Blocks that are full for deeper reasons; nil if none is, or what they lead to decides nothing.
    private func filled(_ chain: LayerChain, _ searchesWindows: Bool, _ effort: inout ChainEffort) -> ChainOutcome<
        ChainProof
    >? {
        for count in [2, 3] where count < chain.layerCount || count == 3 {
            guard count <= chain.layerCount else { continue }
            for first in 0...(chain.layerCount - count) {
                if limits.interruption.isDue { return nil }
                let layers = first..<(first + count)
                let block = Array(chain.masks[layers])
                guard let evidence = FilledBlock.evidence(block, limits) else { continue }
                let found = outcome(chain.merging(layers), searchesWindows: searchesWindows, &effort).lifted(
                    { .filledBlock(.init(layers: layers, evidence: evidence, rest: $0)) },
                    { proof in
                        StarRoutes.layers(of: proof.curve.layers[first], one: 1, on: block, limits).map {
                            proof.replacing(layer: first, by: $0)
                        }
                    }, chain)
                if case .stuck = found { continue }
                return found
            }
        }
        return nil
    }

    private func factorization(_ chain: LayerChain) -> ChainOutcome<ChainProof> {
        let supports = FactorSupports(left: chain.masks[1], right: chain.masks[0].transposed())
        switch ClosednessDecision(limits: limits).decide(RankOneSupports(supports)) {
        case .closed(let derivation): return .closed(.twoLayers(.init(derivation: derivation)))
        case .notClosed(let proof): return .notClosed(proof)
        case .undecided, .notClosedByDimension: return .stuck([chain])
        }
    }
}
