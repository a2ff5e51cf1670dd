/// A weight or a bias of a network.
public struct NetworkParameter: Sendable, Hashable {
    /// From 0, input side first.
    public var layer: Int
    public var output: Int
    /// nil for the bias of the output.
    public var input: Int?

    public init(layer: Int, output: Int, input: Int?) { (self.layer, self.output, self.input) = (layer, output, input) }
}

extension ReLUNetwork {
    public subscript(_ parameter: NetworkParameter) -> Double {
        let layer = layers[parameter.layer]
        return parameter.input.map { layer.weights[parameter.output, $0] } ?? layer.bias(parameter.output)
    }

    /// Calls `body` with every parameter that may be different from zero: layer after layer, output after output, the
    /// bias first.
    package func forEachParameter(_ body: (NetworkParameter) -> Void) {
        for (index, layer) in layers.enumerated() {
            for output in 0..<layer.weights.rowCount { forEachParameter(into: output, of: index, body) }
        }
    }

    /// The same of the parameters that lead to one output of a layer.
    func forEachParameter(into output: Int, of layer: Int, _ body: (NetworkParameter) -> Void) {
        if layers[layer].biases != nil { body(NetworkParameter(layer: layer, output: output, input: nil)) }
        for input in 0..<layers[layer].weights.columnCount {
            body(NetworkParameter(layer: layer, output: output, input: input))
        }
    }

    /// Where a path begins that leads through the parameter alone: at the bias, or at its input.
    func firstParameter(into output: Int, of layer: Int, where holds: (NetworkParameter) -> Bool) -> NetworkParameter? {
        let bias = NetworkParameter(layer: layer, output: output, input: nil)
        if holds(bias) { return bias }
        return (0..<layers[layer].weights.columnCount).lazy.map {
            NetworkParameter(layer: layer, output: output, input: $0)
        }.first(where: holds)
    }
}
