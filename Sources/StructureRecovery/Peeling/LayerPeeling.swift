import DenseNumerics

/// Takes the left factor off a matrix: Y = W Z.
struct LayerPeeling: Sendable {
    let search: TopLayerSearch
    let method: TopLayerMethod
    /// The entries of Z are integers.
    let isIntegral: Bool

    /// How far a computed entry of an integral Z may be from an integer.
    static let integerTolerance = 1e-3

    /// Why a layer could not be taken off.
    enum Failure: Error {
        case unitsMissing(found: Int)
        case singular
        case notIntegral
    }

    /// W with its columns in the order of their rows and each first entry positive, and Z.
    func peel(_ observed: Matrix<Double>) throws(Failure) -> (layer: SignedLayer, rest: Matrix<Double>) {
        let columns = search.columns(of: observed, method: method)
        let layer = SignedLayer(rows: observed.rowCount, columns: columns).normalised
        guard columns.count == observed.rowCount, layer.isRegular(sparsity: search.sparsity) else {
            throw .unitsMissing(found: columns.count)
        }
        guard let inverse = LayerInverse(layer) else { throw .singular }
        let rest = inverse.solve(observed)
        guard isIntegral else { return (layer, rest) }
        guard let rounded = rest.roundedToIntegers(within: Self.integerTolerance), layer * rounded == observed else {
            throw .notIntegral
        }
        return (layer, rounded)
    }
}

extension Matrix<Double> {
    /// The matrix of the nearest integers; nil if an entry is farther than the tolerance from one.
    func roundedToIntegers(within tolerance: Double) -> Matrix? {
        var rounded = self
        for (index, value) in elements.enumerated() {
            let nearest = value.rounded()
            guard abs(value - nearest) <= tolerance else { return nil }
            // Adding 0 makes −0 into 0.
            rounded.elements[index] = nearest + 0
        }
        return rounded
    }
}
