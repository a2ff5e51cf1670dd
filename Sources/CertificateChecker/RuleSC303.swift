/// SC303, nested. Where the row types form a chain and the column types do, the set and its closure are unions of orbits of the two triangular groups, and
/// each orbit holds a partial permutation w. One that violates a corner bound ρ is not in the closure; one whose cells can be matched to classes is in the set.
/// If every w is of one of the two kinds, the set is closed.
enum RuleSC303 {
    static func finish(_ step: JSONValue, _ state: State, budget: inout Budget) throws(Rejection) {
        _ = try step.fields("rule")
        if let index = state.classes.firstIndex(where: \.meetsFree) { throw step.rejection("class \(index) has a free cell") }
        let rows = try chain(state, "rows", at: step, budget: &budget)
        let columns = try chain(state.seen(from: .columns), "columns", at: step, budget: &budget)
        try budget.spend(100 * (rows.count + 1) * (columns.count + 1) * (BitSet.words(for: state.classes.count) + 1), at: step)
        let containing = rows.map { row in columns.map { Array(row.intersection($0)) } }
        let multiplicities = state.classes.map(\.multiplicity)
        try budget.spend(100 * rows.count * columns.count * state.classes.count, at: step)
        var search = Search(containing: containing, capacities: multiplicities,
                            bounds: corners(containing, multiplicities), columns: columns.count)
        try search.visit(0, at: step, budget: &budget)
    }

    /// The types of the rows that meet a class, smallest first, if they form a chain.
    private static func chain(_ view: State, _ name: String, at step: JSONValue, budget: inout Budget) throws(Rejection) -> [BitSet] {
        let lines = try LineTypes(view, budget: &budget, at: step)
        var met = BitSet(bound: view.rowCount)
        for entry in view.classes { met.formUnion(entry.rows) }
        guard met.count <= Limits.nestedLines else { throw step.rejection("more than \(Limits.nestedLines) \(name): too large for this rule") }
        let sorted = met.map { lines.type($0) }.sorted { $0.count < $1.count }
        for (smaller, larger) in zip(sorted, sorted.dropFirst()) where !smaller.isSubset(of: larger) {
            throw step.rejection("the types of the \(name) do not form a chain")
        }
        return sorted
    }

    /// ρ(i, j) = min over i₀ ≤ i, j₀ ≤ j of f(i₀, j₀) + (i − i₀) + (j − j₀), by increasing i and j; f(i, j) is what the classes of cell (i, j) add up to.
    private static func corners(_ containing: [[[Int]]], _ capacities: [Int]) -> [[Int]] {
        let columns = containing.first?.count ?? 0
        var bounds = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: containing.count + 1)
        for (i, line) in containing.enumerated() {
            for (j, classes) in line.enumerated() {
                let f = classes.reduce(0) { $0 + capacities[$1] }
                bounds[i + 1][j + 1] = min(f, bounds[i][j + 1] + 1, bounds[i + 1][j] + 1)
            }
        }
        return bounds
    }

    /// Goes through the partial permutations that violate no corner, row by row. ρ does not decrease in i or j, so a choice for the first rows that violates no
    /// corner there is itself such a permutation (nothing in the later rows), and it must be matched.
    private struct Search {
        let containing: [[[Int]]]
        let capacities: [Int]
        let bounds: [[Int]]
        let columns: Int
        /// Cells of w so far, by the classes that contain them, and the class that each is matched to.
        var cells: [[Int]] = []
        var matching: [Int] = []
        var usedColumns: Set<Int> = []
        var visited = 0

        mutating func visit(_ row: Int, at step: JSONValue, budget: inout Budget) throws(Rejection) {
            visited += 1
            guard visited <= Limits.permutations else { throw step.rejection("more than \(Limits.permutations) partial permutations: too large for this rule") }
            try budget.spend(200 + 50 * columns + 20 * cells.count * cells.count, at: step)
            guard row < containing.count else { return }
            try visit(row + 1, at: step, budget: &budget)
            for column in 0..<columns where !usedColumns.contains(column) {
                usedColumns.insert(column)
                if !violates(row + 1) {
                    let old = matching
                    cells.append(containing[row][column])
                    matching.append(-1)
                    var tried: Set<Int> = []
                    guard augment(cells.count - 1, &tried) else {
                        throw step.rejection("a partial permutation that violates no corner cannot be matched to the classes")
                    }
                    try visit(row + 1, at: step, budget: &budget)
                    cells.removeLast()
                    matching = old
                }
                usedColumns.remove(column)
            }
        }

        /// Whether the cells of w in the first `row` rows and first j columns are more than ρ(row, j), for some j.
        func violates(_ row: Int) -> Bool {
            var count = 0
            for column in 0..<columns {
                if usedColumns.contains(column) { count += 1 }
                if count > bounds[row][column + 1] { return true }
            }
            return false
        }

        /// An augmenting path from a cell: Kuhn's algorithm, with capacities.
        mutating func augment(_ cell: Int, _ tried: inout Set<Int>) -> Bool {
            for index in cells[cell] where tried.insert(index).inserted {
                let holders = matching.indices.filter { matching[$0] == index }
                if holders.count < capacities[index] {
                    matching[cell] = index
                    return true
                }
                for holder in holders where augment(holder, &tried) {
                    matching[cell] = index
                    return true
                }
            }
            return false
        }
    }
}
