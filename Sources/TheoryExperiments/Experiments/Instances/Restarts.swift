import DenseNumerics
import FixedSupportSolver
import SupportMasks

/// Descents on one problem from many random starts.
struct Restarts {
    let results: [DescentResult]

    /// - Parameters:
    ///   - count: the number of starts.
    ///   - seed: their seeds are this one and those that follow.
    ///   - options: of each descent; the seed is replaced, the start has the size of the target.
    init(_ problem: DescentProblem, count: Int, seed: UInt64, _ options: DescentOptions) throws {
        results = try (0..<count).map { number in
            var options = options
            options.seed = seed &+ UInt64(number)
            options.initialScale = 1
            options.history = .logarithmic(perDecade: 2)
            return try Descent.run(problem, options)
        }
    }

    /// The relative errors of the best factors of each, in the order of the starts.
    var errors: [Double] { results.map(\.bestSample.relativeError) }
}

extension DescentProblem {
    /// A ≈ X Yᵀ.
    init(_ masks: FactorSupports, target: Matrix<Double>) throws {
        try self.init(masks: [masks.left, masks.right.transposed()], target: target)
    }
}

extension Matrix<Double> {
    /// Normal entries.
    static func normal(rows: Int, columns: Int, _ next: () -> Double) -> Matrix {
        Matrix(rows: rows, columns: columns) { _, _ in next() }
    }
}
