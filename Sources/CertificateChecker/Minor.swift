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
        for row in rows { try require(value, path, row, columns[0]) }
        for column in columns { try require(value, path, rows[0], column) }
        let sources = try BitSet(bound: chain.columns, columns, value.budget)
        try value.budget.spend(4 * Budget.word * size)
        let positions = Dictionary(uniqueKeysWithValues: zip(columns, 0...))
        var unknown = try BitMatrix(rows: size, columns: size, value.budget)
        var possible = try BitMatrix(rows: size, columns: size, value.budget)
        for (i, row) in rows.enumerated() {
            let joined = try chain.columns(among: sources, joinedTo: row, without: path.zeros, avoiding: neurons)
            try value.budget.spend(3 * size)
            for (j, column) in columns.enumerated() where joined.contains(column) {
                unknown[i, j] = true
                possible[i, j] = true
            }
            let entries = path.matrix.columns(ofRow: row)
            try value.budget.spend(50 * entries.count)
            for column in entries { if let j = positions[column] { possible[i, j] = true } }
        }
        guard let matching = try possible.uniquePerfectMatching() else {
            throw value.rejection("the possible cells of the minor do not have exactly one perfect matching")
        }
        if let row = matching.indices.first(where: { unknown[$0, matching[$0]] }) {
            throw value.rejection("the forced cell in row \(row) of the minor is not determined by its neurons")
        }
    }

    private static func require(_ value: JSONValue, _ path: RefutationPath, _ row: Int, _ column: Int) throws(Rejection)
    {
        try value.require(path.contains(row, column), "cell (\(row), \(column)) is outside the window")
    }
}
