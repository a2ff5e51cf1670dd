import DenseNumerics

/// Recovers the layers of a sparse linear network from their product, up to the order and the signs of hidden units.
///
/// From the outside in: the outermost layer on the left (or, where that fails, on the right) is found from the
/// correlations of the rows, taken off by solving a linear system, and so on until what is left is a layer, or the
/// input. Nothing is reported unless the product of the layers is the observed matrix. Recovery.md has the theory.
public struct StructureRecovery: Sendable {
    public let options: RecoveryOptions

    public init(_ options: RecoveryOptions) { self.options = options }

    /// - Parameter observed: square where the input is `none`; else units × samples.
    /// - Complexity: O(layers × (units³ + units² × samples)) but for doubtful units, which are searched again.
    public func recover(_ observed: Matrix<Double>) throws(RecoveryFailure) -> RecoveredNetwork {
        try check(observed)
        let matrix = try integers(of: observed)
        let network = try peeled(matrix)
        return try verified(network, observed)
    }

    private var isIntegral: Bool { options.input != .gaussian }

    private func check(_ observed: Matrix<Double>) throws(RecoveryFailure) {
        guard options.sparsity >= 3 else {
            throw .unsuitable("layers of fewer than three edges a unit are not recovered: they rarely have an inverse")
        }
        guard observed.rowCount / 2 >= options.sparsity else {
            throw .unsuitable("\(observed.rowCount) units are too few for \(options.sparsity) edges each")
        }
        guard observed.elements.allSatisfy(\.isFinite) else { throw .unsuitable("an entry is not a finite number") }
        if let depth = options.depth, !(1...RecoveryOptions.greatestDepth ~= depth) {
            throw .unsuitable("a network has 1 to \(RecoveryOptions.greatestDepth) layers, and \(depth) are not")
        }
        switch options.input {
        case .none:
            guard observed.rowCount == observed.columnCount else {
                throw .unsuitable(
                    "a product of square layers is square, and the matrix is \(observed.rowCount) × \(observed.columnCount)"
                )
            }
        case .signs, .gaussian:
            guard observed.columnCount > observed.rowCount else {
                throw .unsuitable("there must be more samples (columns) than units (rows)")
            }
        }
    }

    private func integers(of observed: Matrix<Double>) throws(RecoveryFailure) -> Matrix<Double> {
        guard isIntegral else { return observed }
        guard let rounded = observed.roundedToIntegers(within: options.tolerance) else { throw .notIntegers }
        return rounded
    }

    /// The layers on both sides of what is not taken apart yet.
    private struct Progress {
        var left: [SignedLayer] = []
        var right: [SignedLayer] = []
        var middle: Matrix<Double>

        var count: Int { left.count + right.count }
    }

    private func peeled(_ matrix: Matrix<Double>) throws(RecoveryFailure) -> RecoveredNetwork {
        var progress = Progress(middle: matrix)
        let inner = options.input == .none ? 1 : 0
        let limit = options.depth ?? RecoveryOptions.greatestDepth
        while true {
            let isLast = progress.count + inner == limit
            if options.depth == nil || isLast, let network = finished(progress) { return network }
            guard !isLast else { throw .remainderUnexpected(layers: progress.count) }
            try peel(&progress)
        }
    }

    /// The network, if what is left is its last layer or its input.
    private func finished(_ progress: Progress) -> RecoveredNetwork? {
        switch options.input {
        case .none:
            guard let last = SignedLayer(progress.middle, sparsity: options.sparsity, tolerance: 0) else { return nil }
            return RecoveredNetwork(
                layers: progress.left + [last] + progress.right, input: nil, greatestError: 0,
                peeledFromRight: progress.right.count)
        case .signs:
            guard progress.middle.elements.allSatisfy({ abs($0) == 1 }) else { return nil }
        case .gaussian:
            guard Whiteness.isWhite(progress.middle) else { return nil }
        }
        return RecoveredNetwork(
            layers: progress.left, input: progress.middle, greatestError: 0, peeledFromRight: 0)
    }

    private func peel(_ progress: inout Progress) throws(RecoveryFailure) {
        let peeling = LayerPeeling(
            search: TopLayerSearch(sparsity: options.sparsity), method: options.method, isIntegral: isIntegral)
        let failure: LayerPeeling.Failure
        do {
            let (layer, rest) = try peeling.peel(progress.middle)
            progress.left.append(layer)
            progress.middle = rest
            return
        } catch {
            failure = error
        }
        let number = progress.left.count + 1
        guard options.input == .none, let (layer, rest) = try? peeling.peel(progress.middle.transposed) else {
            if case .unitsMissing(let found) = failure {
                throw .unitsNotFound(layer: number, found: found, units: progress.middle.rowCount)
            }
            throw .remainderInconsistent(layer: number)
        }
        progress.right.insert(layer.transposed, at: 0)
        progress.middle = rest.transposed
    }

    /// The network with its error; it must be within the tolerance.
    private func verified(_ network: RecoveredNetwork, _ observed: Matrix<Double>) throws(RecoveryFailure)
        -> RecoveredNetwork
    {
        var network = network
        let product: Matrix<Double>
        if let input = network.input {
            product = network.layers.product(times: input)
        } else {
            product = network.layers.dropLast().product(times: network.layers[network.layers.count - 1].matrix)
        }
        network.greatestError = (product - observed).largestMagnitude
        let allowed = isIntegral ? options.tolerance : 1e-6 * observed.largestMagnitude
        guard network.greatestError <= allowed else { throw .productDiffers(greatestError: network.greatestError) }
        return network
    }
}
