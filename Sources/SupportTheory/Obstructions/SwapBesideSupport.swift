import ExactArithmetic
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC405`: a swap inside one support beside a cell that others reach, with all else pinned by a unique matching.
public enum SwapBesideSupport {
    public static let rule = RuleCode.SC405

    /// The cells of the witness, each with the support that has it on the way.
    ///
    /// K are `known`; there is one cell more than K has members, all in different rows and columns, and only K reaches
    /// them. Together with the cells of their rows and columns that others reach they have no other perfect matching.
    struct Swap {
        /// The support of two cells, (i, c) and (s, j), which also reaches (i, j).
        var term: Int
        var first: Cell
        var second: Cell
        /// A support outside K that reaches (i, j); nil where that cell is free.
        var rival: Int?
        /// The other cells, each with a member of K of its own.
        var others: [(cell: Cell, support: Int)]
        var known: [Int]

        var cells: [Cell] { [first, second] + others.map(\.cell) }
    }

    /// Ones on the cells: the limit of terms (e_i / t + e_s)(e_j + t e_c)ᵀ of k, −e_i e_jᵀ / t of the rival, and one
    /// cell for each other support.
    static func core(_ swap: Swap) -> Core {
        let (i, c) = (swap.first.row, swap.first.column)
        let (s, j) = (swap.second.row, swap.second.column)
        var curve = Curve()
        curve.setLeft(i, swap.term, .t(-1))
        curve.setLeft(s, swap.term, LaurentPolynomial(1))
        curve.setRight(j, swap.term, LaurentPolynomial(1))
        curve.setRight(c, swap.term, .t(1))
        if let rival = swap.rival {
            curve.setLeft(i, rival, -LaurentPolynomial.t(-1))
            curve.setRight(j, rival, LaurentPolynomial(1))
        }
        for (cell, support) in swap.others {
            curve.setLeft(cell.row, support, LaurentPolynomial(1))
            curve.setRight(cell.column, support, LaurentPolynomial(1))
        }
        let rows = swap.cells.map(\.row).sorted()
        let columns = swap.cells.map(\.column).sorted()
        return Core(
            rule: rule, rows: rows, columns: columns,
            limit: Dictionary(uniqueKeysWithValues: swap.cells.map { ($0, Rational(1)) }), curve: curve,
            refutation: .minor(rows: rows, columns: columns, supports: swap.known.sorted()))
    }
}
