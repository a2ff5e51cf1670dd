import DenseNumerics
import FloatingProposals
import Foundation
import Testing

import PathEmbedding

@Suite struct BalanceTests {
    @Test(
        "Every unit of the balanced network has incoming and outgoing values of the same norm",
        arguments: [UInt64(1), 2, 3])
    func unitsAreBalanced(seed: UInt64) {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<100 {
            let network = randomNetwork(&generator)
            let balanced = BalancedNetwork(network)
            #expect(balanced.isConverged && balanced.imbalance <= 1e-12, "seed \(seed)")
            let alive = AliveUnits(network)
            for level in network.hiddenLevels {
                for unit in 0..<network.levelSizes[level] where alive.isAlive(level: level, unit: unit) {
                    let (incoming, outgoing) = norms(balanced.network, level, unit)
                    #expect(abs(incoming / outgoing - 1) < 1e-11, "seed \(seed)")
                }
            }
        }
    }

    @Test("It is a rescaling: function and path norm are the same up to rounding")
    func itIsARescaling() {
        var generator = SeededNormals(seed: 4)
        for _ in 0..<100 {
            let network = randomNetwork(&generator)
            let balanced = BalancedNetwork(network)
            let input = generator.normals(network.levelSizes[0])
            let bound = network.mapped(weight: { abs($3) }, bias: { abs($2) })(input.map { abs($0) })
            for (size, (before, after)) in zip(bound, zip(network(input), balanced.network(input))) {
                #expect(abs(before - after) <= 1e-13 * size)
            }
            let equivalence = RescalingEquivalence(network, balanced.network)
            #expect((equivalence?.deviation ?? 1) < 1e-13)
        }
    }

    @Test("No rescaling has smaller squares, and every other one larger", arguments: [UInt64(5), 6])
    func itIsTheSmallest(seed: UInt64) {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<100 {
            let balanced = BalancedNetwork(randomNetwork(&generator))
            let least = balanced.squaredNorms.after
            #expect(least <= balanced.squaredNorms.before * (1 + 1e-13))
            let alive = AliveUnits(balanced.network)
            for size in [1e-3, 0.1, 3] {
                var scales = balanced.scales.factors.map { $0.map { _ in exp(size * generator.normal()) } }
                for level in balanced.network.hiddenLevels {
                    for unit in scales[level - 1].indices where !alive.isAlive(level: level, unit: unit) {
                        scales[level - 1][unit] = 1
                    }
                }
                let other = balanced.network.rescaled(by: NeuronScales(scales)).squaredNorm
                #expect(scales.joined().allSatisfy { $0 == 1 } ? other == least : other > least, "seed \(seed)")
            }
        }
    }

    @Test("It is a fixed point, and the same for all rescalings of a network")
    func fixedPointAndUnique() throws {
        var generator = SeededNormals(seed: 7)
        for _ in 0..<100 {
            let network = randomNetwork(&generator)
            let balanced = BalancedNetwork(network)
            let again = BalancedNetwork(balanced.network)
            #expect(again.sweeps <= 1)
            let elsewhere = BalancedNetwork(
                network.rescaled(by: RandomNetworks.scales(network) { exp(3 * generator.normal()) }))
            for other in [again.network, elsewhere.network] {
                balanced.network.forEachParameter { parameter in
                    #expect(abs(balanced.network[parameter] - other[parameter]) <= 1e-10 * abs(other[parameter]))
                }
            }
        }
    }

    @Test("Units on no path keep their scale, and their values are left out")
    func deadUnits() {
        let network = ReLUNetwork([
            .init(name: "a", weights: Matrix(rows: 2, columns: 1, elements: [4, 5])),
            .init(name: "b", weights: Matrix(rows: 1, columns: 2, elements: [1, 0])),
        ])
        let balanced = BalancedNetwork(network)
        #expect(balanced.network.layers[0].weights.elements == [2, 0])
        #expect(balanced.network.layers[1].weights.elements == [2, 0])
        #expect(balanced.scales.factors == [[0.5, 1]] && balanced.squaredNorms.before == 17)
        #expect(balanced.isConverged && balanced.squaredNorms.after == 8)
    }

    @Test("A deep and narrow network is balanced, too")
    func deepNetwork() {
        var generator = SeededNormals(seed: 8)
        let network = RandomNetworks.network(Array(repeating: 2, count: 21), hasBiases: true, &generator)
        let balanced = BalancedNetwork(network)
        #expect(balanced.isConverged && balanced.sweeps < 2_000)
    }

    @Test("Values of very different sizes are balanced without leaving the numbers")
    func extremeSizes() {
        let network = ReLUNetwork([
            .init(name: "a", weights: Matrix(rows: 1, columns: 1, elements: [1e-60])),
            .init(name: "b", weights: Matrix(rows: 1, columns: 1, elements: [1e60])),
        ])
        let balanced = BalancedNetwork(network)
        #expect(balanced.isConverged && abs(balanced.network.squaredNorm - 2) < 1e-12)
    }

    private func randomNetwork(_ generator: inout SeededNormals) -> ReLUNetwork {
        RandomNetworks.network(
            RandomNetworks.sizes(&generator), hasBiases: Bool.random(using: &generator), density: 0.8, &generator)
    }

    private func norms(_ network: ReLUNetwork, _ level: Int, _ unit: Int) -> (Double, Double) {
        let (before, after) = (network.layers[level - 1], network.layers[level])
        let incoming = (0..<before.weights.columnCount).reduce(before.bias(unit) * before.bias(unit)) {
            $0 + before.weights[unit, $1] * before.weights[unit, $1]
        }
        let outgoing = (0..<after.weights.rowCount).reduce(0.0) {
            $0 + after.weights[$1, unit] * after.weights[$1, unit]
        }
        return (incoming.squareRoot(), outgoing.squareRoot())
    }
}
