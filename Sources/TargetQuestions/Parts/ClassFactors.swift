import ExactArithmetic
import Membership
import PolynomialAlgebra
import Proofs
import SupportTheory

/// The factors of a matrix on one class of p equal supports, which are the matrices of rank ≤ p on its rectangle: of any
/// size, by one elimination.
enum ClassFactors {
    /// Products of numbers above which no elimination is begun.
    private static let mostWork = 20_000_000

    /// Nil if there is more than one class, the rank is larger, or the elimination would take too long.
    static func find(in part: TargetPart, _ interruption: Interruption) -> FactorValues? {
        let supports = part.supports
        guard supports.classes.count == 1, let members = supports.classes.first else { return nil }
        let (rowCount, columnCount) = (supports.rowCount, supports.columnCount)
        guard rowCount * columnCount * members.count <= mostWork else { return nil }
        let rows = (0..<rowCount).map { row in
            (0..<columnCount).map { part.matrix[Cell(row: row, column: $0)] ?? 0 }
        }
        guard
            let pivots = ModularPivots(rows)?.find(
                rows: Array(0..<rowCount), columns: Array(0..<columnCount), most: members.count),
            !interruption.isDue
        else { return nil }
        // The reduced form of the pivots' rows has ones at their columns, so the entries there are the coefficients.
        let form = RationalEchelonForm(RationalMatrix(pivots.map(\.row).sorted().map { rows[$0] }))
        guard form.pivots.count == pivots.count else { return nil }
        var layers: [[Cell: [Rational]]] = [[:], [:]]
        for (index, pivot) in form.pivots.enumerated() {
            for row in 0..<rowCount where !rows[row][pivot].isZero {
                layers[1][Cell(row: row, column: members[index])] = [rows[row][pivot]]
            }
            for column in 0..<columnCount {
                let value = form.entry(index, column)
                if !value.isZero { layers[0][Cell(row: members[index], column: column)] = [value] }
            }
        }
        let factors = FactorValues(layers: layers)
        return factors.product(equals: part.matrix) ? factors : nil
    }
}
