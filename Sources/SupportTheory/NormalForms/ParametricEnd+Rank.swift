import ExactArithmetic
import PolynomialAlgebra

// Ends out of the closure: a minor above a cut.

/// A window whose determinant is not identically zero although a cut bounds its rank.
struct ViolatedRank {
    var rows: UInt64
    var columns: UInt64
    var cut: DisjointPaths.Cut
    /// Without the parameters and the polynomials that are not zero.
    var rest: Polynomial
    var factors: [Polynomial: Int]
}

extension ParametricEnd {
    /// The violation whose determinant needs the least to be split on.
    func violatedRank(_ branch: ParametricBranch) -> ViolatedRank? {
        var best: ViolatedRank?
        let most = min(window.rowCount, window.columnCount, SearchLimits.Format.minorRows)
        guard most >= 2 else { return nil }
        for size in 2...most {
            for rows in Combinations.of(Array(0..<window.rowCount), size: size) {
                for columns in Combinations.of(Array(0..<window.columnCount), size: size) {
                    if limits.interruption.isDue { return nil }
                    guard let found = violation(rows, columns, branch) else { continue }
                    if found.rest.constantValue != nil { return found }
                    if found.rest.terms.count < best?.rest.terms.count ?? .max { best = found }
                }
            }
        }
        return best
    }

    private func violation(_ rows: [Int], _ columns: [Int], _ branch: ParametricBranch) -> ViolatedRank? {
        let (rowSet, columnSet) = (
            rows.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }, columns.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
        )
        for row in rows where pattern.nonzero[row] & columnSet == 0 { return nil }
        for row in rows {
            for column in columns where window.isHidden(row, column) { return nil }
        }
        let cut = window.smallestCut(rows: rowSet, columns: columnSet)
        guard cut.size < rows.count else { return nil }
        let matrix = rows.map { row in columns.map { entry(row, $0, branch) } }
        // Only without denominators is the determinant a polynomial.
        guard matrix.joined().allSatisfy({ $0.denominator.isEmpty }) else { return nil }
        let determinant = Polynomial.determinantByExpansion(matrix.map { $0.map(\.numerator) })
        if determinant.isZero { return nil }
        let parts = branch.factored(determinant)
        return ViolatedRank(rows: rowSet, columns: columnSet, cut: cut, rest: parts.rest, factors: parts.factors)
    }

    func rank(_ minor: ViolatedRank, _ branch: ParametricBranch) -> ParametricCase? {
        var factors = minor.factors
        var rest = minor.rest
        for factor in rest.rationalFactors() {
            factors[factor, default: 0] += 1
            rest = rest.exactQuotient(by: factor) ?? rest
        }
        guard let constant = rest.constantValue, let denominator = branch.denominator(factors, constant: constant)
        else { return nil }
        return window.end(
            rows: Members(minor.rows), columns: Members(minor.columns), minor.cut, determinant: denominator)
    }
}
