import ExactArithmetic
import SupportMasks

/// The search in a network that the reductions leave: connected, without full blocks, with no end that can be taken
/// away.
struct ChainSearch<Proof: ClosedProof> {
    let limits: SearchLimits
    let chain: LayerChain
    /// Decides parts of the network, without a search in windows.
    let decide: (LayerChain, inout ChainEffort) -> ChainOutcome<Proof>
    /// The proof that rests on normal forms.
    let proved: (NormalFormProof<Proof>) -> Proof

    func outcome(searchesWindows: Bool, _ effort: inout ChainEffort) -> ChainOutcome<Proof> {
        if let found = matchedSwap() ?? grownSwap() ?? fromTwoBlocks() { return .notClosed(found) }
        if let found = normalForms(&effort) { return found }
        if searchesWindows, let found = fromWindows(&effort) { return .notClosed(found) }
        return .stuck([chain])
    }

    // MARK: Blocks

    /// A swap beside one neuron of a level, its paths through the layers.
    private func matchedSwap() -> NonClosedness? {
        guard chain.layerCount > 2 else { return nil }
        let transposed = chain.masks.map { $0.transposed() }
        for level in 1..<chain.layerCount {
            if limits.interruption.isDue { return nil }
            let swap = MatchedSwap(
                upper: Array(chain.masks[level...]), lower: transposed[..<level].reversed(), limits: limits)
            if let found = swap.find() { return found }
        }
        return nil
    }

    /// A swap grown in two blocks, of which there may be many: one whose curve runs through the layers.
    private func grownSwap() -> NonClosedness? {
        guard chain.layerCount > 2, chain.levelSizes.max() ?? 0 <= limits.swapUnits else { return nil }
        for split in 1..<chain.layerCount {
            let pair = chain.coarsened([split, chain.layerCount - split])
            let supports = RankOneSupports(FactorSupports(left: pair.masks[1], right: pair.masks[0].transposed()))
            let swap = GrownSwap(MaskedState(supports), limits: limits)
            if let found = swap.first({ routed($0, split: split) }) { return found }
        }
        return nil
    }

    /// An obstruction of two blocks of layers whose curve runs through the layers.
    private func fromTwoBlocks() -> NonClosedness? {
        guard chain.layerCount > 2 else { return nil }
        let quick = Self.quick(limits)
        for count in 1..<chain.layerCount where min(count, chain.layerCount - count) <= limits.networkEndLayers {
            if limits.interruption.isDue { return nil }
            let pair = chain.coarsened([count, chain.layerCount - count])
            let supports = RankOneSupports(FactorSupports(left: pair.masks[1], right: pair.masks[0].transposed()))
            guard case .notClosed(let proof) = ClosednessDecision(limits: quick).decide(supports) else { continue }
            if let routed = routed(proof, split: count) { return routed }
        }
        return nil
    }

    /// The proof for two blocks with its curve as products of the layers, the first `split` of which are the lower
    /// block.
    private func routed(_ proof: NonClosedness, split: Int) -> NonClosedness? {
        guard let lower = routes(of: proof.curve.layers[0], on: chain.masks[..<split]),
            let upper = routes(of: proof.curve.layers[1], on: chain.masks[split...])
        else { return nil }
        return proof.replacing(layer: 1, by: upper).replacing(layer: 0, by: lower)
    }

    private func routes(of entries: Curve.Entries, on masks: ArraySlice<BitMatrix>) -> [Curve.Entries]? {
        StarRoutes.layers(of: entries, one: 1, on: Array(masks), limits)
    }

    /// A pair of blocks that is closed proves nothing, so the search in it is short.
    private static func quick(_ limits: SearchLimits) -> SearchLimits {
        var quick = limits
        quick.normalFormLeaves = min(quick.normalFormLeaves, 1_000)
        quick.overlappingPairs = min(quick.overlappingPairs, 5)
        quick.exhaustiveLines = min(quick.exhaustiveLines, 8)
        let steps = quick.networkSteps / 20
        quick.atlasSteps = min(quick.atlasSteps, steps)
        quick.windowSteps = min(quick.windowSteps, steps)
        quick.proofSteps = min(quick.proofSteps, steps)
        quick.algebraSteps = min(quick.algebraSteps, steps)
        return quick
    }

    // MARK: Normal forms

    /// Nil where the network is too large, or where neither a proof nor a witness is found.
    private func normalForms(_ effort: inout ChainEffort) -> ChainOutcome<Proof>? {
        guard effort.endsLeft > 0, let window = ChainWindow(chain, limits) else { return nil }
        var atEnds = limits
        atEnds.candidateNodes = min(limits.candidateNodes, limits.networkNodes)
        atEnds.membershipTerms = min(limits.membershipTerms, limits.networkTerms)
        var prover = ChainNormalFormProver(window, limits: atEnds, effort: effort, decide: decide)
        defer { effort = prover.effort }
        if let proof = prover.proof() { return .closed(proved(proof)) }
        return prover.witness.map { .notClosed($0) }
    }

    // MARK: Windows

    /// Windows of few outputs and inputs, small ones first; an obstruction in one is one of the whole.
    private func fromWindows(_ effort: inout ChainEffort) -> NonClosedness? {
        let (rows, columns) = (ChainWindows.lineSets(chain, limits), ChainWindows.lineSets(chain.transposed, limits))
        let pairs = rows.flatMap { r in columns.map { (r, $0) } }.sorted {
            $0.0.count + $0.1.count < $1.0.count + $1.1.count
        }
        for (rows, columns) in pairs where rows.count < chain.rowCount || columns.count < chain.columnCount {
            effort.windowsLeft -= 1
            if effort.windowsLeft < 0 || effort.endsLeft <= 0 || limits.interruption.isDue { return nil }
            var units = chain.levelSizes.map { Array(0..<$0) }
            units[0] = columns
            units[chain.layerCount] = rows
            if case .notClosed(let found) = decide(chain.restricted(to: units), &effort) {
                return found.renamed(UnitNames(units))
            }
        }
        return nil
    }
}

/// Which sets of outputs are looked at.
enum ChainWindows {
    /// Sets of two to four outputs: all of them, or of large networks those of up to two types, as many outputs of each
    /// as have different effects.
    static func lineSets(_ chain: LayerChain, _ limits: SearchLimits) -> [[Int]] {
        let mostLines = limits.networkWindowLines
        if chain.rowCount <= limits.networkWindowOutputs {
            return (2...max(2, min(mostLines, chain.rowCount))).filter { $0 <= chain.rowCount }.flatMap {
                Combinations.of(Array(0..<chain.rowCount), size: $0)
            }
        }
        let last = chain.masks[chain.layerCount - 1]
        let types = last.equalRowGroups().groups.map { Array($0.prefix(last.row($0[0]).count)) }.filter {
            $0.count <= mostLines
        }.prefix(8)
        var pairs: [[Int]] = []
        for (position, first) in types.enumerated() {
            for second in types.dropFirst(position + 1) where first.count + second.count <= mostLines {
                pairs.append((first + second).sorted())
            }
        }
        // Few of each size, so that the largest windows have their turn.
        return Array(types.filter { $0.count >= 2 }.prefix(4)) + pairs.prefix(6)
    }
}
