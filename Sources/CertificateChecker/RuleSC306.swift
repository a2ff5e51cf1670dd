import CheckerInput

/// SC306, few gaps. ρ = min(rows, columns, supports) supports of the state in an order with few gaps: their sums are
/// all matrices of rank ≤ ρ (see `GapOrder`), and no sum has a larger rank. If ρ is the number of rows or columns, that
/// is everything, whatever cells are free.
enum RuleSC306 {
    static func finish(_ step: JSONValue, _ state: State, _ goal: ProofGoal) throws(Rejection) {
        let fields = try step.fields("rule", "order")
        let rows = try state.liveRows()
        let columns = try state.seen(from: .columns).liveRows()
        let lines = min(try rows.count, try columns.count)
        var supports = 0
        for entry in state.classes { supports = min(supports + entry.multiplicity, lines) }
        try GapOrder(fields[1], state).check(rows: rows, columns: columns, length: supports)
        if supports < lines {
            try step.require(goal == .closed, "a bound on the rank is left, and everything is to be shown")
            try state.requireNoFreeCells(at: step)
        }
    }
}
