/// Which units of a network are on a path of weights that are not zero, from an input or a bias that is not zero, to an
/// output.
package struct AliveUnits {
    /// A hidden unit on no such path.
    package struct DeadUnit: Hashable, Sendable {
        /// From 1.
        package var level: Int
        package var unit: Int
        /// Whether a path leads to it.
        package var isReached: Bool
    }

    /// Of each level, whether an input or a bias leads to the unit.
    private let reached: [[Bool]]
    /// Of each level, whether the unit leads to an output.
    private let needed: [[Bool]]

    /// O(weights).
    package init(_ network: ReLUNetwork) {
        let sizes = network.levelSizes
        var reached = [[Bool](repeating: true, count: sizes[0])]
        for (index, layer) in network.layers.enumerated() {
            reached.append(
                (0..<sizes[index + 1]).map { output in
                    layer.bias(output) != 0
                        || (0..<sizes[index]).contains { reached[index][$0] && layer.weights[output, $0] != 0 }
                })
        }
        var needed = [[Bool](repeating: true, count: sizes[sizes.count - 1])]
        for (index, layer) in network.layers.enumerated().reversed() {
            var inputs = [Bool](repeating: false, count: sizes[index])
            let outputs = needed[needed.count - 1]
            for output in outputs.indices where outputs[output] {
                for input in inputs.indices where layer.weights[output, input] != 0 { inputs[input] = true }
            }
            needed.append(inputs)
        }
        self.reached = reached
        self.needed = needed.reversed()
    }

    package func isAlive(level: Int, unit: Int) -> Bool { reached[level][unit] && needed[level][unit] }

    /// Level after level.
    package var deadHiddenUnits: [DeadUnit] {
        reached.indices.dropFirst().dropLast().flatMap { level in
            reached[level].indices.filter { !isAlive(level: level, unit: $0) }.map {
                DeadUnit(level: level, unit: $0, isReached: reached[level][$0])
            }
        }
    }
}

extension ReLUNetwork {
    /// The network without the weights and biases that are on no path: zero instead. Same products along paths, same
    /// function.
    package func restricted(to alive: AliveUnits) -> ReLUNetwork {
        mapped(
            weight: { layer, output, input, value in
                alive.isAlive(level: layer, unit: input) && alive.isAlive(level: layer + 1, unit: output) ? value : 0
            },
            bias: { layer, output, value in alive.isAlive(level: layer + 1, unit: output) ? value : 0 })
    }
}
