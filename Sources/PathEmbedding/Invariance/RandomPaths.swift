import FloatingProposals

/// Random paths of values that are not zero.
struct RandomPaths {
    private let network: ReLUNetwork
    private let alive: AliveUnits
    /// Where paths end.
    private let outputs: [Int]

    init(_ network: ReLUNetwork) {
        self.network = network
        let alive = AliveUnits(network)
        let level = network.layers.count
        self.alive = alive
        outputs = (0..<network.levelSizes[level]).filter { alive.isAlive(level: level, unit: $0) }
    }

    /// A path backwards from a random output, at each unit with the same chance for each value that comes in; nil if
    /// there is none.
    func path(_ generator: inout SeededNormals) -> NetworkPath? {
        guard let output = outputs.randomElement(using: &generator) else { return nil }
        var units = [output]
        for level in (1...network.layers.count).reversed() {
            let (layer, unit) = (network.layers[level - 1], units[units.count - 1])
            let inputs = (0..<layer.weights.columnCount).filter {
                layer.weights[unit, $0] != 0 && alive.isAlive(level: level - 1, unit: $0)
            }
            let choice = Int.random(in: 0..<(inputs.count + (layer.bias(unit) == 0 ? 0 : 1)), using: &generator)
            guard choice < inputs.count else { return NetworkPath(firstLevel: level, units: units.reversed()) }
            units.append(inputs[choice])
        }
        return NetworkPath(firstLevel: 0, units: units.reversed())
    }
}
