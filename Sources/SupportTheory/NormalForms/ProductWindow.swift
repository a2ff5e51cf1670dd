import ExactArithmetic
import PolynomialAlgebra

/// A small set of products whose normal forms are gone through: of two factors (SmallWindow), or of the layers of a network (ChainWindow).
///
/// Lines are numbered from 0, at most 64 on a side, so that line sets are words.
protocol ProductWindow {
    var rowCount: Int { get }
    var columnCount: Int { get }
    /// Asked by every search in the window.
    var interruption: Interruption { get }

    /// The supports, or neurons, that a row's terms go through first; a row whose type is contained in another's may be added to it unless cells are hidden.
    func rowType(_ row: Int) -> UInt64
    func columnType(_ column: Int) -> UInt64
    /// The columns of the row's cells that are reached and looked at.
    func observed(_ row: Int) -> UInt64
    /// Whether something that is not looked at may stand in the cell.
    func isHidden(_ row: Int, _ column: Int) -> Bool

    /// A smallest set of rows, columns and supports (or neurons) that meets every path from the columns to the rows: a bound on ranks.
    func smallestCut(rows: UInt64, columns: UInt64) -> RankBound.Cut

    /// The equations of the factors of a matrix that may depend on parameters.
    func membershipProblem(parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction) -> MembershipProblem
    /// The end of a case: factors over a denominator that does not vanish on the branch, multiplied out once more; nil if they are not what they should be.
    func end(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, entry: (Int, Int) -> Fraction) -> ParametricCase?
    /// Factors that are zero, for a denominator that vanishes: there is nothing on the branch.
    func emptyEnd(_ denominator: ParametricCase.Denominator) -> ParametricCase
    /// The end of a case whose matrix has too large a rank.
    func end(_ minor: ViolatedRank, determinant: ParametricCase.Denominator) -> ParametricCase
}
