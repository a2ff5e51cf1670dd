import SupportMasks

/// The units of a network of layers that fit, by the paths on which they are: level 0 are the inputs, level l the
/// outputs of layer l.
struct PathUnits {
    /// Of each level, the units that a path from an input leads to.
    let reached: [BitSet]
    /// Of each level, the units from which a path leads to an output.
    let needed: [BitSet]

    /// O(Σ rows × columns / 64).
    init(_ layers: [LayerLinks], levelSizes: [Int]) {
        var reached = [BitSet.full(capacity: levelSizes[0])]
        for (layer, links) in layers.enumerated() { reached.append(links.outputs(from: reached[layer])) }
        var needed = [BitSet.full(capacity: levelSizes[layers.count])]
        for links in layers.reversed() { needed.append(links.inputs(to: needed[needed.count - 1])) }
        self.reached = reached
        self.needed = needed.reversed()
    }

    /// Of each level, the units on a path from an input to an output.
    var alive: [BitSet] { zip(reached, needed).map { $0.intersection($1) } }
}
