import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs
import Rules

/// The block of SC406 with its three supports and the supports that are matched, in a window's own numbers.
struct Block {
    var row: Int, twinRow: Int, otherRow: Int
    var column: Int, twinColumn: Int, otherColumn: Int
    var k: Int, l: Int, s: Int
    /// The row and the column of each of the other supports.
    var matched: [(support: Int, cell: Cell)]
    let window: SmallWindow

    func core(_ rule: RuleCode) -> Core {
        let rows = [row, twinRow, otherRow] + matched.map(\.cell.row)
        let columns = [column, twinColumn, otherColumn] + matched.map(\.cell.column)
        let block = [row, twinRow].flatMap { row in
            [column, twinColumn].map { Cell(row: row, column: $0) }
        }
        let ones = block + [Cell(row: otherRow, column: otherColumn)] + matched.map(\.cell)
        return Core(
            rule: rule, rows: rows, columns: columns,
            limit: Dictionary(uniqueKeysWithValues: ones.map { ($0, Rational(1)) }), curve: curve,
            refutation: refutation(rows: rows.sorted(), columns: columns.sorted()))
    }

    /// Row i is y_k + y_l, row i' is y_k + y_s / t, row h is y_s.
    private var curve: Curve {
        var curve = Curve()
        let one = LaurentPolynomial(1)
        curve.setRight(column, k, one)
        curve.setRight(otherColumn, k, -LaurentPolynomial.t(-1))
        curve.setRight(twinColumn, l, one)
        curve.setRight(otherColumn, l, .t(-1))
        curve.setRight(otherColumn, s, one)
        curve.setRight(twinColumn, s, .t(1))
        curve.setLeft(row, k, one)
        curve.setLeft(twinRow, k, one)
        curve.setLeft(row, l, one)
        curve.setLeft(twinRow, s, .t(-1))
        curve.setLeft(otherRow, s, one)
        for (support, cell) in matched {
            curve.setLeft(cell.row, support, one)
            curve.setRight(cell.column, support, one)
        }
        return curve
    }

    /// Equal rows of A are equal rows of X, or equal columns equal rows of Y.
    private func refutation(rows: [Int], columns: [Int]) -> Refutation {
        func difference(_ a: Int, _ b: Int) -> RankComparison<Refutation>.KernelVector {
            [(a, Rational(1)), (b, Rational(-1))].sorted { $0.0 < $1.0 }.map { .init(line: $0, value: $1) }
        }
        func zeros(_ a: Int, _ b: Int, _ type: (Int) -> UInt64, _ entry: (Int, Int) -> FactorEntry) -> [FactorEntry] {
            Members(type(a) ^ type(b)).map { entry(type(a) >> UInt64($0) & 1 == 1 ? a : b, $0) }
        }
        let both = window.columnType(column) & window.columnType(twinColumn)
        let unreached = window.rowType(row) & both == 0 ? row : twinRow
        let pivots = [Cell(row: row, column: column), Cell(row: otherRow, column: otherColumn)] + matched.map(\.cell)
        return .rank(
            RankComparison(
                rows: rows, columns: columns, pivots: pivots, left: [difference(row, twinRow)],
                right: [difference(column, twinColumn)],
                alternatives: [
                    .init(
                        zeros: zeros(row, twinRow, window.rowType, FactorEntry.x),
                        refutation: .minor(rows: [row], columns: [twinColumn], supports: [])),
                    .init(
                        zeros: zeros(column, twinColumn, window.columnType, FactorEntry.y),
                        refutation: .minor(rows: [unreached], columns: [column], supports: [])),
                ]))
    }
}
