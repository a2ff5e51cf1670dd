import MaskedStates
import SupportMasks

/// The pieces of a network that share no unit, each with its dimension and its outputs.
struct PathPieces {
    /// The largest ⌈dimension / outputs⌉ of a piece; 0 if there is none.
    let fewestSamples: Int

    /// - Parameter alive: of each level, the units on a path from an input to an output.
    init(_ links: [LayerLinks], _ alive: [BitSet], hasBiases: Bool) {
        let offsets = alive.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.capacity) }
        var sets = DisjointSets(count: offsets[alive.count])
        for (layer, links) in links.enumerated() {
            links.connections(from: alive[layer], to: alive[layer + 1]) {
                sets.unite(offsets[layer] + $0, offsets[layer + 1] + $1)
            }
        }
        var sizes: [Int: (dimension: Int, outputs: Int)] = [:]
        for (layer, links) in links.enumerated() {
            let isLast = layer == alive.count - 2
            for (output, weights) in links.weights(from: alive[layer], to: alive[layer + 1]) {
                // A hidden unit takes a dimension away; with biases it brings one.
                let own = (hasBiases ? 1 : 0) - (isLast ? 0 : 1)
                let root = sets.root(offsets[layer + 1] + output)
                sizes[root, default: (0, 0)].dimension += weights + own
                if isLast { sizes[root, default: (0, 0)].outputs += 1 }
            }
        }
        fewestSamples = sizes.values.reduce(0) { max($0, ($1.dimension + $1.outputs - 1) / $1.outputs) }
    }
}
