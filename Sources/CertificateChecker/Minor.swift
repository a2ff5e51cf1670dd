/// The leaf `minor`: rows R, columns C and supports K with |R| = |C| = |K| + 1. D is the set of cells of R × C whose live terms
/// all belong to K. M = Σ_{k∈K} (x_{i,k} y_{j,k}) on R × C has rank ≤ |K|, so det M = 0; on D it agrees with A at any solution. If
/// the cells that may be non-zero have exactly one perfect matching, and it lies in D, then det M is ± a product of
/// non-zero entries of A: a contradiction.
extension Refutation {
    func checkMinor(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("rows", "columns", "supports")
        let rows = try fields[0].distinctIndices(below: masks.rows, "row")
        let columns = try fields[1].distinctIndices(below: masks.columns, "column")
        let supports = BitSet(bound: masks.width, try fields[2].distinctIndices(below: masks.width, "support"))
        let size = rows.count
        guard size >= 1, columns.count == size, supports.count + 1 == size else {
            throw value.rejection("expected as many rows as columns, and one support less")
        }
        try budget.spend(size * size * (8 * BitSet.words(for: masks.width) + 100), at: value)
        for row in rows {
            for column in columns where !contains(row, column) { throw value.rejection("cell (\(row), \(column)) is outside the window") }
        }
        var known = BitMatrix(rows: size, columns: size)
        var possible = BitMatrix(rows: size, columns: size)
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() {
                let others = masks.cover(row, column).subtracting(supports)
                let isKnown = !others.contains { isLive(row, column, $0) }
                known[i, j] = isKnown
                possible[i, j] = !isKnown || entry(row, column) != nil
            }
        }
        guard let matching = possible.uniquePerfectMatching else {
            throw value.rejection("the possible cells of the minor do not have exactly one perfect matching")
        }
        if let row = matching.indices.first(where: { !known[$0, matching[$0]] }) {
            throw value.rejection("the forced cell in row \(row) of the minor is not determined by its supports")
        }
    }
}
