/// The squares of the non-zero weights of a layer, row after row, in single arrays: what a sweep goes over.
struct LayerEdges {
    private var starts: [Int] = [0]
    private var inputs: [Int32] = []
    private var squares: [Double] = []
    private let inputCount: Int

    /// - Parameter unit: what weights are divided by before they are squared.
    init(_ layer: ReLUNetwork.Layer, unit: Double) {
        inputCount = layer.weights.columnCount
        for output in 0..<layer.weights.rowCount {
            for input in 0..<inputCount {
                let value = layer.weights[output, input] / unit
                guard value != 0 else { continue }
                inputs.append(Int32(truncatingIfNeeded: input))
                squares.append(value * value)
            }
            starts.append(inputs.count)
        }
    }

    /// Of each output v, Σ_u w_vu² g_u.
    func rowSums(_ weights: [Double]) -> [Double] {
        (0..<(starts.count - 1)).map { output in
            var sum = 0.0
            for edge in starts[output]..<starts[output + 1] { sum += squares[edge] * weights[Int(inputs[edge])] }
            return sum
        }
    }

    /// Of each input u, Σ_v w_vu² g_v.
    func columnSums(_ weights: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: inputCount)
        for output in weights.indices {
            for edge in starts[output]..<starts[output + 1] {
                sums[Int(inputs[edge])] += squares[edge] * weights[output]
            }
        }
        return sums
    }
}
