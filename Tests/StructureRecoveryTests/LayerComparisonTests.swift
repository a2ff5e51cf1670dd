import FloatingProposals
import Testing

@testable import StructureRecovery

@Suite("Comparison up to the order and the signs of hidden units")
struct LayerComparisonTests {
    /// The same network with its hidden units in another order and with other signs.
    private func disguised(_ layers: [SignedLayer], seed: UInt64) -> [SignedLayer] {
        var random = SeededNormals(seed: seed)
        var result = layers
        for index in 0..<(layers.count - 1) {
            let count = layers[index].columnCount
            let order = Array(0..<count).shuffled(using: &random)
            let places = order.map { SignedLayer.Edge(row: $0, isNegative: random.next() & 1 == 1) }
            result[index] = result[index].transposed.movingRows(to: places).transposed
            result[index + 1] = result[index + 1].movingRows(to: places)
        }
        return result
    }

    @Test("Networks that differ in the order and signs of hidden units have one product and are equivalent")
    func disguise() {
        for seed in 0..<20 as Range<UInt64> {
            let network = PlantedNetwork(size: 12, sparsity: 3, depth: 3, seed: seed)
            let other = disguised(network.layers, seed: seed + 100)
            #expect(other != network.layers, "seed \(seed)")
            #expect(other.dropLast().product(times: other[2].matrix) == network.observed, "seed \(seed)")
            #expect(LayerComparison.areEquivalent(network.layers, other), "seed \(seed)")
        }
    }

    @Test("A single sign that is changed makes another network")
    func changedSign() {
        for seed in 0..<20 as Range<UInt64> {
            let network = PlantedNetwork(size: 12, sparsity: 3, depth: 3, seed: seed)
            for index in 0..<3 {
                var layers = disguised(network.layers, seed: seed + 100)
                var columns = layers[index].columns
                columns[4][1].isNegative.toggle()
                layers[index] = SignedLayer(rows: 12, columns: columns)
                #expect(!LayerComparison.areEquivalent(network.layers, layers), "seed \(seed), layer \(index)")
            }
        }
    }

    @Test("Networks of unlike depth are not equivalent")
    func depth() {
        let layers = PlantedNetwork(size: 12, sparsity: 3, depth: 3, seed: 1).layers
        #expect(!LayerComparison.areEquivalent(layers, Array(layers.dropLast())))
    }
}
