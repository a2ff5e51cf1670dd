import DenseNumerics
import ExactArithmetic
import PolynomialAlgebra
import Proofs
import Rules
import SupportMasks
import SupportTheory

/// The curve F_1(t), …, F_L(t) of a verdict *not closed*, evaluated in floating point: its products tend to the matrix A
/// of the certificate as t → 0, and no factors on the masks have the product A.
///
/// Every witness has one, with rational Laurent polynomials as entries, in the rows and columns of the whole instance;
/// outside the witness's window A is zero.
public struct CertifiedCurve: Sendable {
    /// The obstruction that led to the witness.
    public let rule: RuleCode
    /// Masks and target, which is A.
    public let problem: DescentProblem
    /// The entries of each factor, in the order of the product.
    private let factors: [Curve.Entries]
    /// The product less A, exactly: no term has an exponent below 1.
    private let error: [LaurentPolynomial]

    /// The curve of an analysis; nil if the masks were not proved not closed.
    ///
    /// The solver's curve is multiplied out exactly, in time polynomial in its terms.
    public init?(_ analysis: InstanceAnalysis) {
        guard case .notClosed(let proof) = analysis.closedness else { return nil }
        self.init(proof, masks: DescentProblem.masks(of: analysis.instance))
    }

    /// - Parameter masks: in the order of the product, those that the proof is about.
    init?(_ proof: NonClosedness, masks: [BitMatrix]) {
        guard let first = masks.first, let last = masks.last, proof.curve.layers.count == masks.count else {
            return nil
        }
        var target = Matrix<Double>(rows: first.rowCount, columns: last.columnCount)
        for (cell, value) in proof.limit { target[cell.row, cell.column] = value.asDouble }
        guard let problem = try? DescentProblem(masks: masks, target: target) else { return nil }
        self.problem = problem
        rule = proof.rule
        factors = proof.curve.layers.reversed()
        var error = proof.curve.product()
        for (cell, value) in proof.limit { error[cell, default: .zero] -= LaurentPolynomial(value) }
        self.error = error.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isZero }
    }

    /// Whether a target is the one that the curve tends to, each entry rounded once. On any other the curve is a start
    /// like others.
    public func tends(to target: Matrix<Double>) -> Bool { target == problem.target }

    /// The factors at t ≠ 0, each entry the exact value rounded once.
    public func factors(at t: Rational) -> FactorChain<Double> {
        FactorChain(
            factors: zip(problem.masks, factors).map { mask, entries in
                var matrix = Matrix<Double>(rows: mask.rowCount, columns: mask.columnCount)
                for (cell, value) in entries { matrix[cell.row, cell.column] = value.value(at: t).asDouble }
                return matrix
            })
    }

    /// The factors at t = 2^−exponent.
    public func factors(halvings exponent: Int) -> FactorChain<Double> { factors(at: Self.t(exponent)) }

    /// ½‖A − F_1(t) ⋯ F_L(t)‖_F² of the exact factors, rounded.
    public func exactLoss(at t: Rational) -> Double {
        // Rounded before they are squared: sums of squares lose nothing.
        let values = error.map { $0.value(at: t).asDouble }
        let norm = euclideanNorm(values)
        return 0.5 * norm * norm
    }

    static func t(_ exponent: Int) -> Rational { Rational(2).power(-exponent) }
}
