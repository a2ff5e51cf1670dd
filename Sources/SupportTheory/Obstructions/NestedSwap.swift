import ExactArithmetic
import PolynomialAlgebra
import SupportMasks

/// `SC403`: a swap that destroys a matching, where the types form chains.
public enum NestedSwap {
    public static let rule = Rule(
        code: "SC403",
        name: "nested swap",
        statement: "Let the row types and the column types form chains. P is not closed when some matchable partial permutation has cells (i, j), (i', j') with i < i', j < j' such that replacing them by (i, j'), (i', j) gives one that cannot be matched to supports.",
        hypotheses: "No free cell in a class. Lines are sorted by type. Matched: the cells are assigned to different supports that contain them.",
        proof: """
            Limit: the support k of (i, j) contains all four cells, and the support l of (i', j') corrects (i', j'): [[t, 1], [1, 1/t]] has rank one, and 1/t − 1/t = 0. The other cells keep their supports. \
            Not a product: take the result minimal, so that its q cells meet only q − 1 supports K. Let D be the cells that only K reaches; it holds the cells of the result and is closed to the north-west. The terms of K give a matrix \
            of rank < q that agrees with the result on D. In its determinant every other permutation with non-zero entries would leave D in every row that it moves, to the right of that row's cell; a permutation cannot move all its \
            cells to the right. So the determinant is ±1, a contradiction.
            """,
        source: "own."
    )

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
        guard let order = NestedOrder(state) else { return nil }
        var search = SwapSearch(order: order, branchesLeft: limits.partialPermutations, interruption: limits.interruption)
        guard let swap = search.smallest() else { return nil }
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
            refutation: .minor(rows: rows, columns: columns, supports: reached.flatMap { state.classes[$0].supports }.sorted()))
    }
}

/// Goes through partial permutations by their number of cells; the first that cannot be matched, though one of its un-swaps can, is the answer.
private struct SwapSearch {
    let order: NestedOrder
    var branchesLeft: Int
    let interruption: Interruption

    mutating func smallest() -> NestedSwap.Swap? {
        let most = min(order.rows.count, order.columns.count)
        guard most >= 2 else { return nil }
        let bounds = order.rankBounds()
        for size in 2...most {
            var cells: [(row: Int, column: Int)] = []
            if let found = extend(&cells, from: 0, size: size, bounds: bounds) { return found }
        }
        return nil
    }

    private mutating func extend(
        _ cells: inout [(row: Int, column: Int)], from row: Int, size: Int, bounds: [[Int]]
    ) -> NestedSwap.Swap? {
        if cells.count == size { return unswapped(cells) }
        guard order.rows.count - row >= size - cells.count else { return nil }
        for next in row..<order.rows.count {
            for column in order.columns.indices where !cells.contains(where: { $0.column == column }) {
                branchesLeft -= 1
                if branchesLeft < 0 || interruption.isDue { return nil }
                cells.append((next, column))
                defer { cells.removeLast() }
                // All smaller ones can be matched or have no matchable un-swap; a prefix that cannot is not minimal.
                if cells.count < size && !order.canBeMatched(cells) { continue }
                if cells.count(where: { $0.column <= column }) > bounds[next + 1][column + 1] { continue }
                if let found = extend(&cells, from: next + 1, size: size, bounds: bounds) { return found }
            }
        }
        return nil
    }

    /// The swap that leads to these cells, if they cannot be matched and it starts from a matching.
    private func unswapped(_ cells: [(row: Int, column: Int)]) -> NestedSwap.Swap? {
        guard !order.canBeMatched(cells) else { return nil }
        for (a, upper) in cells.enumerated() {
            for (b, lower) in cells.enumerated() where upper.row < lower.row && upper.column > lower.column {
                let rest = cells.indices.filter { $0 != a && $0 != b }.map { cells[$0] }
                let before = rest + [(upper.row, lower.column), (lower.row, upper.column)]
                guard let classes = order.assignment(of: before) else { continue }
                return NestedSwap.Swap(
                    kept: zip(rest, classes).map { ($0.row, $0.column, $1) },
                    northWest: (upper.row, lower.column, classes[rest.count]),
                    southEast: (lower.row, upper.column, classes[rest.count + 1]))
            }
        }
        return nil
    }
}
