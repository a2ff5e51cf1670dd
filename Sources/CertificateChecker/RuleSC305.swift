/// SC305, reduced windows. A set of live rows is reduced if no q rows of it have types τ_1 ⊆ … ⊆ τ_q with q > |τ_q|,
/// where |τ| is the sum of the multiplicities.
/// If more rows than |τ_q| have nested types, their rank is too small in every element and in every limit; so some row
/// is a combination of rows whose types are contained in its
/// own, line additions make it zero, and the window without it decides. By induction it is enough that reduced rows
/// against reduced columns give closed sets; and those are windows of the
/// listed ones, up to the names of equal lines, so they are closed if these are.
enum RuleSC305 {
    static func finish(_ step: JSONValue, _ state: State, depth: Int) throws(Rejection) {
        let fields = try step.fields("rule", "windows")
        if let index = state.classes.firstIndex(where: \.meetsFree) {
            throw step.rejection("class \(index) has a free cell")
        }
        var rows = try TypeCounts(state, name: "rows", at: step)
        var columns = try TypeCounts(state.seen(from: .columns), name: "columns", at: step)
        for element in try fields[1].elements() {
            let window = try element.fields("rows", "columns", "proof")
            let otherRows = try rows.addWindow(window[0])
            let otherColumns = try columns.addWindow(window[1])
            // A copy shares the rows of T until it changes them.
            try element.spend(4 * (state.rowCount + state.columnCount) + 100 * state.classes.count)
            var rest = state
            try rest.delete(otherRows, side: .rows, at: element)
            try rest.delete(otherColumns, side: .columns, at: element)
            try ClosedProof.check(window[2], of: rest, depth: depth + 1)
        }
        // Sets of rows that the same windows hold need be looked at once.
        let rowCovers = try rows.covers(at: step)
        let columnCovers = try columns.covers(at: step)
        guard rowCovers.count * columnCovers.count <= Limits.reducedComparisons else {
            throw step.rejection("more than \(Limits.reducedComparisons) comparisons: too large for this rule")
        }
        for rowCover in rowCovers {
            try step.spend((20 + rowCover.windows.words.count) * columnCovers.count)
            for columnCover in columnCovers where !rowCover.windows.intersects(columnCover.windows) {
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
    private let typeOfRow: [Int: Int]
    /// A row of each type, for messages.
    private let samples: [Int]
    /// How many live rows each type has.
    private let counts: [Int]
    private let order: TypeOrder
    private var windows: [[Int]] = []

    init(_ view: State, name: String, at step: JSONValue) throws(Rejection) {
        let lines = try LineTypes(view, at: step)
        let words = BitSet.words(for: view.classes.count)
        try step.spend(view.rowWords * view.classes.count)
        var live = BitSet(bound: view.rowCount)
        for entry in view.classes { live.formUnion(entry.rows) }
        var rowsOfType: [BitSet: [Int]] = [:]
        try step.spend((Budget.word * words + 200) * view.rowCount)
        for row in live { rowsOfType[lines.type(row), default: []].append(row) }
        // A type comes after the types that it contains.
        let sorted = rowsOfType.map { (type: $0.key, size: $0.key.count, rows: $0.value) }.sorted {
            ($0.size, $0.rows[0]) < ($1.size, $1.rows[0])
        }
        var typeOfRow: [Int: Int] = [:]
        for (number, entry) in sorted.enumerated() { for row in entry.rows { typeOfRow[row] = number } }
        self.name = name
        self.live = live
        self.typeOfRow = typeOfRow
        samples = sorted.map { $0.rows[0] }
        counts = sorted.map(\.rows.count)
        order = try TypeOrder(
            sorted.map(\.type), multiplicities: sorted.map { lines.multiplicity(of: $0.type) }, at: step)
    }

    /// Counts the rows of one more window by type; returns the live rows that are not in it.
    mutating func addWindow(_ value: JSONValue) throws(Rejection) -> [Int] {
        try value.spend(Budget.word * (live.words.count + counts.count) + 10 * typeOfRow.count)
        var others = live
        var window = [Int](repeating: 0, count: counts.count)
        for row in try value.increasingIndices(below: live.words.count * 64, "line") {
            guard let type = typeOfRow[row] else { throw value.rejection("line \(row) meets no class") }
            others.remove(row)
            window[type] += 1
        }
        guard window.contains(where: { $0 > 0 }) else { throw value.rejection("the window has no \(name)") }
        windows.append(window)
        return Array(others)
    }

    /// The sets of windows that hold a largest reduced set, without repetition. What holds it holds its subsets, and a
    /// subset of a reduced set is reduced.
    func covers(at step: JSONValue) throws(Rejection) -> [Cover] {
        var covers: [Cover] = []
        var known: Set<BitSet> = []
        var comparisons = 0
        try order.visitLargestReduced(bounds: counts, name: name, at: step) { reduced throws(Rejection) in
            comparisons += windows.count
            guard comparisons <= Limits.reducedComparisons else {
                throw step.rejection("more than \(Limits.reducedComparisons) comparisons: too large for this rule")
            }
            try step.spend(windows.count * (10 + 2 * reduced.count) + 200)
            let holding = BitSet(
                bound: windows.count,
                windows.indices.lazy.filter { window in
                    reduced.indices.allSatisfy { reduced[$0] <= windows[window][$0] }
                })
            guard known.insert(holding).inserted else { return }
            try step.spend(2 * Budget.word * (holding.words.count + reduced.count))
            covers.append(Cover(windows: holding, example: reduced))
        }
        return covers
    }

    func describe(_ reduced: [Int]) -> String {
        let parts = reduced.indices.filter { reduced[$0] > 0 }.map { "\(reduced[$0]) like \(samples[$0])" }
        return "\(name) (\(parts.prefix(8).joined(separator: ", "))\(parts.count > 8 ? ", …" : ""))"
    }
}
