import CheckerInput

/// SC202, wide absorption. Delete d ≤ p rows and columns of a class; if every row left keeps at most p − d observed
/// cells, the class takes every value on its observed cells: d terms x yᵀ fill the deleted lines, and for a generic Y
/// with p − d columns any p − d entries of a row of X Yᵀ can be prescribed. (For columns, the same with a generic X.)
/// Then SC201's argument applies.
enum RuleSC202 {
    static func apply(_ step: JSONValue, to state: inout State) throws(Rejection) {
        let fields = try step.fields("rule", "class", "rows", "columns", "side")
        let index = try fields[1].index(below: state.classes.count, "class")
        let rows = try fields[2].increasingIndices(below: state.rowCount, "row")
        let columns = try fields[3].increasingIndices(below: state.columnCount, "column")
        let side = try Side(fields[4])
        let entry = state.classes[index]
        try fields[2].require(rows.allSatisfy({ entry.rows.contains($0) }), "a row is not one of the class")
        try fields[3].require(columns.allSatisfy({ entry.columns.contains($0) }), "a column is not one of the class")
        let kept = entry.multiplicity - rows.count - columns.count
        try step.require(kept >= 0, "more lines than the multiplicity \(entry.multiplicity)")

        let view = try state.seen(from: side)
        let seen = view.classes[index]
        let budget = state.budget
        let deletedRows = try BitSet(bound: view.rowCount, side == .rows ? rows : columns, budget)
        let deletedColumns = try BitSet(bound: view.columnCount, side == .rows ? columns : rows, budget)
        for row in try seen.rows.subtracting(deletedRows).members {
            let count = try view.observed(seen, inRow: row).subtracting(deletedColumns).count
            try step.require(
                count <= kept,
                "line \(row) of the \(side.rawValue) keeps \(count) observed cells, and at most \(kept) are allowed")
        }
        try state.absorb([index])
    }
}
