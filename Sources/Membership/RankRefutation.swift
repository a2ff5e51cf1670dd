import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// Refutes A = X Yᵀ where A has more rank in a window than the supports allow, by the expansion of the determinant.
///
/// If every path row – support – column of the window R × C meets a cut of fewer than |R| rows, columns and supports,
/// det (X Yᵀ)[R, C] is the zero polynomial. Replacing the rows
/// of A by those of X Yᵀ one after the other gives det (X Yᵀ) − det A = Σ_i det(rows before i of A, row i of X Yᵀ − A,
/// rows after i of X Yᵀ), hence
/// Σ_{ij} cofactor_{ij} · e_{ij} = − det A.
struct RankRefutation {
    let window: SmallWindow
    let matrix: [[Rational]]
    let limits: SearchLimits

    func find() -> Refutation? {
        let most = Swift.min(limits.refutationRows, window.rowCount, window.columnCount)
        guard most >= 2 else { return nil }
        for size in 2...most {
            for rows in Combinations.of(Array(0..<window.rowCount), size: size) {
                for columns in Combinations.of(Array(0..<window.columnCount), size: size) {
                    if window.interruption.isDue { return nil }
                    if let found = refutation(rows, columns) { return found }
                }
            }
        }
        return nil
    }

    private func refutation(_ rows: [Int], _ columns: [Int]) -> Refutation? {
        let numbers = rows.map { row in columns.map { Polynomial(matrix[row][$0]) } }
        guard let determinant = Polynomial.determinantByExpansion(numbers).constantValue, !determinant.isZero else {
            return nil
        }
        let (rowSet, columnSet) = (
            rows.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }, columns.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
        )
        let cut = DisjointPaths.smallestCut(window.graph, rows: rowSet, columns: columnSet, window.interruption)
        guard cut.size < rows.count else { return nil }
        var unknowns = Unknowns(parameterCount: 0)
        let products = rows.map { row in columns.map { product(row, $0, &unknowns) } }
        var multipliers: [Refutation.Multiplier] = []
        for (i, row) in rows.enumerated() {
            // Rows before i of A, rows after i of the product.
            let others = Array(numbers[..<i]) + Array(products[(i + 1)...])
            for (j, column) in columns.enumerated() {
                let minor = others.map { line in line.indices.filter { $0 != j }.map { line[$0] } }
                let cofactor = Polynomial.determinantByExpansion(minor).scaled(by: (i + j) % 2 == 0 ? 1 : -1)
                if let terms = unknowns.named(cofactor), !terms.isEmpty {
                    multipliers.append(.init(row: row, column: column, polynomial: terms))
                }
            }
        }
        return .identity(Refutation.Identity(multipliers: multipliers, constant: -determinant))
    }

    private func product(_ row: Int, _ column: Int, _ unknowns: inout Unknowns) -> Polynomial {
        var sum = Polynomial.zero
        for k in Members(window.cover(row, column)) {
            let (x, y) = (unknowns.number(of: FactorEntry.x(row, k)), unknowns.number(of: FactorEntry.y(column, k)))
            sum = sum + .monomial(.variable(x) * .variable(y), 1)
        }
        return sum
    }
}
