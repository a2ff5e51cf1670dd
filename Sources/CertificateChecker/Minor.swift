/// The leaf `minor`: rows R, columns C and neurons K (supports, of a factorization) with |R| = |C| = |K| + 1. D is the
/// set of cells of R × C whose live paths
/// all go through K. The sum M over the live paths that meet K, sorted by the first neuron of K that they meet, has
/// rank ≤ |K| on R × C, so det M = 0; on D it
/// agrees with A at any solution. If the cells that may be non-zero have exactly one perfect matching, and it lies in
/// D, then det M is ± a product of
/// non-zero entries of A: a contradiction.
extension Refutation {
    func checkMinor(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("rows", "columns", chain.isFactorization ? "supports" : "neurons")
        let rows = try fields[0].distinctIndices(below: chain.rows, "row")
        let columns = try fields[1].distinctIndices(below: chain.columns, "column")
        let neurons = try NeuronSet(fields[2], outputs: chain.hiddenSizes, isPlain: chain.isFactorization)
        let size = rows.count
        guard size >= 1, columns.count == size, neurons.count == size - 1 else {
            throw value.rejection(
                "expected as many rows as columns, and one \(chain.isFactorization ? "support" : "neuron") less")
        }
        try value.spend(20 * size * size)
        for row in rows {
            for column in columns where !contains(row, column) {
                throw value.rejection("cell (\(row), \(column)) is outside the window")
            }
        }
        var known = try BitMatrix(rows: size, columns: size, at: value)
        var possible = try BitMatrix(rows: size, columns: size, at: value)
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() {
                let isKnown = try !chain.hasPath(to: row, from: column, without: zeros, avoiding: neurons, at: value)
                known[i, j] = isKnown
                possible[i, j] = !isKnown || matrix[row, column] != nil
            }
        }
        guard let matching = try possible.uniquePerfectMatching(at: value) else {
            throw value.rejection("the possible cells of the minor do not have exactly one perfect matching")
        }
        if let row = matching.indices.first(where: { !known[$0, matching[$0]] }) {
            throw value.rejection(
                "the forced cell in row \(row) of the minor is not determined by its \(chain.isFactorization ? "supports" : "neurons")"
            )
        }
    }
}

/// Hidden neurons: outputs of all layers but the last, none twice.
struct NeuronSet: Sendable {
    /// By layer.
    let members: [BitSet]
    let count: Int

    /// Reads [[layer, output], …]; or [output, …], if it is `isPlain` and there is one hidden place.
    init(_ value: JSONValue, outputs sizes: [Int], isPlain: Bool = false) throws(Rejection) {
        try value.spend(sizes.reduce(0) { $0 + 200 + Budget.word * BitSet.words(for: $1) })
        var members = sizes.map { BitSet(bound: $0) }
        var count = 0
        for element in try value.elements() {
            let pair = try isPlain ? [] : element.tuple(2, "[layer, output]")
            let layer = try isPlain ? 0 : pair[0].index(below: sizes.count, "layer with hidden outputs")
            let neuron =
                try isPlain
                ? element.index(below: sizes[layer], "support") : pair[1].index(below: sizes[layer], "output")
            guard !members[layer].contains(neuron) else {
                throw element.rejection("the \(isPlain ? "support" : "neuron") is listed twice")
            }
            members[layer].insert(neuron)
            count += 1
        }
        self.members = members
        self.count = count
    }
}
