import DenseNumerics
import SupportMasks

/// A solution with what a report says of its surroundings.
public struct SolutionDescription<Scalar: MatrixScalar>: Sendable {
    public var solution: Solution<Scalar>
    public var subject: SolvableInstance
    /// The files of the masks, as they were named.
    public var maskFiles: [String] = []
    /// The file of the target.
    public var targetFile = ""
    /// The order in which the target's columns were taken, as it was named; nil for their own.
    public var columnOrder: String?
    /// `float32`, `complex128`.
    public var numberType = ""
    /// The file of the plan, if one was given.
    public var planFile: String?
    /// The file that the factors were written to, if they were.
    public var factorsFile: String?
    /// ‖A − F_1 ⋯ F_L‖ of the factors as they were written, where that is not in double precision and was measured.
    public var errorAsWritten: Double?
    /// How long the solving took; nil if it is not to be told: then the same input gives the same bytes.
    public var time: Duration?

    public init(_ solution: Solution<Scalar>, of subject: SolvableInstance) {
        self.solution = solution
        self.subject = subject
    }

    /// The factors as they are named and written: Y in place of Yᵀ.
    var factors: [(name: String, rows: Int, columns: Int, norm: Double)] {
        solution.factors.enumerated().map { index, factor in
            let isTurned = subject.isPair && index == 1
            return (
                subject.names[index], isTurned ? factor.columnCount : factor.rowCount,
                isTurned ? factor.rowCount : factor.columnCount, factor.norm
            )
        }
    }

    /// The best error over the lower bound is at most this; nil if nothing is known.
    var certifiedRatio: Double? {
        solution.lower.value > 0 ? max(1, solution.error / solution.lower.value) : nil
    }
}
