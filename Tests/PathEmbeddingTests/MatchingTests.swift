import DenseNumerics
import FloatingProposals
import Foundation
import PathEmbedding
import Testing

@Suite struct MatchingTests {
    @Test("A permuted and rescaled network is found, with its order", arguments: [UInt64(1), 2])
    func ordersAreFound(seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<200 {
            let network = RandomNetworks.network(
                RandomNetworks.sizes(&generator), hasBiases: Bool.random(using: &generator), &generator)
            let scales = RandomNetworks.scales(network) { scalbn(1.0, Int.random(in: -9...9, using: &generator)) }
            let orders = network.hiddenLevels.map { level in
                Array(0..<network.levelSizes[level]).shuffled(using: &generator)
            }
            let other = network.rescaled(by: scales).reordered(orders)
            // With one input and no bias units of a level differ in their signs alone.
            let matching = UnitMatching(network, other)
            if case .twins(let layer, let units) = matching {
                #expect(units.count == 2 && network.levelSizes[layer] == 1, "seed \(seed)")
                continue
            }
            guard case .order(let found) = matching else {
                Issue.record("seed \(seed): no order")
                continue
            }
            // What was moved to a place is found there.
            let inverse = orders.map { order in order.indices.map { place in order.firstIndex(of: place) ?? -1 } }
            #expect(found == inverse, "seed \(seed)")
            let decision = try #require(RescalingEquivalence(network, other.reordered(found)))
            guard case .equivalent(let factors) = decision.verdict else {
                Issue.record("seed \(seed): not equivalent in its order")
                continue
            }
            #expect(factors.map { $0.map(\.asDouble) } == scales.factors)
        }
    }

    @Test("Another network has no order, and a unit shows it")
    func otherNetworks() {
        var generator = SeededNormals(seed: 3)
        for _ in 0..<100 {
            let network = RandomNetworks.network([3, 4, 2], hasBiases: true, &generator)
            let parameter = NetworkParameter(layer: 0, output: 2, input: 1)
            let matching = UnitMatching(network, network.changed(parameter) { $0.nextUp })
            #expect(matching == .missing(layer: 0, unit: 2))
            // What goes out is seen by the decision alone.
            let outgoing = network.changed(NetworkParameter(layer: 1, output: 0, input: 0)) { $0.nextUp }
            #expect(UnitMatching(network, outgoing) == .order([[0, 1, 2, 3]]))
        }
    }

    @Test("Units with proportional incoming values are twins, and nothing is said of their order")
    func twins() {
        let network = ReLUNetwork([
            .init(name: "a", weights: Matrix(rows: 3, columns: 2, elements: [1, 2, 5, 1, 2, 4])),
            .init(name: "b", weights: Matrix(rows: 1, columns: 3, elements: [1, 1, 3])),
        ])
        #expect(UnitMatching(network, network) == .twins(layer: 0, units: [0, 2]))
        let other = NetworkComparison(network, network.reordered([[2, 1, 0]]), source: "b.npz")
        #expect(other.matching == .twins(layer: 0, units: [0, 2]) && other.reordered == nil)
    }

    @Test("A comparison finds the order, and says that it is one")
    func comparison() throws {
        let network = RandomNetworks.whole([2, 3, 1])
        let other = network.rescaled(by: NeuronScales([[2, 4, 0.5]])).reordered([[1, 2, 0]])
        let report = ValuesReport(
            network, biasNames: [nil, nil], comparison: NetworkComparison(network, other, source: "b.npz"))
        #expect(report.paragraphs.last?.contains("with its hidden units permuted and rescaled, exactly") == true)
    }
}
