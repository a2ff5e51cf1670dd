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
        // By roots; units of one piece mostly follow one another.
        var pieces: [Int: Piece] = [:]
        var (current, piece) = (-1, Piece())
        for (layer, links) in links.enumerated() {
            let isLast = layer == alive.count - 2
            // A hidden unit takes a dimension away; with biases it brings one.
            let own = (hasBiases ? 1 : 0) - (isLast ? 0 : 1)
            links.forEachOutput(from: alive[layer], to: alive[layer + 1]) { output, weights in
                let root = sets.root(offsets[layer + 1] + output)
                if root != current {
                    pieces[current] = piece
                    (current, piece) = (root, pieces[root] ?? Piece())
                }
                piece.dimension += weights + own
                if isLast { piece.outputs += 1 }
            }
        }
        pieces[current] = piece
        fewestSamples = pieces.values.reduce(0) { max($0, $1.fewestSamples) }
    }

    private struct Piece {
        var dimension = 0
        var outputs = 0

        /// ⌈dimension / outputs⌉; every piece of units on paths has an output, and what has none is no piece.
        var fewestSamples: Int { outputs > 0 ? (dimension + outputs - 1) / outputs : 0 }
    }
}
