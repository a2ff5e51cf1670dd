import ExactArithmetic
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC402`: two supports that share two columns, each alone in a row, and together in a third (or the transpose).
public enum TwoSupports {
    public static let rule = RuleCode.SC402

    /// The obstruction in a reduced window of three rows and two columns.
    static func core(of window: MaskedState) -> Core? {
        guard window.classes.count == 2, window.classes.allSatisfy({ $0.multiplicity == 1 && $0.columns.count == 2 })
        else { return nil }
        let (first, second) = (window.classes[0], window.classes[1])
        guard first.columns == second.columns,
            let i1 = first.rows.subtracting(second.rows).first,
            let i2 = second.rows.subtracting(first.rows).first,
            let i3 = first.rows.intersection(second.rows).first
        else { return nil }
        let columns = first.columns.members
        guard columns.allSatisfy({ !window.free[i1, $0] && !window.free[i2, $0] }) else { return nil }
        for (j, jPrime) in [(columns[0], columns[1]), (columns[1], columns[0])] where !window.free[i3, jPrime] {
            return core(rows: (i1, i2, i3), columns: (j, jPrime), supports: (first.supports[0], second.supports[0]))
        }
        return nil
    }

    private static func core(rows: (Int, Int, Int), columns: (Int, Int), supports: (Int, Int)) -> Core {
        let (i1, i2, i3) = rows
        let (j, jPrime) = columns
        let (k, l) = supports
        var curve = Curve()
        curve.setRight(j, k, LaurentPolynomial(1))
        curve.setRight(j, l, LaurentPolynomial(1))
        curve.setRight(jPrime, l, .t(1))
        curve.setLeft(i1, k, LaurentPolynomial(1))
        curve.setLeft(i2, l, LaurentPolynomial(1))
        curve.setLeft(i3, k, -LaurentPolynomial.t(-1))
        curve.setLeft(i3, l, .t(-1))
        return Core(
            rule: rule, rows: [i1, i2, i3], columns: [j, jPrime],
            limit: [Cell(row: i1, column: j): 1, Cell(row: i2, column: j): 1, Cell(row: i3, column: jPrime): 1],
            curve: curve,
            refutation: .identity(
                Refutation.Identity(
                    multipliers: multipliers(rows: rows, columns: columns, supports: supports), constant: 1)))
    }

    /// With a = x_{i₁k}, b = x_{i₂l}, c = x_{i₃k}, d = x_{i₃l}, y_k = (p, q), y_l = (u, v): the equations a p = 1, a q
    /// = 0 give
    /// q = p · a q − q · (a p − 1), so that c q is a combination of them; likewise d v; and c q + d v = 1 is an
    /// equation.
    private static func multipliers(rows: (Int, Int, Int), columns: (Int, Int), supports: (Int, Int)) -> [Refutation
        .Multiplier]
    {
        let (i1, i2, i3) = rows
        let (j, jPrime) = columns
        func pair(_ row: Int, _ support: Int) -> [Refutation.Multiplier] {
            let coefficient = FactorEntry.x(i3, support)
            let (p, q) = (FactorEntry.y(j, support), FactorEntry.y(jPrime, support))
            return [
                Refutation.Multiplier(row: row, column: j, polynomial: [PolynomialTerm(-1, [coefficient, q])]),
                Refutation.Multiplier(row: row, column: jPrime, polynomial: [PolynomialTerm(1, [coefficient, p])]),
            ]
        }
        return pair(i1, supports.0) + pair(i2, supports.1)
            + [Refutation.Multiplier(row: i3, column: jPrime, polynomial: [PolynomialTerm(-1, [])])]
    }
}
