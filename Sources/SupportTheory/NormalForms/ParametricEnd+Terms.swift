import ExactArithmetic
import PolynomialAlgebra

// Ends in the set: factors, over a denominator that does not vanish on the branch.

extension ParametricEnd {
    /// The factors, once every condition is split on.
    func terms(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, conditions: [Polynomial])
        -> Outcome
    {
        if let condition = conditions.first {
            return split(condition, branch) {
                self.terms(values, unknowns, $0, conditions: Array(conditions.dropFirst()))
            }
        }
        return window.end(values, unknowns, branch, entry: { entry($0, $1, branch) }).map { .decided($0) } ?? .unknown
    }
}
