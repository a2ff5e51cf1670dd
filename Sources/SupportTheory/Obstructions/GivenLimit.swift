import ExactArithmetic
import FloatingProposals
import MaskedStates
import Membership
import Proofs

/// A matrix that is given: is it a limit of products?
package struct GivenLimit {
    private let supports: RankOneSupports
    private let matrix: [Cell: Rational]
    private let limits: SearchLimits

    package init(_ matrix: [Cell: Rational], in supports: RankOneSupports, limits: SearchLimits) {
        (self.matrix, self.supports, self.limits) = (matrix, supports, limits)
    }

    /// A curve of products that tends to the matrix, multiplied out; nil if none is found. Curves are looked for in what
    /// complete classes leave of the masks, and in the masks.
    package func curve() -> Curve? {
        let whole = MaskedState(supports)
        var rest = whole
        rest.absorbCompleteClasses()
        for state in rest.history.isEmpty ? [whole] : [rest, whole] {
            if let found = curve(in: state) { return found }
        }
        return nil
    }

    private func curve(in state: MaskedState) -> Curve? {
        guard let window = SmallWindow(state, limits.interruption), let found = curve(in: window) else { return nil }
        let rows = BitSet.full(capacity: supports.rowCount)
        let columns = BitSet.full(capacity: supports.columnCount)
        var lifting = Lifting(
            rows: rows, columns: columns, limit: matrix, curve: found.renamed(window.originalNames))
        lifting.fit(state.history)
        return lifting.curve.tends(to: matrix) ? lifting.curve : nil
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
