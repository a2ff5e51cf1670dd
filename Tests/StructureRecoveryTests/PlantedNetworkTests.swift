import DenseNumerics
import Testing

@testable import StructureRecovery

@Suite("Planted networks")
struct PlantedNetworkTests {
    @Test("A random layer has as many entries, all ±1, in each row and column as it should", arguments: [3, 4, 7])
    func regular(sparsity: Int) {
        for seed in 0..<20 as Range<UInt64> {
            let network = PlantedNetwork(size: 16, sparsity: sparsity, depth: 2, seed: seed)
            for layer in network.layers {
                #expect(layer.isRegular(sparsity: sparsity), "seed \(seed)")
                #expect(SignedLayer(layer.matrix, sparsity: sparsity, tolerance: 0) == layer, "seed \(seed)")
            }
        }
    }

    @Test("What is seen is the product of the layers")
    func product() {
        let network = PlantedNetwork(size: 12, sparsity: 3, depth: 3, seed: 5)
        let product = network.layers[0].matrix * network.layers[1].matrix * network.layers[2].matrix
        #expect(network.observed == product)
    }

    @Test("The same seed gives the same network, another seed another one")
    func seeds() {
        let networks = [1, 1, 2].map { PlantedNetwork(size: 12, sparsity: 3, depth: 2, seed: $0) }
        #expect(networks[0].layers == networks[1].layers)
        #expect(networks[0].layers != networks[2].layers)
    }

    @Test("A layer transposed twice is the layer, and its matrix is the matrix transposed")
    func transposition() {
        let layer = PlantedNetwork(size: 10, sparsity: 3, depth: 1, seed: 3).layers[0]
        #expect(layer.transposed.transposed == layer)
        #expect(layer.transposed.matrix == layer.matrix.transposed)
    }
}
