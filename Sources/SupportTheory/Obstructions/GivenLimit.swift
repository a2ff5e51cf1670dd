import ExactArithmetic
import FloatingProposals
import MaskedStates
import Membership
import Proofs

/// A matrix that is given, and known not to be a product: is it a limit of products?
package struct GivenLimit {
    private let supports: RankOneSupports
    private let matrix: [Cell: Rational]
    private let refutation: Refutation
    private let limits: SearchLimits

    package init(
        _ matrix: [Cell: Rational], _ refutation: Refutation, in supports: RankOneSupports, limits: SearchLimits
    ) {
        (self.matrix, self.refutation, self.supports, self.limits) = (matrix, refutation, supports, limits)
    }

    /// The proof that the matrix is a limit and no product; nil if no curve is found. Curves are looked for in the masks,
    /// and in what complete classes leave of them.
    package func proof() -> NonClosedness? {
        let whole = MaskedState(supports)
        var rest = whole
        rest.absorbCompleteClasses()
        for state in rest.history.isEmpty ? [whole] : [rest, whole] {
            if let found = proof(in: state) { return found }
        }
        return nil
    }

    private func proof(in state: MaskedState) -> NonClosedness? {
        guard let window = SmallWindow(state, limits.interruption), let curve = curve(in: window) else { return nil }
        let core = Core(
            rule: LimitOfSpans.rule, rows: Array(0..<supports.rowCount), columns: Array(0..<supports.columnCount),
            limit: matrix, curve: curve.renamed(window.originalNames), refutation: refutation)
        return core.lifted(through: state)
    }

    /// A curve to the matrix on the observed cells, in the window's own numbers.
    private func curve(in window: SmallWindow) -> Curve? {
        var target: [Cell: Rational] = [:]
        for cell in window.observedCells {
            target[cell] = matrix[Cell(row: window.rows[cell.row], column: window.columns[cell.column])]
        }
        return tangent(to: target, window)
            ?? PerturbationCurve(window: window, limits: limits, target: target).find()
    }

    private func tangent(to target: [Cell: Rational], _ window: SmallWindow) -> Curve? {
        let layout = FactorLayout(window)
        guard layout.left.count + layout.right.count <= limits.tangentEntries else { return nil }
        var random = SeededNormals(seed: 1)
        let values = layout.cells.map { (target[$0] ?? 0).asDouble }
        return TangentCurve(layout, target: values, limits: limits, &random)?.curve(to: target)
    }
}
