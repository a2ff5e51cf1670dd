import DenseNumerics
import FloatingProposals
import Testing

import PathEmbedding

@Suite struct PathNormTests {
    @Test("The norms are those of the products along all paths, written out", arguments: [UInt64(1), 2])
    func normsOfWrittenOutPaths(seed: UInt64) {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<200 {
            let network = RandomNetworks.network(
                RandomNetworks.sizes(&generator), hasBiases: Bool.random(using: &generator), density: 0.7, &generator)
            let products = RandomNetworks.paths(network).map { ($0.firstLevel, network.product(along: $0)) }
            let norms = PathNorms(network)
            let l1 = products.reduce(0) { $0 + abs($1.1) }
            let inputs = products.reduce(0) { $0 + ($1.0 == 0 ? abs($1.1) : 0) }
            let l2 = products.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
            for (found, expected) in [(norms.l1, l1), (norms.l1FromInputs, inputs), (norms.l2, l2)] {
                #expect(abs(found - expected) <= 1e-13 * expected, "seed \(seed)")
            }
        }
    }

    @Test("The part of the paths from inputs bounds by how much outputs change")
    func lipschitzBound() {
        var generator = SeededNormals(seed: 3)
        for _ in 0..<200 {
            let network = RandomNetworks.network(RandomNetworks.sizes(&generator), hasBiases: true, &generator)
            let bound = PathNorms(network).l1FromInputs
            let (x, y) = (generator.normals(network.levelSizes[0]), generator.normals(network.levelSizes[0]))
            let change = zip(network(x), network(y)).reduce(0) { $0 + abs($1.0 - $1.1) }
            let distance = zip(x, y).reduce(0) { max($0, abs($1.0 - $1.1)) }
            #expect(change <= bound * distance * (1 + 1e-12))
        }
    }

    @Test("A network by hand")
    func byHand() {
        let network = ReLUNetwork([
            .init(name: "a", weights: Matrix(rows: 2, columns: 1, elements: [2, -1]), biases: [0, 3]),
            .init(name: "b", weights: Matrix(rows: 1, columns: 2, elements: [1, -4]), biases: [-5]),
        ])
        // Paths: 2·1, −1·−4 from the input; 3·−4 and −5 from biases.
        #expect(PathNorms(network).l1 == 2 + 4 + 12 + 5 && PathNorms(network).l1FromInputs == 6)
        #expect(network([1]) == [2 - 8 - 5] && network([-1]) == [-16 - 5])
    }
}
