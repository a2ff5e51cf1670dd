import DenseNumerics

/// Layers whose product was compared with the observed matrix, and agrees.
public struct RecoveredNetwork: Sendable {
    /// W_1, …, W_s.
    public var layers: [SignedLayer]
    /// What follows the last layer; nil where nothing does.
    public var input: Matrix<Double>?
    /// The largest difference between an entry of the product and of the observed matrix.
    public var greatestError: Double
    /// How many of the layers were taken off from the right side.
    public var peeledFromRight: Int
}

/// Why no network is reported.
public enum RecoveryFailure: Error, Sendable, Hashable {
    /// The options or the matrix are not of the kind that can be recovered; a sentence.
    case unsuitable(String)
    /// The entries should be integers, and one is farther than the tolerance from every integer.
    case notIntegers
    /// Not all units of a layer were found from either side; how many were found at the most.
    case unitsNotFound(layer: Int, found: Int, units: Int)
    /// The units that were found do not leave an integral remainder, or the layer has no inverse.
    case remainderInconsistent(layer: Int)
    /// After as many layers as there should be, what is left is no layer or not the input that was expected.
    case remainderUnexpected(layers: Int)
    /// The product of the layers that were found is not the observed matrix.
    case productDiffers(greatestError: Double)

    /// One sentence.
    public var message: String {
        switch self {
        case .unsuitable(let sentence): return sentence
        case .notIntegers: return "the entries are not near integers, as those of a product of ±1 layers are"
        case .unitsNotFound(let layer, let found, let units):
            return "layer \(layer) was not found: \(found) of its \(units) units are clear in the correlations"
        case .remainderInconsistent(let layer):
            return "the units found for layer \(layer) leave a remainder that is no product of ±1 layers"
        case .remainderUnexpected(let layers):
            return "after \(layers) layers what is left is not what should follow them"
        case .productDiffers(let greatestError):
            return "the product of the layers found differs from the matrix by \(greatestError)"
        }
    }
}
