import ExactArithmetic
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC405`: a swap inside one support beside a cell that others reach, with all else pinned by a unique matching.
public enum SwapBesideSupport {
    public static let rule = RuleCode.SC405

    /// Two cells, (i, c) and (s, j), of one support, which also reaches (i, j), where another one takes away what is
    /// infinite.
    struct Exchange {
        var term: Int
        var first: Cell
        var second: Cell
        /// Nil where (i, j) is free.
        var rival: Int?
    }

    /// The cells of the witness, each with the support that has it on the way.
    ///
    /// K are `known`; there is one cell more than K has members, all in different rows and columns, and only K reaches
    /// them. Together with the cells of their rows and columns that others reach they have no other perfect matching.
    struct Swap {
        /// Its rival is not in K.
        var exchange: Exchange
        /// Exchanges between two members of K.
        var pairs: [Exchange] = []
        /// The other cells, each with a member of K of its own.
        var others: [(cell: Cell, support: Int)] = []
        var known: [Int]

        init(term: Int, first: Cell, second: Cell, rival: Int?, known: [Int]) {
            exchange = Exchange(term: term, first: first, second: second, rival: rival)
            self.known = known
        }

        var exchanges: [Exchange] { [exchange] + pairs }
        var cells: [Cell] { exchanges.flatMap { [$0.first, $0.second] } + others.map(\.cell) }
    }

    /// Ones on the cells: the limit of terms (e_i / t + e_s)(e_j + t e_c)ᵀ and −e_i e_jᵀ / t for each exchange, and one
    /// cell for each other support.
    static func core(_ swap: Swap) -> Core {
        var curve = Curve()
        for exchange in swap.exchanges { set(exchange, &curve) }
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

    private static func set(_ exchange: Exchange, _ curve: inout Curve) {
        let (i, c) = (exchange.first.row, exchange.first.column)
        let (s, j) = (exchange.second.row, exchange.second.column)
        curve.setLeft(i, exchange.term, .t(-1))
        curve.setLeft(s, exchange.term, LaurentPolynomial(1))
        curve.setRight(j, exchange.term, LaurentPolynomial(1))
        curve.setRight(c, exchange.term, .t(1))
        guard let rival = exchange.rival else { return }
        curve.setLeft(i, rival, -LaurentPolynomial.t(-1))
        curve.setRight(j, rival, LaurentPolynomial(1))
    }
}
