/// SC205, parts. Classes of different parts have no observed cell in common, so the set is the product of the parts'
/// sets, and closed if each is.
enum RuleSC205 {
    static func finish(_ step: JSONValue, _ state: State, depth: Int) throws(Rejection) {
        let fields = try step.fields("rule", "parts")
        var remaining = BitSet(bound: state.classes.count, 0..<state.classes.count)
        try step.spend(20 * state.rowCount)
        var covered = CellSet(rows: state.rowCount)
        var parts = 0
        for element in try fields[1].elements() {
            let part = try element.fields("classes", "proof")
            let indices = try part[0].increasingIndices(below: state.classes.count, "class")
            guard !indices.isEmpty else { throw part[0].rejection("a part has at least one class") }
            for index in indices {
                guard remaining.contains(index) else { throw part[0].rejection("class \(index) is in two parts") }
                remaining.remove(index)
                let entry = state.classes[index]
                try element.spend(Budget.word * entry.rowCount * state.columnWords)
                guard !covered.meets(entry.rows, entry.columns, outside: state.free) else {
                    throw part[0].rejection("class \(index) has an observed cell in common with an earlier part")
                }
            }
            for index in indices { covered.insert(state.classes[index].rows, state.classes[index].columns) }
            // A part shares the rows of T until it changes them.
            try element.spend(4 * (state.rowCount + state.columnCount))
            try ClosedProof.check(part[1], of: State(part: indices, of: state), depth: depth + 1)
            parts += 1
        }
        guard parts >= 2 else { throw fields[1].rejection("expected at least two parts") }
        guard remaining.isEmpty else { throw fields[1].rejection("a class is in no part") }
    }
}
