import CheckerInput

/// SC307, full by a zero. Integer factors X and Y on the classes with X Yᵀ = 0 on every observed cell, where the
/// differential (Γ, Δ) ↦ Γ Yᵀ + X Δᵀ is onto the observed cells. Then the products fill a neighbourhood of 0 there
/// (implicit function theorem), and the set of products is a cone: it is everything. The rank of the differential modulo
/// a prime is at most its rank over the rationals.
enum RuleSC307 {
    static func finish(_ step: JSONValue, _ state: State) throws(Rejection) {
        let fields = try step.fields("rule", "terms")
        let terms = try self.terms(fields[1], state)
        let cells = try ObservedCells(state)
        try requireZero(terms, cells, at: fields[1])
        var differential = try Differential(terms, state, cells)
        try differential.requireOnto(at: fields[1])
    }

    private static func terms(_ value: JSONValue, _ state: State) throws(Rejection) -> [ZeroTerm] {
        var used = try state.budget.zeros(state.classes.count)
        var result: [ZeroTerm] = []
        for element in try value.elements() {
            let fields = try element.fields("class", "x", "y")
            let index = try fields[0].index(below: state.classes.count, "class")
            let entry = state.classes[index]
            used[index] += 1
            try fields[0].require(
                used[index] <= entry.multiplicity, "the class is used more often than its multiplicity")
            try state.budget.spend(10 * Budget.word)
            result.append(
                ZeroTerm(
                    cls: index, x: try vector(fields[1], on: entry.rows, below: state.rowCount),
                    y: try vector(fields[2], on: entry.columns, below: state.columnCount)))
        }
        return result
    }

    private static func vector(_ value: JSONValue, on lines: BitSet, below count: Int) throws(Rejection) -> [(
        line: Int, value: Int
    )] {
        var result: [(line: Int, value: Int)] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[line, number]")
            let line = try pair[0].index(below: count, "line")
            try pair[0].require(lines.contains(line), "the line is not one of the class")
            if let last = result.last { try pair[0].require(last.line < line, "the list must be strictly increasing") }
            let bound = Limits.zeroEntry
            result.append((line, try pair[1].integer(in: -bound...bound, "entry")))
            try value.budget.spend(2 * Budget.word)
        }
        return result
    }

    /// The sum of the terms vanishes on every observed cell.
    private static func requireZero(_ terms: [ZeroTerm], _ cells: ObservedCells, at place: JSONValue) throws(Rejection)
    {
        let budget = place.budget
        // By rows: the terms that have an entry there.
        var entries: [Int: [(term: Int, value: Int)]] = [:]
        for (index, term) in terms.enumerated() where !term.y.isEmpty {
            for (row, value) in term.x {
                try budget.spend(4 * Budget.word)
                entries[row, default: []].append((index, value))
            }
        }
        var sums: [Int] = try budget.zeros(cells.columnCount)
        for row in entries.keys.sorted() {
            for index in sums.indices { sums[index] = 0 }
            try budget.spend(10 * cells.columnCount)
            for (index, value) in entries[row] ?? [] {
                try budget.spend(20 * (1 + terms[index].y.count))
                // Entries are bounded, and there are too few terms for an overflow.
                for (column, other) in terms[index].y { sums[column] += value * other }
            }
            for column in try cells.columns(ofRow: row) where sums[column] != 0 {
                throw place.rejection("the product is \(sums[column]) at (\(row), \(column)), which is observed")
            }
        }
    }
}
