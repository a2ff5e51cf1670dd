import DenseNumerics
import MaskFiles
import NumericFiles
import SupportMasks

/// Files in NumPy's form that hold the values of a network whose masks are known.
public struct NetworkFile {
    private let arrays: [String: NumberArray]
    private let context: ReadingContext

    /// Opens the files that were read together; their names of arrays are one name space.
    ///
    /// - Throws: for files that are no `.npy` or `.npz`.
    public init(_ paths: [String]) throws(MaskFilesError) {
        var found: [String: NumberArray] = [:]
        for path in paths {
            for array in try NumberArray.all(in: path) { found[array.name] = array }
        }
        arrays = found
        context = ReadingContext(file: paths.joined(separator: ", "))
    }

    /// The values on the masks: what is outside of them is taken as zero.
    ///
    /// - Parameters:
    ///   - isTransposed: whether matrices are stored inputs × outputs, and factors width × rows.
    ///   - hasBiases: whether to read the vector beside a layer's weights as its biases: `fc1.bias` beside `fc1` and
    ///     `fc1.weight`.
    /// - Throws: where the file has not the arrays of the instance, or they have other shapes or entries that are no
    ///   real numbers.
    public func network(
        on instance: MaskInstance, isTransposed: Bool, hasBiases: Bool
    ) throws(MaskFilesError) -> ReLUNetwork {
        switch instance.masks {
        case .factorization(let masks):
            let left = try factor(["X", "I", "x", "i"], masks.left, isTransposed)
            let right = try factor(["Y", "J", "y", "j"], masks.right, isTransposed)
            return ReLUNetwork(pair: left, right)
        case .network(let layers):
            var read: [ReLUNetwork.Layer] = []
            for layer in layers {
                let name = ArrayName(layer.name)
                read.append(
                    ReLUNetwork.Layer(
                        name: layer.name, weights: try weights(of: name, layer.mask, isTransposed),
                        biases: hasBiases ? try biases(of: name, layer.outputCount) : nil))
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

    /// The array of a layer; where that is a mask, the weights beside it.
    private func weights(of name: ArrayName, _ mask: BitMatrix, _ isTransposed: Bool) throws(MaskFilesError)
        -> Matrix<Double>
    {
        let names = name.masked.map { [$0, $0 + "_orig"] } ?? [name.text]
        return try matrix(names, mask, isTransposed)
    }

    private func factor(_ names: [String], _ mask: BitMatrix, _ isTransposed: Bool) throws(MaskFilesError)
        -> Matrix<Double>
    {
        try matrix(names, mask, isTransposed)
    }

    private func matrix(_ names: [String], _ mask: BitMatrix, _ isTransposed: Bool) throws(MaskFilesError)
        -> Matrix<Double>
    {
        let array = try array(names)
        let stored = try real(try NumericFile.decoded(array), array)
        let values = isTransposed ? stored.transposed : stored
        guard values.rowCount == mask.rowCount, values.columnCount == mask.columnCount else {
            throw array.context.error(
                "expected the shape of the mask, \(mask.rowCount) × \(mask.columnCount), found \(values.rowCount) × \(values.columnCount)"
            )
        }
        return Matrix(rows: mask.rowCount, columns: mask.columnCount) { mask[$0, $1] ? values[$0, $1] : 0 }
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
