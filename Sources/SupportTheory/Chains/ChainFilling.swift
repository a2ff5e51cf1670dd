import SupportMasks

/// Proves that the products of a network are *everything* on its boolean product: neighbouring layers that are become
/// one, and neurons that hinder this are left out, until one layer is left.
struct ChainFilling {
    let limits: SearchLimits

    /// Nil if the network does not become one layer in this way.
    func proof(of chain: LayerChain) -> ChainProof? {
        if limits.interruption.isDue { return nil }
        let components = NetworkComponents.find(in: chain)
        if components.count != 1 || components[0].map(\.count) != chain.levelSizes {
            var parts: [ChainProof] = []
            for units in components {
                guard let part = proof(of: chain.restricted(to: units)) else { return nil }
                parts.append(part)
            }
            return .components(.init(parts: parts))
        }
        switch chain.layerCount {
        case 1: return .oneLayer
        case 2:
            guard case .filling(let derivation) = FilledBlock.evidence(chain.masks, limits) else { return nil }
            return .twoLayers(.init(derivation: derivation))
        default: return merged(chain) ?? withoutSome(chain)
        }
    }

    /// A block that is everything is one layer, whatever the others are: so the first one is as good as any.
    private func merged(_ chain: LayerChain) -> ChainProof? {
        for count in 2...chain.layerCount {
            for first in 0...(chain.layerCount - count) {
                if limits.interruption.isDue { return nil }
                let layers = first..<(first + count)
                let block = Array(chain.masks[layers])
                if let links = FullBlock.links(block, limits.interruption) {
                    let rest = proof(of: chain.merging(layers))
                    return rest.map { .fullBlock(.init(layers: layers, links: links, rest: $0)) }
                }
                if let evidence = FilledBlock.evidence(block, limits) {
                    let rest = proof(of: chain.merging(layers))
                    return rest.map { .filledBlock(.init(layers: layers, evidence: evidence, rest: $0)) }
                }
            }
        }
        return nil
    }

    /// Without some neurons next to a block of two layers, those that have the fewest neurons of it: then it may be
    /// everything. They are left out a few at a time, as each is missed elsewhere.
    func withoutSome(_ chain: LayerChain) -> ChainProof? {
        let sizes = chain.levelSizes
        for first in (0..<(chain.layerCount - 1)).reversed() {
            // Layers of equal sizes have no neuron to spare.
            guard sizes[first + 1] > min(sizes[first], sizes[first + 2]) else { continue }
            for level in [first, first + 2] where level > 0 && level < chain.layerCount {
                let degrees = level == first ? chain.masks[first].transposed() : chain.masks[first + 1]
                if let found = withoutSome(chain, level, degrees, block: first..<(first + 2)) { return found }
            }
        }
        return nil
    }

    /// - Parameter degrees: by neuron of the level, its neurons inside the block.
    private func withoutSome(_ chain: LayerChain, _ level: Int, _ degrees: BitMatrix, block: Range<Int>)
        -> ChainProof?
    {
        let product = chain.booleanProduct(of: block)
        let reach = level == block.lowerBound ? product.transposed() : product
        let order = (0..<degrees.rowCount).map { (degrees.row($0).count, $0) }.sorted(by: <).map(\.1)
        let short = order.count { degrees.row($0).count < reach.row($0).count }
        // As many as the block's own level has can have a neuron of their own.
        guard short > 0, short <= 2 * chain.levelSizes[block.lowerBound + 1] else { return nil }
        let portion = max(1, short / 2 / limits.networkThinnings)
        for count in stride(from: portion, through: min(short, portion * limits.networkThinnings), by: portion) {
            if limits.interruption.isDue { return nil }
            let left = order.prefix(count)
            guard let rest = SpareNeurons.without(Set(left), ofLevel: level, chain) else { return nil }
            guard let evidence = FilledBlock.evidence(Array(rest.masks[block]), limits) else { continue }
            guard let inner = proof(of: rest.merging(block)) else { return nil }
            var leave = (1..<chain.layerCount).map { _ in [Int]() }
            leave[level - 1] = left.sorted()
            return .spareNeurons(
                .init(leave: leave, rest: .filledBlock(.init(layers: block, evidence: evidence, rest: inner))))
        }
        return nil
    }
}
