import SupportMasks

/// The layers on one side of a level of a network, from its neurons outwards, each with the units farther out as rows.
struct LevelSide {
    let layers: [BitMatrix]
    let threads: Threads
    /// Neuron → units next to it.
    let next: BitMatrix
    /// Neuron → lines.
    let reach: BitMatrix

    init(_ layers: [BitMatrix]) {
        self.layers = layers
        threads = Threads(layers)
        next = layers[0].transposed()
        reach = layers.count == 1 ? next : next.booleanProduct(with: threads.endsOfFirstUnits)
    }
}
