/// SC302, the crossing theorem. If no class has a free cell and any two are disjoint or cross (A ⊇ A' and B ⊆ B', or
/// the reverse), Gram–Schmidt along
/// the crossing pairs makes the vectors y of every row orthonormal without changing the product or the supports; then X
/// is bounded by the product, and
/// bounded factors have convergent subsequences.
enum RuleSC302 {
    static func finish(_ step: JSONValue, _ state: State) throws(Rejection) {
        _ = try step.fields("rule")
        if let index = state.classes.firstIndex(where: \.meetsFree) {
            throw step.rejection("class \(index) has a free cell")
        }
        let suspects = try overlapping(state, at: step)
        let words = state.rowWords + state.columnWords
        for (position, first) in suspects.enumerated() {
            try step.spend(words * (suspects.count - position))
            let a = state.classes[first]
            for second in suspects[(position + 1)...] {
                let b = state.classes[second]
                guard a.rows.intersects(b.rows), a.columns.intersects(b.columns) else { continue }
                let cross =
                    (b.rows.isSubset(of: a.rows) && a.columns.isSubset(of: b.columns))
                    || (a.rows.isSubset(of: b.rows) && b.columns.isSubset(of: a.columns))
                guard cross else {
                    throw step.rejection("classes \(first) and \(second) are neither disjoint nor crossing")
                }
            }
        }
    }

    /// The classes that have a cell in common with another one, found by marking cells: two that overlap leave a cell
    /// that is marked twice.
    private static func overlapping(_ state: State, at step: JSONValue) throws(Rejection) -> [Int] {
        try step.spend(20 * state.rowCount)
        var covered = CellSet(rows: state.rowCount)
        var twice = CellSet(rows: state.rowCount)
        for entry in state.classes {
            try step.spend(5 * entry.rowCount * state.columnWords)
            if covered.meets(entry.rows, entry.columns) { twice.insert(entry.rows, entry.columns, within: covered) }
            covered.insert(entry.rows, entry.columns)
        }
        return state.classes.indices.filter { twice.meets(state.classes[$0].rows, state.classes[$0].columns) }
    }
}
