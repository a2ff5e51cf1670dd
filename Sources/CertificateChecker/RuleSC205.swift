import CheckerInput

/// SC205, parts. Classes of different parts have no observed cell in common, so the set is the product of the parts'
/// sets, and closed if each is.
enum RuleSC205 {
    static func finish(
        _ step: JSONValue, _ state: State, prove: (JSONValue, State) throws(Rejection) -> Void
    ) throws(Rejection) {
        let fields = try step.fields("rule", "parts")
        let budget = state.budget
        var remaining = try BitSet(bound: state.classes.count, 0..<state.classes.count, budget)
        var covered = try CellSet(rows: state.rowCount, budget)
        var parts = 0
        for element in try fields[1].elements() {
            let part = try element.fields("classes", "proof")
            let indices = try part[0].increasingIndices(below: state.classes.count, "class")
            try part[0].require(!indices.isEmpty, "a part has at least one class")
            for index in indices {
                try part[0].require(remaining.contains(index), "class \(index) is in two parts")
                remaining.remove(index)
                let entry = state.classes[index]
                try part[0].require(
                    try !covered.meets(entry.rows, entry.columns, outside: state.free),
                    "class \(index) has an observed cell in common with an earlier part")
            }
            for index in indices { try covered.insert(state.classes[index].rows, state.classes[index].columns) }
            try prove(part[1], try State(part: indices, of: state))
            parts += 1
        }
        try fields[1].require(parts >= 2, "expected at least two parts")
        try fields[1].require(try remaining.isEmpty, "a class is in no part")
    }
}
