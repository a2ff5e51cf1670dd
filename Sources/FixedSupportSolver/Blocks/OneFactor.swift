import DenseNumerics
import SupportMasks

/// One factor: the best approximation of A on a mask is A itself there, and zero outside.
public enum OneFactor {
    public static func solve<Scalar>(_ problem: FactorChainProblem<Scalar>) -> Solution<Scalar> {
        let (target, mask) = (problem.target, problem.masks[0])
        var kept = target
        for row in 0..<target.rowCount {
            for column in 0..<target.columnCount where !mask[row, column] { kept[row, column] = .zero }
        }
        let outside = (target - kept).frobeniusNorm
        return Solution(
            FactorChain(factors: [kept]), of: problem, method: .blocks,
            lower: .lessened(outside, for: target, by: "the cells outside the mask"), isOptimal: true)
    }
}
