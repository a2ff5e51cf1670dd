import DenseNumerics
import FloatingProposals

@testable import FixedSupportSolver

/// Alternating least squares in a few lines, as an opponent that knows nothing of plans.
struct AlternatingFit<Scalar: RandomScalar> {
    private let problem: FactorChainProblem<Scalar>
    private var chain: FactorChain<Scalar>

    /// The least error over a run from a random start.
    static func error(_ problem: FactorChainProblem<Scalar>, rounds: Int, using generator: inout SeededNormals)
        -> Double
    {
        var fit = AlternatingFit(problem: problem, using: &generator)
        for _ in 0..<rounds { fit.round() }
        return problem.error(of: fit.chain)
    }

    private init(problem: FactorChainProblem<Scalar>, using generator: inout SeededNormals) {
        self.problem = problem
        chain = FactorChain(
            factors:
                problem.masks.map { mask in
                    var factor: Matrix<Scalar> = randomMatrix(mask.rowCount, mask.columnCount, using: &generator)
                    for row in 0..<mask.rowCount {
                        for column in 0..<mask.columnCount where !mask[row, column] { factor[row, column] = .zero }
                    }
                    return factor
                })
    }

    private mutating func round() {
        let (target, right) = (problem.target, chain.factors[1])
        for row in 0..<target.rowCount {
            let support = problem.masks[0].row(row).members
            let basis = Matrix(rows: target.columnCount, columns: support.count) { right[support[$1], $0] }
            let solved = Self.leastSquares(basis, (0..<target.columnCount).map { target[row, $0] })
            for (index, column) in support.enumerated() { chain.factors[0][row, column] = solved[index] }
        }
        let left = chain.factors[0]
        for column in 0..<target.columnCount {
            let support = (0..<left.columnCount).filter { problem.masks[1][$0, column] }
            let basis = Matrix(rows: target.rowCount, columns: support.count) { left[$0, support[$1]] }
            let solved = Self.leastSquares(basis, (0..<target.rowCount).map { target[$0, column] })
            for (index, row) in support.enumerated() { chain.factors[1][row, column] = solved[index] }
        }
    }

    /// The shortest x with the least ‖b − M x‖, singular values below 1e-12 of the largest being 0.
    private static func leastSquares(_ matrix: Matrix<Scalar>, _ values: [Scalar]) -> [Scalar] {
        guard matrix.columnCount > 0 else { return [] }
        let decomposition = SingularValueDecomposition(matrix)
        var solution = [Scalar](repeating: .zero, count: matrix.columnCount)
        let least = 1e-12 * (decomposition.values.first ?? 0)
        for (k, value) in decomposition.values.enumerated() where value > least {
            var product = Scalar.zero
            for row in values.indices { product += decomposition.left[row, k].conjugate * values[row] }
            for column in solution.indices {
                solution[column] += decomposition.right[column, k] * (product / value)
            }
        }
        return solution
    }
}
