import ExactArithmetic
import Proofs

/// Whether the known entries of a matrix are those of a matrix x yᵀ of rank at most one, decided by the entries alone,
/// without any factorization with supports.
///
/// A row with a known entry that is not zero has x_i ≠ 0, and a column with one y_j ≠ 0; so a known zero where both
/// meet forbids a completion. Along the known entries that are not zero, y_j = a_ij / x_i and x_i = a_ij / y_j give
/// every value of a connected part from one of them; a part whose cycles disagree forbids a completion. Otherwise the
/// values found, and zero for the lines left over, are one: a known zero then has x_i = 0 or y_j = 0. O(entries).
struct RankOneCompletion: Hashable {
    private(set) var x: [Rational]
    private(set) var y: [Rational]

    init(x: [Rational], y: [Rational]) { (self.x, self.y) = (x, y) }

    init?(known: [Cell: Rational], rowCount: Int, columnCount: Int) {
        x = Array(repeating: 0, count: rowCount)
        y = Array(repeating: 0, count: columnCount)
        let nonzero = known.filter { !$0.value.isZero }
        let byRow = Dictionary(grouping: nonzero.keys.sorted(), by: \.row)
        let byColumn = Dictionary(grouping: nonzero.keys.sorted(), by: \.column)
        for start in byRow.keys.sorted() where x[start].isZero {
            x[start] = 1
            var open = [start]
            while let row = open.popLast() {
                for cell in byRow[row] ?? [] where y[cell.column].isZero {
                    y[cell.column] = nonzero[cell, default: 0] / x[row]
                    for other in byColumn[cell.column] ?? [] where x[other.row].isZero {
                        x[other.row] = nonzero[other, default: 0] / y[cell.column]
                        open.append(other.row)
                    }
                }
            }
        }
        guard agrees(with: known) else { return nil }
    }

    /// Whether x yᵀ has these entries.
    func agrees(with known: [Cell: Rational]) -> Bool {
        known.allSatisfy { x[$0.key.row] * y[$0.key.column] == $0.value }
    }
}
