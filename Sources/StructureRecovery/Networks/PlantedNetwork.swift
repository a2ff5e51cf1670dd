import DenseNumerics
import FloatingProposals

/// What follows the last layer of a network: what the network is seen through.
public enum NetworkInput: String, Sendable, Hashable, CaseIterable {
    /// Nothing: Y is the product of the layers.
    case none
    /// Independent uniform signs: Y = W_1 ⋯ W_s S, one sample a column.
    case signs
    /// Independent standard normal numbers: Y = W_1 ⋯ W_s G, one sample a column.
    case gaussian
}

/// A random sparse linear network with a known answer: Y = W_1 W_2 ⋯ W_s, seen through an input.
public struct PlantedNetwork: Sendable {
    public let layers: [SignedLayer]
    public let observed: Matrix<Double>

    /// Draws a network.
    ///
    /// Each layer is a sum of `sparsity` permutation matrices with disjoint entries, each entry with a random sign: so
    /// every hidden unit has `sparsity` edges above it and `sparsity` below. (With independent columns alone some units
    /// would have no edge below them, and nothing that can be seen would depend on them.)
    ///
    /// - Parameters:
    ///   - size: how many units a layer has.
    ///   - sparsity: how many edges a unit has on each side, at most half of `size`.
    ///   - samples: the columns of the input, unless it is `none`.
    ///   - noise: the standard deviation of normal numbers that are added to the entries.
    public init(
        size: Int, sparsity: Int, depth: Int, seed: UInt64, input: NetworkInput = .none, samples: Int = 0,
        noise: Double = 0
    ) {
        precondition(depth >= 1 && sparsity >= 1 && 2 * sparsity <= size, "a sparse network")
        var random = SeededNormals(seed: seed)
        layers = (0..<depth).map { _ in .random(size: size, sparsity: sparsity, using: &random) }
        var product: Matrix<Double>
        switch input {
        case .none:
            product = layers.dropLast().product(times: layers[depth - 1].matrix)
        case .signs:
            product = layers.product(
                times: Matrix(rows: size, columns: samples) { _, _ in random.next() & 1 == 0 ? 1 : -1 })
        case .gaussian:
            product = layers.product(times: Matrix(rows: size, columns: samples) { _, _ in random.normal() })
        }
        if noise > 0 {
            let perturbation = random.normals(product.elements.count, scale: noise)
            for (index, value) in perturbation.enumerated() { product.elements[index] += value }
        }
        observed = product
    }
}

extension SignedLayer {
    /// A sum of permutation matrices with disjoint entries and random signs. Expected time O(sparsity² size).
    static func random(size: Int, sparsity: Int, using random: inout SeededNormals) -> SignedLayer {
        var rows = Array(repeating: [Int](), count: size)
        for _ in 0..<sparsity {
            var permutation = Array(0..<size).shuffled(using: &random)
            // An entry that is taken already moves by an exchange with a random other one, until none is.
            while let clash = permutation.indices.first(where: { rows[permutation[$0]].contains($0) }) {
                permutation.swapAt(clash, Int.random(in: 0..<size, using: &random))
            }
            for (column, row) in permutation.enumerated() { rows[row].append(column) }
        }
        var columns = Array(repeating: [Edge](), count: size)
        for (row, entries) in rows.enumerated() {
            for column in entries { columns[column].append(Edge(row: row, isNegative: random.next() & 1 == 1)) }
        }
        return SignedLayer(rows: size, columns: columns)
    }
}
