import Foundation

/// The rescaling of a network in which every hidden unit has incoming values (weights and bias) and outgoing weights of
/// the same Euclidean norm: of all rescalings the one, and the only one, with the smallest Σ w² + Σ b².
///
/// Units on no path have no balance (their values could shrink to nothing); values that are on no path are zero here.
/// `PathEmbedding.md` has the proof that sweeps converge to it.
public struct BalancedNetwork: Sendable {
    /// The balanced values.
    public let network: ReLUNetwork
    /// The scales that led there, 1 for units on no path.
    public let scales: NeuronScales
    /// The number of sweeps, forwards and backwards.
    public let sweeps: Int
    /// The largest |log(incoming / outgoing)| of a hidden unit at the end.
    public let imbalance: Double
    /// Whether the imbalance is within the tolerance.
    public let isConverged: Bool
    /// Σ w² + Σ b² of what is on paths, before and after.
    public let squaredNorms: (before: Double, after: Double)

    /// Sweeps over the levels, O(weights) each, until the imbalance is small.
    ///
    /// - Parameters:
    ///   - tolerance: of the imbalance.
    ///   - mostSweeps: an end in any case.
    public init(_ given: ReLUNetwork, tolerance: Double = 1e-12, mostSweeps: Int = 2_000) {
        let alive = AliveUnits(given)
        let start = given.restricted(to: alive)
        var sweep = BalancingSweep(start, alive)
        var count = 0
        while !(sweep.imbalance <= tolerance), count < mostSweeps, sweep.isInRange {
            sweep.run()
            count += 1
        }
        scales = NeuronScales(sweep.scales)
        network = start.rescaled(by: scales)
        sweeps = count
        imbalance = sweep.imbalance
        isConverged = sweep.imbalance <= tolerance
        squaredNorms = (start.squaredNorm, network.squaredNorm)
    }
}

/// The scales, and what changes them: level after level the minimum in the scales of that level, which is exact, since
/// no edge joins two units of a level.
private struct BalancingSweep {
    private(set) var scales: [[Double]]
    private(set) var imbalance = 0.0
    /// Whether all sums are numbers above zero.
    private(set) var isInRange = true
    private let edges: [LayerEdges]
    private let squaredBiases: [[Double]]
    private let isAlive: [[Bool]]
    private let outerSizes: (inputs: Int, outputs: Int)

    init(_ network: ReLUNetwork, _ alive: AliveUnits) {
        let sizes = network.levelSizes
        let unit = network.largestMagnitude
        edges = network.layers.map { LayerEdges($0, unit: unit) }
        squaredBiases = network.layers.map { layer in
            (0..<layer.weights.rowCount).map { (layer.bias($0) / unit) * (layer.bias($0) / unit) }
        }
        isAlive = network.hiddenLevels.map { level in
            (0..<sizes[level]).map { alive.isAlive(level: level, unit: $0) }
        }
        scales = isAlive.map { $0.map { _ in 1 } }
        outerSizes = (sizes[0], sizes[sizes.count - 1])
        measure()
    }

    mutating func run() {
        for level in scales.indices { balance(level) }
        for level in scales.indices.dropLast().reversed() { balance(level) }
        measure()
    }

    private mutating func balance(_ level: Int) {
        let sums = self.sums(level)
        for unit in scales[level].indices where isAlive[level][unit] {
            let factor = (sums.outgoing[unit] / sums.incoming[unit]).squareRoot().squareRoot()
            guard factor > 0, factor.isFinite else {
                isInRange = false
                continue
            }
            scales[level][unit] *= factor
        }
    }

    private mutating func measure() {
        imbalance = 0
        for level in scales.indices {
            let sums = self.sums(level)
            for unit in scales[level].indices where isAlive[level][unit] {
                let difference = abs(log(sums.incoming[unit] / sums.outgoing[unit])) / 2
                imbalance = difference.isNaN ? .infinity : max(imbalance, difference)
            }
        }
    }

    /// The squared norms of what comes into the units of a hidden level, and of what goes out.
    private func sums(_ level: Int) -> (incoming: [Double], outgoing: [Double]) {
        let own = scales[level].map { $0 * $0 }
        let before =
            level == 0 ? [Double](repeating: 1, count: outerSizes.inputs) : scales[level - 1].map { 1 / ($0 * $0) }
        let after =
            level == scales.count - 1
            ? [Double](repeating: 1, count: outerSizes.outputs) : scales[level + 1].map { $0 * $0 }
        let weights = edges[level].rowSums(before)
        let incoming = own.indices.map { own[$0] * (weights[$0] + squaredBiases[level][$0]) }
        let outgoing = zip(edges[level + 1].columnSums(after), own).map { $0 / $1 }
        return (incoming, outgoing)
    }
}

extension ReLUNetwork {
    /// Σ w² + Σ b².
    public var squaredNorm: Double {
        layers.reduce(0) { sum, layer in
            let weights = layer.weights.elements.reduce(0) { $0 + $1 * $1 }
            return sum + weights + (layer.biases ?? []).reduce(0) { $0 + $1 * $1 }
        }
    }

    /// The largest |w| or |b|; 1 if all are zero.
    fileprivate var largestMagnitude: Double {
        let largest = layers.reduce(0.0) { largest, layer in
            let weights = layer.weights.elements.reduce(largest) { max($0, abs($1)) }
            return (layer.biases ?? []).reduce(weights) { max($0, abs($1)) }
        }
        return largest > 0 ? largest : 1
    }
}
