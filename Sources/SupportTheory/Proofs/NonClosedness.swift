import ExactArithmetic
import PolynomialAlgebra
import Rules

/// A proof that P is not closed: a matrix A, a curve of products that tends to it, and a refutation of A = X Yᵀ.
public struct NonClosedness: Sendable, Hashable {
    /// The obstruction that led to the witness; the proof itself does not rest on it.
    public var rule: RuleCode
    /// The rows and columns outside of which A is zero, ascending.
    public var rows: [Int]
    public var columns: [Int]
    /// The entries of A that are not zero.
    public var limit: [Cell: Rational]
    public var curve: Curve
    public var refutation: Refutation

    /// The same proof in other coordinates.
    func renamed(rows rowName: (Int) -> Int, columns columnName: (Int) -> Int, supports: (Int) -> Int) -> NonClosedness
    {
        NonClosedness(
            rule: rule,
            rows: rows.map(rowName).sorted(), columns: columns.map(columnName).sorted(),
            limit: Dictionary(
                uniqueKeysWithValues: limit.map {
                    (Cell(row: rowName($0.key.row), column: columnName($0.key.column)), $0.value)
                }),
            curve: curve.renamed(rows: rowName, columns: columnName, supports: supports),
            refutation: refutation.renamed(rows: rowName, columns: columnName, supports: supports))
    }

    /// The proof for the transposed product.
    func transposed() -> NonClosedness {
        NonClosedness(
            rule: rule, rows: columns, columns: rows,
            limit: Dictionary(uniqueKeysWithValues: limit.map { ($0.key.transposed, $0.value) }),
            curve: curve.transposed(), refutation: refutation.transposed())
    }

    /// Whether the curve does tend to A, expanded from the factors: the solver's own check of its lifting, before
    /// anything is written.
    public var curveTendsToLimit: Bool {
        let product = curve.product()
        let keys = Set(product.keys).union(limit.keys)
        return keys.allSatisfy { cell in
            (product[cell] ?? LaurentPolynomial(0)).limitAtZero == (limit[cell] ?? 0)
        }
    }
}
