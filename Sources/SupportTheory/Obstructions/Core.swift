import ExactArithmetic
import Rules
import SupportMasks

/// What an obstruction says on the observed cells of a window: the limit, a curve to it and a refutation.
///
/// Free cells of the window have the limit 0; a lifting through the absorbed classes makes the curve right there.
struct Core {
    private var proof: NonClosedness

    init(
        rule: RuleCode, rows: [Int], columns: [Int], limit: [Cell: Rational], curve: Curve, refutation: Refutation
    ) {
        proof = NonClosedness(
            rule: rule, rows: rows, columns: columns, limit: limit, curve: curve, refutation: refutation)
    }

    private init(_ proof: NonClosedness) {
        self.proof = proof
    }

    var rows: [Int] { proof.rows }
    var columns: [Int] { proof.columns }

    /// The same in other coordinates.
    func renamed(_ names: UnitNames) -> Core { Core(proof.renamed(names)) }

    func transposed() -> Core { Core(proof.transposed()) }

    /// The proof where nothing was absorbed and every cell is observed; nil if the curve does not tend to the limit.
    func checked() -> NonClosedness? { proof.curveTendsToLimit ? proof : nil }

    /// The proof for the factors that the state came from; nil if the lifted curve does not tend to the limit.
    func lifted(through state: MaskedState) -> NonClosedness? {
        var lifting = Lifting(
            rows: BitSet(capacity: state.rowCount, members: rows),
            columns: BitSet(capacity: state.columnCount, members: columns),
            limit: proof.limit, curve: proof.curve)
        lifting.fit(state.history)
        var lifted = proof
        lifted.curve = lifting.curve
        return lifted.curveTendsToLimit ? lifted : nil
    }
}
