import ExactArithmetic
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC403`: a swap that destroys a matching, where the types form chains.
public enum NestedSwap {
    public static let rule = RuleCode.SC403

    /// The swap with the fewest cells: the cells of the result, unmatchable and minimal so, and the matching before it.
    struct Swap {
        /// The cells that stay, with their classes.
        var kept: [(row: Int, column: Int, cls: Int)]
        /// North-west and south-east cell before the swap, with their classes.
        var northWest: (row: Int, column: Int, cls: Int)
        var southEast: (row: Int, column: Int, cls: Int)

        var result: [(row: Int, column: Int)] {
            kept.map { ($0.row, $0.column) } + [(northWest.row, southEast.column), (southEast.row, northWest.column)]
        }
    }

    /// The obstruction in a reduced state.
    static func core(of state: MaskedState, limits: SearchLimits) -> Core? {
        guard let order = NestedOrder(state), let swap = smallestSwap(order, limits) else { return nil }
        let core = core(swap, order, state)
        // A free cell takes any value; one outside the classes would spoil the determinant of the refutation.
        let isWhole = core.rows.allSatisfy { row in core.columns.allSatisfy { !state.free[row, $0] } }
        return isWhole ? core : nil
    }

    private static func core(_ swap: Swap, _ order: NestedOrder, _ state: MaskedState) -> Core {
        var used: [Int: Int] = [:]
        func support(_ cls: Int) -> Int {
            defer { used[cls, default: 0] += 1 }
            return state.classes[cls].supports[used[cls, default: 0]]
        }
        var curve = Curve()
        for cell in swap.kept {
            let k = support(cell.cls)
            curve.setLeft(order.rows[cell.row], k, LaurentPolynomial(1))
            curve.setRight(order.columns[cell.column], k, LaurentPolynomial(1))
        }
        let (i, j) = (order.rows[swap.northWest.row], order.columns[swap.northWest.column])
        let (iPrime, jPrime) = (order.rows[swap.southEast.row], order.columns[swap.southEast.column])
        let (k, l) = (support(swap.northWest.cls), support(swap.southEast.cls))
        curve.setLeft(i, k, LaurentPolynomial(1))
        curve.setLeft(iPrime, k, .t(-1))
        curve.setRight(j, k, .t(1))
        curve.setRight(jPrime, k, LaurentPolynomial(1))
        curve.setLeft(iPrime, l, LaurentPolynomial(1))
        curve.setRight(jPrime, l, -LaurentPolynomial.t(-1))

        let cells = swap.result
        let reached = order.corners.indices.filter { cls in
            cells.contains { order.corners[cls].row <= $0.row && order.corners[cls].column <= $0.column }
        }
        let rows = cells.map { order.rows[$0.row] }.sorted()
        let columns = cells.map { order.columns[$0.column] }.sorted()
        let limit = cells.map { (Cell(row: order.rows[$0.row], column: order.columns[$0.column]), Rational(1)) }
        return Core(
            rule: rule, rows: rows, columns: columns, limit: Dictionary(uniqueKeysWithValues: limit), curve: curve,
            refutation: .minor(
                rows: rows, columns: columns, supports: reached.flatMap { state.classes[$0].supports }.sorted()))
    }
}

extension NestedSwap {
    /// The swap that makes an overfull antidiagonal chain out of a matchable set of cells, with as few cells as
    /// possible.
    private static func smallestSwap(_ order: NestedOrder, _ limits: SearchLimits) -> Swap? {
        var chains = AntidiagonalChains(order, limits)
        var swap: Swap?
        _ = chains.firstOverfull { chain in
            swap = arrangements(of: chain).lazy.compactMap { unswapped($0, order) }.first
            return swap != nil
        }
        return swap
    }

    /// The chain itself, then, if it is short, the other ways to match its rows with its columns that still cannot be
    /// assigned.
    private static func arrangements(of chain: AntidiagonalChains.Chain) -> [AntidiagonalChains.Chain] {
        guard chain.count <= 5 else { return [chain] }
        return [chain]
            + permutations(chain.map(\.column)).dropFirst().map { columns in zip(chain, columns).map { ($0.row, $1) } }
    }

    /// All orders of some numbers, the given one first.
    private static func permutations(_ numbers: [Int]) -> [[Int]] {
        guard numbers.count > 1 else { return [numbers] }
        return numbers.indices.flatMap { index in
            var rest = numbers
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }

    /// A swap that leads to these cells and starts from a matching.
    private static func unswapped(_ cells: AntidiagonalChains.Chain, _ order: NestedOrder) -> Swap? {
        if order.canBeMatched(cells) { return nil }
        for (a, upper) in cells.enumerated() {
            for (b, lower) in cells.enumerated().dropFirst(a + 1) where upper.column > lower.column {
                let rest = cells.indices.filter { $0 != a && $0 != b }.map { cells[$0] }
                let before = rest + [(upper.row, lower.column), (lower.row, upper.column)]
                guard let classes = order.assignment(of: before) else { continue }
                return Swap(
                    kept: zip(rest, classes).map { ($0.row, $0.column, $1) },
                    northWest: (upper.row, lower.column, classes[rest.count]),
                    southEast: (lower.row, upper.column, classes[rest.count + 1]))
            }
        }
        return nil
    }
}
