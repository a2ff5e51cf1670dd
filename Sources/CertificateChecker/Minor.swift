import CheckerInput

/// The leaf `minor`: rows R, columns C and neurons K with |R| = |C| = |K| + 1. D is the set of cells of R × C whose live
/// paths all go through K. The sum M over the live paths that meet K, sorted by the first neuron of K that they meet,
/// has rank ≤ |K| on R × C, so det M = 0; on D it agrees with A at any solution. If the cells that may be non-zero have
/// exactly one perfect matching, and it lies in D, then det M is ± a product of non-zero entries of A: a contradiction.
enum Minor {
    static func check(_ value: JSONValue, on path: RefutationPath) throws(Rejection) {
        let fields = try value.fields("rows", "columns", "neurons")
        let chain = path.chain
        let rows = try fields[0].distinctIndices(below: chain.rows, "row")
        let columns = try fields[1].distinctIndices(below: chain.columns, "column")
        let neurons = try NeuronSet(fields[2], outputs: chain.hiddenSizes)
        let size = rows.count
        guard size >= 1, columns.count == size, neurons.count == size - 1 else {
            throw value.rejection("expected as many rows as columns, and one neuron less")
        }
        var known = try BitMatrix(rows: size, columns: size, value.budget)
        var possible = try BitMatrix(rows: size, columns: size, value.budget)
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() {
                try value.require(path.contains(row, column), "cell (\(row), \(column)) is outside the window")
                let isKnown = try !chain.hasPath(to: row, from: column, without: path.zeros, avoiding: neurons)
                known[i, j] = isKnown
                possible[i, j] = !isKnown || path.matrix[row, column] != nil
            }
        }
        guard let matching = try possible.uniquePerfectMatching() else {
            throw value.rejection("the possible cells of the minor do not have exactly one perfect matching")
        }
        if let row = matching.indices.first(where: { !known[$0, matching[$0]] }) {
            throw value.rejection("the forced cell in row \(row) of the minor is not determined by its neurons")
        }
    }
}
