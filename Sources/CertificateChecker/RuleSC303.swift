import CheckerInput

/// SC303, nested. Where the row types form a chain and the column types do, the set and its closure are unions of
/// orbits of the two triangular groups, and each orbit holds a partial permutation w. One that violates a corner bound ρ
/// is not in the closure; one whose cells can be matched to classes is in the set. By Hall's theorem, if some w within
/// the bounds cannot be matched, then some chain of cells along the antidiagonal within the bounds meets fewer supports
/// than it has cells.
enum RuleSC303 {
    static func finish(_ step: JSONValue, _ state: State) throws(Rejection) {
        _ = try step.fields("rule")
        try state.requireNoFreeCells(at: step)
        let rows = try chain(state, "rows", at: step)
        let columns = try chain(try state.seen(from: .columns), "columns", at: step)
        let counts = try corners(rows, columns, state)
        var search = Search(counts: counts, bounds: bounds(counts), rows: rows.count, step: step)
        try search.visit(after: 0, before: columns.count + 1, reached: 0)
    }

    /// The types of the rows that meet a class, smallest first, if they form a chain.
    private static func chain(_ view: State, _ name: String, at step: JSONValue) throws(Rejection) -> [BitSet] {
        let lines = try LineTypes(view)
        let met = try view.liveRows().members
        try step.require(
            met.count <= Limits.nestedLines, "more than \(Limits.nestedLines) \(name): too large for this rule")
        var types: [(type: BitSet, count: Int)] = []
        for row in met {
            let type = try lines.type(row)
            types.append((type, try type.count))
        }
        types.sort { $0.count < $1.count }
        for (smaller, larger) in zip(types, types.dropFirst()) where try !smaller.type.isSubset(of: larger.type) {
            throw step.rejection("the types of the \(name) do not form a chain")
        }
        return types.map(\.type)
    }

    /// f(i, j): what the classes of the cell (i, j) add up to, which is the number of supports that meet one of the
    /// first i rows and j columns; 0 for i = 0 or j = 0.
    private static func corners(_ rows: [BitSet], _ columns: [BitSet], _ state: State) throws(Rejection) -> [[Int]] {
        var counts = [[Int](repeating: 0, count: columns.count + 1)]
        for row in rows {
            var line = [0]
            for column in columns {
                line.append(try row.intersection(column).members.reduce(0) { $0 + state.classes[$1].multiplicity })
            }
            counts.append(line)
        }
        return counts
    }

    /// ρ(i, j) = min over i₀ ≤ i, j₀ ≤ j of f(i₀, j₀) + (i − i₀) + (j − j₀), by increasing i and j.
    private static func bounds(_ counts: [[Int]]) -> [[Int]] {
        var bounds = counts
        for i in counts.indices.dropFirst() {
            for j in counts[i].indices.dropFirst() {
                bounds[i][j] = min(counts[i][j], bounds[i][j - 1] + 1, bounds[i - 1][j] + 1)
            }
        }
        return bounds
    }

    /// Goes through the chains of cells with increasing rows and decreasing columns (both from 1) that violate no
    /// corner. A chain cut short violates none either.
    private struct Search {
        let counts: [[Int]]
        let bounds: [[Int]]
        let rows: Int
        let step: JSONValue
        /// The columns of the chain so far.
        var chain: [Int] = []
        var visited = 0

        /// Extends the chain below `lastRow` and to the left of `lastColumn`; its cells meet `reached` supports.
        mutating func visit(after lastRow: Int, before lastColumn: Int, reached: Int) throws(Rejection) {
            try step.require(
                chain.count <= reached,
                "a chain of \(chain.count) cells that violates no corner meets \(reached) supports only")
            guard lastRow < rows, lastColumn > 1 else { return }
            for row in (lastRow + 1)...rows {
                for column in 1..<lastColumn {
                    visited += 1
                    try step.require(
                        visited <= Limits.chains, "more than \(Limits.chains) chains of cells: too large for this rule")
                    chain.append(column)
                    // Cells of the chain from its s-th on lie in the first `row` rows and its s-th column's columns.
                    let positions = try step.budget.each(chain.count)
                    let violates = positions.contains { chain.count - $0 > bounds[row][chain[$0]] }
                    if !violates {
                        // New are the supports of the corner that start below the last row.
                        let new = counts[row][column] - counts[lastRow][column]
                        try visit(after: row, before: column, reached: reached + new)
                    }
                    chain.removeLast()
                }
            }
        }
    }
}
