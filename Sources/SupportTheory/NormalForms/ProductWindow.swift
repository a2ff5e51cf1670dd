import ExactArithmetic
import PolynomialAlgebra

/// A small set of products whose normal forms are gone through: of two factors (SmallWindow), or of the layers of a
/// network (ChainWindow).
protocol ProductWindow: LineWindow {
    /// A smallest set of rows, columns and supports (or neurons) that meets every path from the columns to the rows: a
    /// bound on ranks.
    func smallestCut(rows: UInt64, columns: UInt64) -> RankBound.Cut

    /// The equations of the factors of a matrix that may depend on parameters.
    func membershipProblem(parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction)
        -> MembershipProblem
    /// The end of a case: factors over a denominator that does not vanish on the branch, multiplied out once more; nil
    /// if they are not what they should be.
    func end(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, entry: (Int, Int) -> Fraction)
        -> ParametricCase?
    /// Factors that are zero, for a denominator that vanishes: there is nothing on the branch.
    func emptyEnd(_ denominator: ParametricCase.Denominator) -> ParametricCase
    /// The end of a case whose matrix has too large a rank.
    func end(_ minor: ViolatedRank, determinant: ParametricCase.Denominator) -> ParametricCase
}
