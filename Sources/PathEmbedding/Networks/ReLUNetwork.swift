import DenseNumerics

/// A ReLU network with its values: x ↦ W_N σ(… σ(W_1 x + b_1) …) + b_N.
///
/// Level 0 are the inputs, level l the outputs of layer l, numbered from 1. What is not zero is an edge: of W_l from a
/// unit of level l − 1 to one of level l, of b_l from a source of its own.
public struct ReLUNetwork: Sendable, Hashable {
    public struct Layer: Sendable, Hashable {
        public var name: String
        /// W_l: outputs × inputs.
        public var weights: Matrix<Double>
        /// b_l, an entry for each output; nil without biases.
        public var biases: [Double]?

        /// - Precondition: as many biases as outputs, if there are some.
        public init(name: String, weights: Matrix<Double>, biases: [Double]? = nil) {
            precondition(biases == nil || biases?.count == weights.rowCount, "a bias for each output")
            self.name = name
            self.weights = weights
            self.biases = biases
        }
    }

    /// Input side first; at least one.
    public private(set) var layers: [Layer]

    /// - Precondition: at least one layer, each with as many inputs as the one before has outputs, and all values are
    ///   finite.
    public init(_ layers: [Layer]) {
        precondition(!layers.isEmpty, "a layer at least")
        precondition(
            zip(layers, layers.dropFirst()).allSatisfy { $0.weights.rowCount == $1.weights.columnCount },
            "neighbours fit")
        precondition(
            layers.allSatisfy {
                $0.weights.elements.allSatisfy(\.isFinite) && ($0.biases ?? []).allSatisfy(\.isFinite)
            },
            "values are finite")
        self.layers = layers
    }

    /// The network X σ(Yᵀ x) of a pair A ≈ X Yᵀ.
    public init(pair left: Matrix<Double>, _ right: Matrix<Double>) {
        self.init([Layer(name: "Yᵀ", weights: right.transposed), Layer(name: "X", weights: left)])
    }

    /// The number of units of each level, inputs first.
    public var levelSizes: [Int] { [layers[0].weights.columnCount] + layers.map(\.weights.rowCount) }

    /// The levels of hidden units.
    public var hiddenLevels: Range<Int> { 1..<layers.count }

    /// Whether some layer has biases.
    public var hasBiases: Bool { layers.contains { $0.biases != nil } }

    /// f(x). O(weights).
    ///
    /// - Precondition: an entry for each input.
    public func callAsFunction(_ input: [Double]) -> [Double] {
        layers.indices.reduce(input) { values, index in
            let sums = layers[index].sums(values)
            return index == layers.count - 1 ? sums : sums.map { max($0, 0) }
        }
    }

    /// The network with other values on the same units.
    ///
    /// - Parameters:
    ///   - weight: the new weight from the unit `input` of the level before to `output`.
    ///   - bias: the new bias of `output`.
    package func mapped(
        weight: (_ layer: Int, _ output: Int, _ input: Int, _ value: Double) -> Double,
        bias: (_ layer: Int, _ output: Int, _ value: Double) -> Double
    ) -> ReLUNetwork {
        var result = self
        for (index, layer) in layers.enumerated() {
            result.layers[index].weights = Matrix(rows: layer.weights.rowCount, columns: layer.weights.columnCount) {
                let value = layer.weights[$0, $1]
                return value == 0 ? value : weight(index, $0, $1, value)
            }
            result.layers[index].biases = layer.biases?.enumerated().map {
                $0.element == 0 ? $0.element : bias(index, $0.offset, $0.element)
            }
        }
        return result
    }
}

extension ReLUNetwork.Layer {
    /// W x + b.
    func sums(_ input: [Double]) -> [Double] {
        precondition(input.count == weights.columnCount, "an entry for each input")
        return weights.elements.withUnsafeBufferPointer { entries in
            (0..<weights.rowCount).map { row in
                var sum = biases?[row] ?? 0
                let start = row &* input.count
                for column in input.indices { sum += entries[start &+ column] * input[column] }
                return sum
            }
        }
    }

    /// The bias of an output; 0 without biases.
    package func bias(_ output: Int) -> Double { biases?[output] ?? 0 }
}
