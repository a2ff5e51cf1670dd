import Rules
import ExactArithmetic
import PolynomialAlgebra

/// A matrix in a small window that is likely not to be a product, and may be a limit of products.
struct LimitCandidate<Window: ProductWindow> {
    let window: Window
    /// In the window's own numbers.
    let matrix: [Cell: Rational]

    /// The obstruction in the window's own numbers, if the matrix can be refuted and is a limit; nil within the limits
    /// if not.
    ///
    /// - Parameter otherCurve: looks for a curve where no perturbation leads to one.
    func core(_ rule: RuleCode, limits: SearchLimits, otherCurve: () -> Curve? = { nil }) -> Core? {
        guard let refutation = refutation(limits),
            let curve = PerturbationCurve(window: window, limits: limits, target: matrix).find() ?? otherCurve()
        else { return nil }
        return Core(
            rule: rule, rows: Array(0..<window.rowCount), columns: Array(0..<window.columnCount), limit: matrix,
            curve: curve, refutation: refutation)
    }

    /// Why the matrix is no product, by case distinctions; nil within the limits if none is found.
    func refutation(_ limits: SearchLimits) -> Refutation? {
        let problem = window.membershipProblem(parameterCount: 0, limits: limits) { row, column in
            Fraction(Polynomial(matrix[Cell(row: row, column: column)] ?? 0))
        }
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        guard case .refuted(let tree) = search.search(problem.system) else { return nil }
        return problem.refutation(tree)
    }
}
