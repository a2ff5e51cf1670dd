import ExactArithmetic
import Rules
import SupportMasks

/// What an obstruction says on the observed cells of a window: the limit, a curve to it and a refutation.
///
/// Free cells of the window have the limit 0; a lifting through the absorbed classes makes the curve right there.
struct Core {
    var rule: RuleCode
    var rows: [Int]
    var columns: [Int]
    var limit: [Cell: Rational]
    var curve: Curve
    var refutation: Refutation

    /// The same in other coordinates.
    func renamed(rows rowName: (Int) -> Int, columns columnName: (Int) -> Int, supports: (Int) -> Int) -> Core {
        Core(
            rule: rule, rows: rows.map(rowName), columns: columns.map(columnName),
            limit: Dictionary(
                uniqueKeysWithValues: limit.map {
                    (Cell(row: rowName($0.key.row), column: columnName($0.key.column)), $0.value)
                }),
            curve: curve.renamed(rows: rowName, columns: columnName, supports: supports),
            refutation: refutation.renamed(rows: rowName, columns: columnName, supports: supports))
    }

    func transposed() -> Core {
        Core(
            rule: rule, rows: columns, columns: rows,
            limit: Dictionary(uniqueKeysWithValues: limit.map { ($0.key.transposed, $0.value) }),
            curve: curve.transposed(), refutation: refutation.transposed())
    }

    /// The proof for the factors that the state came from; nil if the lifted curve does not tend to the limit.
    func lifted(through state: MaskedState) -> NonClosedness? {
        var lifting = Lifting(
            rows: BitSet(capacity: state.rowCount, members: rows),
            columns: BitSet(capacity: state.columnCount, members: columns),
            limit: limit, curve: curve)
        lifting.fit(state.history)
        let proof = NonClosedness(
            rule: rule, rows: rows.sorted(), columns: columns.sorted(), limit: limit, curve: lifting.curve,
            refutation: refutation)
        return proof.curveTendsToLimit ? proof : nil
    }
}
