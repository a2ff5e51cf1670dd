import DenseNumerics
import MaskFiles
import NumericFiles
import SupportMasks

/// Files of arrays that hold the values of a network whose layers are known.
public struct NetworkFile {
    private let arrays: [String: NumberArray]
    private let context: ReadingContext

    /// Opens the files that were read together; their names of arrays are one name space.
    ///
    /// - Throws: for files that are no `.npy`, `.npz` or `.safetensors`.
    public init(_ paths: [String]) throws(MaskFilesError) {
        var found: [String: NumberArray] = [:]
        for path in paths {
            for array in try NumberArray.all(in: path) { found[array.name] = array }
        }
        arrays = found
        context = ReadingContext(file: paths.joined(separator: ", "))
    }

    /// The values of a network of these layers. Of an instance only the names and shapes count: what is not zero is the
    /// file's own.
    ///
    /// - Parameters:
    ///   - isTransposed: whether matrices are stored inputs × outputs, and factors width × rows.
    ///   - hasBiases: whether to read the vector beside a layer's weights as its biases: `fc1.bias` beside `fc1` and
    ///     `fc1.weight`.
    /// - Throws: where the file has not the arrays of the instance, or they have other shapes or entries that are no
    ///   real numbers.
    public func network(
        like instance: MaskInstance, isTransposed: Bool, hasBiases: Bool
    ) throws(MaskFilesError) -> ReLUNetwork {
        switch instance.masks {
        case .factorization(let masks):
            let (m, n, r) = (masks.rowCount, masks.columnCount, masks.width)
            let left = try matrix(["X", "I", "x", "i"], rows: m, columns: r, isTransposed)
            let right = try matrix(["Y", "J", "y", "j"], rows: n, columns: r, isTransposed)
            return ReLUNetwork(pair: left, right)
        case .network(let layers):
            var read: [ReLUNetwork.Layer] = []
            for layer in layers {
                read.append(
                    ReLUNetwork.Layer(
                        name: layer.name, weights: try weights(of: layer, isTransposed),
                        biases: hasBiases ? try biases(of: ArrayName(layer.name), layer.outputCount) : nil))
            }
            return ReLUNetwork(read)
        }
    }

    /// The names of the arrays that are read as biases, for each layer; nil where there is none.
    public func biasNames(of instance: MaskInstance) -> [String?] {
        (instance.layers ?? []).map { layer in
            let name = ArrayName(layer.name).biases
            return arrays[name] == nil ? nil : name
        }
    }

    /// The array of a layer; where that is a mask, the weights beside it, and zero outside of it.
    private func weights(of layer: Layer, _ isTransposed: Bool) throws(MaskFilesError) -> Matrix<Double> {
        let (rows, columns) = (layer.outputCount, layer.inputCount)
        let own = try matrix([layer.name], rows: rows, columns: columns, isTransposed)
        guard let masked = ArrayName(layer.name).masked else { return own }
        let values = try matrix([masked, masked + "_orig"], rows: rows, columns: columns, isTransposed)
        return Matrix(rows: rows, columns: columns) { own[$0, $1] == 0 ? 0 : values[$0, $1] }
    }

    private func matrix(
        _ names: [String], rows: Int, columns: Int, _ isTransposed: Bool
    ) throws(MaskFilesError) -> Matrix<Double> {
        let array = try array(names)
        let stored = try real(try NumericFile.decoded(array), array)
        let values = isTransposed ? stored.transposed : stored
        guard values.rowCount == rows, values.columnCount == columns else {
            throw array.context.error(
                "expected \(rows) × \(columns) entries, as in the analysed network, found \(values.rowCount) × \(values.columnCount)"
            )
        }
        return values
    }

    private func biases(of name: ArrayName, _ outputs: Int) throws(MaskFilesError) -> [Double]? {
        guard let array = arrays[name.biases] else { return nil }
        let values = try real(try NumericFile.decoded(array, asVector: true), array).elements
        guard values.count == outputs else {
            throw array.context.error("expected a bias for each of \(outputs) outputs, found \(values.count)")
        }
        return values
    }

    private func array(_ names: [String]) throws(MaskFilesError) -> NumberArray {
        for name in names { if let array = arrays[name] { return array } }
        let found = arrays.keys.sorted().prefix(8).map { "'\($0)'" }.joined(separator: ", ")
        throw context.error("expected an array '\(names[0])', found \(found.isEmpty ? "none" : found)")
    }

    private func real(_ values: NumericArray, _ array: NumberArray) throws(MaskFilesError) -> Matrix<Double> {
        guard case .real(let matrix) = values.values else {
            throw array.context.error("expected real numbers, found complex ones")
        }
        return matrix
    }
}
