import ExactArithmetic
import SupportMasks

/// What an obstruction says on the observed cells of a window: the limit, a curve to it and a refutation.
///
/// Free cells of the window have the limit 0; a lifting through the absorbed classes makes the curve right there.
struct Core {
    var rule: Rule
    var rows: [Int]
    var columns: [Int]
    var limit: [Cell: Rational]
    var curve: Curve
    var refutation: Refutation

    func transposed() -> Core {
        Core(
            rule: rule, rows: columns, columns: rows,
            limit: Dictionary(uniqueKeysWithValues: limit.map { ($0.key.transposed, $0.value) }),
            curve: curve.transposed(), refutation: refutation.transposed())
    }

    /// The proof for the factors that the state came from; nil if the lifted curve does not tend to the limit.
    func lifted(through state: MaskedState) -> NonClosedness? {
        var lifting = Lifting(
            rows: BitSet(capacity: state.rowCount, members: rows), columns: BitSet(capacity: state.columnCount, members: columns),
            limit: limit, curve: curve)
        lifting.fit(state.history)
        let proof = NonClosedness(
            rule: rule, rows: rows.sorted(), columns: columns.sorted(), limit: limit, curve: lifting.curve, refutation: refutation)
        return proof.curveTendsToLimit ? proof : nil
    }
}
