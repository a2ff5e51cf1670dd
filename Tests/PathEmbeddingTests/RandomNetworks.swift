import DenseNumerics
import FloatingProposals

import PathEmbedding

/// Networks for tests.
enum RandomNetworks {
    /// A network with so many units on each level; each value is there with a probability.
    static func network(
        _ sizes: [Int], hasBiases: Bool, density: Double = 1, _ generator: inout SeededNormals,
        number: (inout SeededNormals) -> Double = { $0.normal() }
    ) -> ReLUNetwork {
        func value() -> Double { abs(generator.uniform()) < density ? number(&generator) : 0 }
        return ReLUNetwork(
            zip(sizes, sizes.dropFirst()).enumerated().map { index, size in
                ReLUNetwork.Layer(
                    name: "fc\(index + 1)", weights: Matrix(rows: size.1, columns: size.0) { _, _ in value() },
                    biases: hasBiases ? (0..<size.1).map { _ in value() } : nil)
            })
    }

    /// Sizes of two to five levels of one to four units.
    static func sizes(_ generator: inout SeededNormals, most: Int = 4) -> [Int] {
        (0..<Int.random(in: 2...5, using: &generator)).map { _ in Int.random(in: 1...most, using: &generator) }
    }

    /// Small whole numbers other than zero: products of them are exact.
    static func whole(_ generator: inout SeededNormals) -> Double {
        Double(Int.random(in: 1...9, using: &generator)) * (Bool.random(using: &generator) ? 1 : -1)
    }

    static func scales(_ network: ReLUNetwork, _ factor: () -> Double) -> NeuronScales {
        NeuronScales(network.hiddenLevels.map { level in (0..<network.levelSizes[level]).map { _ in factor() } })
    }

    /// Every path of values that are not zero.
    static func paths(_ network: ReLUNetwork) -> [NetworkPath] {
        var beginnings = (0..<network.levelSizes[0]).map { [NetworkPath(firstLevel: 0, units: [$0])] }
        for (index, layer) in network.layers.enumerated() {
            beginnings = (0..<layer.weights.rowCount).map { output in
                var paths: [NetworkPath] = []
                for input in 0..<layer.weights.columnCount where layer.weights[output, input] != 0 {
                    paths += beginnings[input].map {
                        NetworkPath(firstLevel: $0.firstLevel, units: $0.units + [output])
                    }
                }
                if layer.bias(output) != 0 { paths.append(NetworkPath(firstLevel: index + 1, units: [output])) }
                return paths
            }
        }
        return beginnings.flatMap { $0 }
    }
}
