import DenseNumerics
import SupportMasks

/// What is certain of the best error from shapes and supports alone, whatever the chain.
///
/// A product lies in the cells that paths through the masks reach, and has no larger rank than its narrowest factor has
/// lines: so no error is below ‖A‖ outside the reached cells, nor below the singular values of A beyond that rank.
enum ChainLowerBound {
    /// Decompositions of larger matrices would take longer than the bound is worth.
    private static let mostLines = 512

    static func bound<Scalar>(_ problem: FactorChainProblem<Scalar>) -> CertifiedBound {
        let outside = CertifiedBound.lessened(
            unreached(problem).frobeniusNorm, for: problem.target,
            by: "the cells that no path through the masks reaches")
        let target = problem.target
        let width = problem.masks.dropFirst().map(\.rowCount).min() ?? .max
        let lines = min(target.rowCount, target.columnCount)
        guard width < lines, lines <= mostLines else { return outside }
        let tail = CertifiedBound.lessened(
            SingularValueDecomposition(target).tail(beyond: width), for: target,
            by: "the singular values of A beyond \(width), the largest rank that the narrowest level lets through")
        return tail.value > outside.value ? tail : outside
    }

    /// The target outside the cells that paths reach.
    private static func unreached<Scalar>(_ problem: FactorChainProblem<Scalar>) -> Matrix<Scalar> {
        var rest = problem.target
        for row in 0..<rest.rowCount {
            // The columns of the factors that the row reaches, from the left.
            var reached = BitSet(capacity: rest.rowCount, members: [row])
            for mask in problem.masks {
                var next = BitSet(capacity: mask.columnCount)
                for line in reached { next.formUnion(mask.row(line)) }
                reached = next
            }
            for column in reached { rest[row, column] = .zero }
        }
        return rest
    }
}
