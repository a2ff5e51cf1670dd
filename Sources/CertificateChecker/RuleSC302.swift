import CheckerInput

/// SC302, the crossing theorem. If no class has a free cell and any two are disjoint or cross (A ⊇ A' and B ⊆ B', or
/// the reverse), Gram–Schmidt along the crossing pairs makes the vectors y of every row orthonormal without changing
/// the product or the supports; then X is bounded by the product, and bounded factors have convergent subsequences.
enum RuleSC302 {
    static func finish(_ step: JSONValue, _ state: State) throws(Rejection) {
        _ = try step.fields("rule")
        try state.requireNoFreeCells(at: step)
        let suspects = try overlapping(state)
        for (position, first) in suspects.enumerated() {
            for second in suspects[(position + 1)...] {
                let (a, b) = (state.classes[first], state.classes[second])
                guard try a.rows.intersects(b.rows), try a.columns.intersects(b.columns) else { continue }
                if try isAbove(a, b) { continue }
                guard try isAbove(b, a) else {
                    throw step.rejection("classes \(first) and \(second) are neither disjoint nor crossing")
                }
            }
        }
    }

    /// A ⊇ A' and B ⊆ B'
    private static func isAbove(_ a: SupportClass, _ b: SupportClass) throws(Rejection) -> Bool {
        guard try b.rows.isSubset(of: a.rows) else { return false }
        return try a.columns.isSubset(of: b.columns)
    }

    /// The classes that have a cell in common with another one, found by marking cells: two that overlap leave a cell
    /// that is marked twice.
    private static func overlapping(_ state: State) throws(Rejection) -> [Int] {
        var covered = try CellSet(rows: state.rowCount, state.budget)
        var twice = try CellSet(rows: state.rowCount, state.budget)
        for entry in state.classes {
            try twice.insert(entry.rows, entry.columns, within: covered)
            try covered.insert(entry.rows, entry.columns)
        }
        var result: [Int] = []
        for (index, entry) in state.classes.enumerated() where try twice.meets(entry.rows, entry.columns) {
            result.append(index)
        }
        return result
    }
}
