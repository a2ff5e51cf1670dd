import CheckerInput

/// SC305, reduced windows. A set of live rows is reduced if no q rows of it have types τ_1 ⊆ … ⊆ τ_q with q > |τ_q|,
/// where |τ| is the sum of the multiplicities. If more rows than |τ_q| have nested types, their rank is too small in
/// every element and in every limit; so some row is a combination of rows whose types are contained in its own, line
/// additions make it zero, and the window without it decides. By induction it is enough that reduced rows against
/// reduced columns give closed sets; and those are windows of the listed ones, up to the names of equal lines, so they
/// are closed if these are.
enum RuleSC305 {
    static func finish(
        _ step: JSONValue, _ state: State, prove: (JSONValue, State) throws(Rejection) -> Void
    ) throws(Rejection) {
        let fields = try step.fields("rule", "windows")
        try state.requireNoFreeCells(at: step)
        var rows = try TypeCounts(state, name: "rows")
        var columns = try TypeCounts(try state.seen(from: .columns), name: "columns")
        for element in try fields[1].elements() {
            let window = try element.fields("rows", "columns", "proof")
            var rest = try state.copied()
            try rest.delete(try rows.addWindow(window[0]), side: .rows)
            try rest.delete(try columns.addWindow(window[1]), side: .columns)
            try prove(window[2], rest)
        }
        // Sets of rows that the same windows hold need be looked at once.
        let rowCovers = try rows.covers(at: step)
        let columnCovers = try columns.covers(at: step)
        try step.require(
            rowCovers.count * columnCovers.count <= Limits.reducedComparisons,
            "more than \(Limits.reducedComparisons) comparisons: too large for this rule")
        for rowCover in rowCovers {
            for columnCover in columnCovers where try !rowCover.windows.intersects(columnCover.windows) {
                throw fields[1].rejection(
                    "no window holds \(rows.describe(rowCover.example)) and \(columns.describe(columnCover.example))")
            }
        }
    }
}

/// The live rows of a state by type, and of some windows of it.
private struct TypeCounts {
    /// Reduced rows, and the windows that have as many rows of each type.
    struct Cover {
        let windows: BitSet
        let example: [Int]
    }

    private let name: String
    private let live: BitSet
    /// The number of the type of each live row.
    private var typeOfRow: [Int: Int] = [:]
    /// A row of each type, for messages.
    private let samples: [Int]
    /// How many live rows each type has.
    private let counts: [Int]
    private let order: TypeOrder
    private var windows: [[Int]] = []

    init(_ view: State, name: String) throws(Rejection) {
        let lines = try LineTypes(view)
        live = try view.liveRows()
        var numbers = SetNumbers()
        var types: [(type: BitSet, size: Int, rows: [Int])] = []
        for row in try live.members {
            let type = try lines.type(row)
            let number = try numbers.number(of: type)
            if number == types.count { types.append((type, try type.count, [])) }
            types[number].rows.append(row)
        }
        // A type comes after the types that it contains.
        types.sort { ($0.size, $0.rows[0]) < ($1.size, $1.rows[0]) }
        for (number, entry) in types.enumerated() { for row in entry.rows { typeOfRow[row] = number } }
        self.name = name
        samples = types.map { $0.rows[0] }
        counts = types.map(\.rows.count)
        order = try TypeOrder(
            types.map(\.type),
            multiplicities: try types.map { entry throws(Rejection) in try lines.multiplicity(of: entry.type) })
    }

    /// Counts the rows of one more window by type; returns the live rows that are not in it.
    mutating func addWindow(_ value: JSONValue) throws(Rejection) -> [Int] {
        var others = live
        var window = try value.budget.zeros(counts.count)
        for row in try value.increasingIndices(below: live.words.count * 64, "line") {
            guard let type = typeOfRow[row] else { throw value.rejection("line \(row) meets no class") }
            others.remove(row)
            window[type] += 1
        }
        try value.require(window.contains(where: { $0 > 0 }), "the window has no \(name)")
        windows.append(window)
        return try others.members
    }

