import DenseNumerics
import FloatingProposals
import Foundation
import Testing

import PathEmbedding

@Suite struct InvarianceTests {
    @Test("Rescaling by powers of two leaves the function and every product as they are", arguments: [UInt64(1), 2])
    func exactInvariance(seed: UInt64) {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<200 {
            let network = RandomNetworks.network(
                RandomNetworks.sizes(&generator), hasBiases: Bool.random(using: &generator), density: 0.8, &generator)
            let scales = RandomNetworks.scales(network) { scalbn(1.0, Int.random(in: -20...20, using: &generator)) }
            let rescaled = network.rescaled(by: scales)
            let input = generator.normals(network.levelSizes[0])
            #expect(network(input) == rescaled(input), "seed \(seed)")
            for path in RandomNetworks.paths(network) {
                #expect(network.exactProduct(along: path) == rescaled.exactProduct(along: path))
            }
        }
    }

    @Test(
        "Rescaling by any scales changes nothing but by rounding",
        arguments: [[3, 5, 2], [8, 16, 16, 4], [1, 1, 1, 1, 1]])
    func roundedInvariance(sizes: [Int]) {
        var generator = SeededNormals(seed: 3)
        for hasBiases in [false, true] {
            let network = RandomNetworks.network(sizes, hasBiases: hasBiases, &generator)
            let trial = RescalingTrial(network)
            #expect(trial.isInvariant && trial.trials > 0)
            #expect(trial.functionDifference < 1e-13)
            #expect(trial == RescalingTrial(network))
        }
    }

    @Test("The trial sees when something is no rescaling")
    func negativeScalesAreSeen() {
        // What a unit with σ(t) = |t| would not see, a ReLU does.
        let network = ReLUNetwork([
            .init(name: "a", weights: Matrix(rows: 1, columns: 1, elements: [1])),
            .init(name: "b", weights: Matrix(rows: 1, columns: 1, elements: [1])),
        ])
        let turned = network.mapped(weight: { -$3 }, bias: { $2 })
        #expect(network([1]) != turned([1]) && PathNorms(network).l1 == PathNorms(turned).l1)
        let path = NetworkPath(firstLevel: 0, units: [0, 0, 0])
        #expect(network.product(along: path) == turned.product(along: path))
    }

    @Test("A network of zeros has no paths, and the trial says nothing else")
    func zeros() {
        let network = ReLUNetwork(pair: Matrix(rows: 2, columns: 2), Matrix(rows: 3, columns: 2))
        let trial = RescalingTrial(network)
        #expect(trial.isInvariant && trial.functionDifference == 0 && PathNorms(network).l1 == 0)
    }
}
