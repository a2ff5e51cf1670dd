import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs
import Rules
import SupportMasks

/// `SC408`: supports with all columns join one row more than they are to a tree, and two of the rows have no support in
/// common.
///
/// The rows are looked for where one of the masks is full: in the graph of factors (SC173), which holds the rows of two
/// supports at most, then by growing trees.
public enum TreeWitness {
    public static let rule = RuleCode.SC408

    private static let mostSteps = 1 << 20
    private static let mostRows = 160
    private static let mostGrown = 128
    private static let mostGrownRows = 1_024
    private static let mostChoices = 4_096

    /// A window in which the set is not closed by the graph of factors.
    struct Window {
        let rows: [Int]
        let columns: [Int]
        /// The obstruction; nil for a triangle with two edges doubled, a window of five lines and three.
        let proof: NonClosedness?
    }

    /// The obstruction by itself, where all columns, or all rows, of some masks meet every support; nil if there is none
    /// of this kind within the limits.
    package static func proof(of supports: RankOneSupports) -> NonClosedness? { window(in: supports)?.proof }

    /// The window of few lines, where all columns, or all rows, meet every support.
    static func window(in supports: RankOneSupports) -> Window? {
        let masks = supports.masks
        if let found = window(left: masks.left, right: masks.right) { return found }
        guard let found = window(left: masks.right, right: masks.left) else { return nil }
        return Window(rows: found.columns, columns: found.rows, proof: found.proof?.transposed())
    }

    private static func window(left: BitMatrix, right: BitMatrix) -> Window? {
        guard right.setBitCount == right.rowCount * right.columnCount else { return nil }
        return windowOfGraph(left, right.rowCount) ?? windowOfGrowth(left, right.rowCount)
    }

    private static func windowOfGrowth(_ left: BitMatrix, _ columnCount: Int) -> Window? {
        guard left.columnCount <= mostGrown, left.rowCount <= mostGrownRows else { return nil }
        var growth = TreeGrowth(left, mostSteps: mostSteps)
        guard let found = growth.find(mostSupports: columnCount) else { return nil }
        let columns = Array(0..<found.tree.edges.count)
        guard let proof = core(found.tree, found.apart, left, columns).checked() else { return nil }
        return Window(rows: found.tree.rows, columns: columns, proof: proof)
    }

    private static func windowOfGraph(_ left: BitMatrix, _ columnCount: Int) -> Window? {
        guard let obstacle = FactorGraph.minimalObstacle(left, mostSteps: mostSteps),
            obstacle.items.count <= mostRows, obstacle.factors.count <= columnCount
        else { return nil }
        let columns = Array(0..<obstacle.factors.count)
        var proof: NonClosedness?
        if let tree = RowTree(rows: obstacle.items, of: left, mostChoices: mostChoices),
            let pair = rowsApart(obstacle.items, left)
        {
            proof = core(tree, pair, left, columns).checked()
        }
        return Window(rows: obstacle.items, columns: columns, proof: proof)
    }

    /// Two rows without a support in common.
    private static func rowsApart(_ rows: [Int], _ loadings: BitMatrix) -> (Int, Int)? {
        for (index, first) in rows.enumerated() {
            let support = loadings.row(first)
            if let second = rows[(index + 1)...].first(where: { loadings.row($0).isDisjoint(with: support) }) {
                return (first, second)
            }
        }
        return nil
    }

    /// A has a unit vector in every row, and in q the one of p with the other sign.
    private static func core(_ tree: RowTree, _ apart: (p: Int, q: Int), _ loadings: BitMatrix, _ columns: [Int])
        -> Core
    {
        let (p, q) = apart
        let others = tree.rows.filter { $0 != q }
        let column = Dictionary(uniqueKeysWithValues: zip(others, columns))
        let pivots = zip(others, columns).map { Cell(row: $0, column: $1) }
        let columnOfP = column[p] ?? 0
        var limit = Dictionary(uniqueKeysWithValues: pivots.map { ($0, Rational(1)) })
        limit[Cell(row: q, column: columnOfP)] = -1
        return Core(
            rule: rule, rows: tree.rows, columns: columns, limit: limit,
            curve: TreeCurve(tree, p: p, q: q).curve { column[$0] ?? 0 },
            refutation: .rank(
                RankComparison(
                    rows: tree.rows.sorted(), columns: columns, pivots: pivots,
                    left: [[p, q].sorted().map { .init(line: $0, value: 1) }], right: [],
                    alternatives: [
                        .init(
                            zeros: [p, q].flatMap { row in loadings.row(row).map { FactorEntry.x(row, $0) } },
                            refutation: .minor(rows: [p], columns: [columnOfP], supports: []))
                    ])))
    }
}

/// The curve of SC408: Λ(t) is orthogonal to the vector that is 1 at p and q and t at the other rows, and F(t)ᵀ is the
/// inverse of Λ(t) without the row q.
private struct TreeCurve {
    private let tree: RowTree
    private let p: Int
    private let q: Int

    /// A power of t with a sign.
    private struct Monomial {
        var sign: Int
        var power: Int

        var polynomial: LaurentPolynomial { sign > 0 ? .t(power) : -LaurentPolynomial.t(power) }
    }

    init(_ tree: RowTree, p: Int, q: Int) { (self.tree, self.p, self.q) = (tree, p, q) }

    /// - Parameter column: of a row other than q, that of its unit vector.
    func curve(column: (Int) -> Int) -> Curve {
        var curve = Curve()
        for edge in tree.edges {
            for row in edge.rows { curve.setLeft(row, edge.support, loading(edge, row).polynomial) }
        }
        // Up the tree each equation of a row has one unknown.
        for (row, way) in tree.ways(to: q) {
            var score = Monomial(sign: 1, power: 0)
            for (number, step) in way.enumerated() {
                if number > 0 {
                    let below = loading(way[number - 1].edge, step.from)
                    score = Monomial(sign: -score.sign * below.sign, power: score.power + below.power)
                }
                let own = loading(step.edge, step.from)
                score = Monomial(sign: score.sign * own.sign, power: score.power - own.power)
                curve.setRight(column(row), step.edge.support, score.polynomial)
            }
        }
        return curve
    }

    /// The entry of Λ(t): that of the vector at the other row of the support, with the sign of the place.
    private func loading(_ edge: RowTree.Edge, _ row: Int) -> Monomial {
        let isFirst = edge.rows[0] == row
        let other = isFirst ? edge.rows[1] : edge.rows[0]
        let power = isUnit(other) || !isUnit(row) ? 0 : 1
        return Monomial(sign: isFirst ? 1 : -1, power: power)
    }

    private func isUnit(_ row: Int) -> Bool { row == p || row == q }
}
