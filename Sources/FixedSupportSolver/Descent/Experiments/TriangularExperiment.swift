import DenseNumerics
import SupportMasks

/// The experiment of the literature (Le, Riccietti, Gribonval, arXiv 2306.02666) on a target without an optimum:
/// lower times upper triangular masks, the anti-diagonal of ones as target, gradient descent with momentum, with and
/// without weight decay.
///
/// Here the gradient is the full one of ½‖A − L U‖_F² + ½ λ ‖(L, U)‖², where the source takes batches of random inputs,
/// whose expected gradient is a multiple of it.
public struct TriangularExperiment: Sendable {
    public var size: Int
    public var epochs = 300
    public var stepsInEpoch = 20
    public var rate = 0.02
    public var momentum = 0.9
    public var weightDecay = 0.0
    public var seed: UInt64 = 0
    /// ‖L U‖_F at the random start, as a multiple of ‖A‖_F.
    public var initialScale = 0.1
    public var threads = 1

    public init(size: Int = 100) { self.size = size }

    /// An epoch of a run.
    public struct Epoch: Sendable, Hashable {
        public var number: Int
        /// ‖A − L U‖_F / ‖A‖_F.
        public var relativeError: Double
        /// ‖(L, U)‖_F, the norm of all weights.
        public var norm: Double
    }

    /// L and U: the cells on and below, and on and above the diagonal.
    public var problem: DescentProblem {
        let lower = BitMatrix(rowCount: size, columnCount: size) { $0 >= $1 }
        let target = Matrix<Double>(rows: size, columns: size) { $0 + $1 == size - 1 ? 1 : 0 }
        guard let problem = try? DescentProblem(masks: [lower, lower.transposed()], target: target) else {
            preconditionFailure("square masks fit")
        }
        return problem
    }

    /// Runs it; O(size³ · epochs · steps).
    ///
    /// - Parameter shouldStop: true ends the run early.
    public func run(shouldStop: (@Sendable () -> Bool)? = nil) -> (epochs: [Epoch], result: DescentResult) {
        var options = DescentOptions(.momentum(rate: rate, momentum: momentum))
        options.maximumSteps = epochs * stepsInEpoch
        options.weightDecay = weightDecay
        options.seed = seed
        options.initialScale = initialScale
        options.threads = threads
        options.history = .every(stepsInEpoch)
        options.shouldStop = shouldStop
        guard let result = try? Descent.run(problem, options) else {
            preconditionFailure("a random start is on the masks")
        }
        let epochs = result.history.map { sample in
            Epoch(
                number: sample.step / stepsInEpoch, relativeError: sample.relativeError,
                norm: euclideanNorm(sample.norms))
        }
        return (epochs, result)
    }
}