    /// The sets of windows that hold a largest reduced set, without repetition. What holds it holds its subsets, and a
    /// subset of a reduced set is reduced.
    func covers(at step: JSONValue) throws(Rejection) -> [Cover] {
        let budget = step.budget
        var covers: [Cover] = []
        var numbers = SetNumbers()
        var comparisons = 0
        try order.visitLargestReduced(bounds: counts, name: name, at: step) { reduced throws(Rejection) in
            comparisons += windows.count
            try step.require(
                comparisons <= Limits.reducedComparisons,
                "more than \(Limits.reducedComparisons) comparisons: too large for this rule")
            var holding = try BitSet(bound: windows.count, budget)
            for (number, window) in windows.enumerated() {
                let types = try budget.each(reduced.count)
                if types.allSatisfy({ reduced[$0] <= window[$0] }) { holding.insert(number) }
            }
            guard try numbers.number(of: holding) == covers.count else { return }
            try budget.spend(2 * Budget.word * (holding.words.count + reduced.count))
            covers.append(Cover(windows: holding, example: reduced))
        }
        return covers
    }

    func describe(_ reduced: [Int]) -> String {
        let parts = reduced.indices.filter { reduced[$0] > 0 }.map { "\(reduced[$0]) like \(samples[$0])" }
        return "\(name) (\(parts.prefix(8).joined(separator: ", "))\(parts.count > 8 ? ", …" : ""))"
    }
}

/// The inclusions between the types of one side of a state, each type after those that it contains, and the vectors of
/// multiplicities that are reduced: the sum along every chain of types is at most |τ| for the last type τ of the chain.
private struct TypeOrder {
    /// |τ|
    private let capacities: [Int]
    /// For each type the types that it contains, without itself.
    private var below: [[Int]] = []

    init(_ types: [BitSet], multiplicities: [Int]) throws(Rejection) {
        capacities = multiplicities
        for (number, type) in types.enumerated() {
            var contained: [Int] = []
            for other in 0..<number where try types[other].isSubset(of: type) { contained.append(other) }
            try type.budget.spend(Budget.word * (2 + contained.count))
            below.append(contained)
        }
    }

    /// Goes through the reduced vectors within the bounds and reports those that cannot be made larger in any place.
    func visitLargestReduced(
        bounds: [Int], name: String, at place: JSONValue,
        report: ([Int]) throws(Rejection) -> Void
    ) throws(Rejection) {
        let count = capacities.count
        let cost = 200 + 20 * (count + below.reduce(0) { $0 + $1.count })
        var vector = [Int](repeating: 0, count: count)
        // The longest chain that ends in each type.
        var lengths = vector
        var visited = 0
        while true {
            visited += 1
            try place.require(
                visited <= Limits.reducedVectors,
                "more than \(Limits.reducedVectors) reduced sets of \(name): too large for this rule")
            try place.budget.spend(cost)
            if isLargest(vector, lengths: lengths, bounds: bounds) { try report(vector) }
            // The next one in the order of an odometer: raise the last place that can be raised, with zeros after it.
            var position = count - 1
            while position >= 0 {
                if vector[position] < bounds[position], lengths[position] < capacities[position] { break }
                vector[position] = 0
                position -= 1
            }
            guard position >= 0 else { return }
            vector[position] += 1
            for type in position..<count { lengths[type] = vector[type] + longest(below: type, lengths) }
        }
    }

    private func longest(below type: Int, _ lengths: [Int]) -> Int { below[type].reduce(0) { max($0, lengths[$1]) } }

    /// Whether no place can be raised. `room` is the greatest length that a chain may have at a type so that no chain
    /// through it becomes too long further up.
    private func isLargest(_ vector: [Int], lengths: [Int], bounds: [Int]) -> Bool {
        var room = capacities
        for type in vector.indices.reversed() {
            for other in below[type] { room[other] = min(room[other], room[type] - vector[type]) }
        }
        return vector.indices.allSatisfy { vector[$0] == bounds[$0] || lengths[$0] >= room[$0] }
    }
}
