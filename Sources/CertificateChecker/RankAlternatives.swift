import CheckerInput

/// The node `rank` of a refutation, for two factors X, Y: what the ranks of both say in a window R × C.
///
/// Q are the neurons with a live path in R × C, q their number; at a solution A = X Yᵀ on R × C with the columns Q alone.
/// The pivots show that A has rank ≥ p there, p their number. By Sylvester rank X + rank Y ≤ rank A + q, and both ranks
/// are at least rank A. So there is no solution for p > q; for p = q both ranks are rank A, and for p = q − 1 one of them
/// is. A factor X of rank rank A has the left kernel of A: uᵀX = 0 for every u with uᵀA = 0 on R × C; likewise Y. Where
/// such an equation has a single term that is not known to be zero, that term is zero too.
struct RankAlternatives {
    /// What is zero in each alternative, of which every solution meets one, besides what was zero before.
    private(set) var zeros: [[Int]] = []

    /// Reads rows, columns, pivots, left and right.
    init(_ value: JSONValue, on path: RefutationPath) throws(Rejection) {
        let fields = try value.fields("rows", "columns", "pivots", "left", "right")
        let chain = path.chain
        try value.require(chain.hiddenSizes.count == 1, "ranks are compared for two factors only")
        let rows = try fields[0].distinctIndices(below: chain.rows, "row")
        let columns = try fields[1].distinctIndices(below: chain.columns, "column")
        guard let row = rows.first, let column = columns.first else {
            throw value.rejection("expected at least one row and one column")
        }
        for other in rows { try value.require(path.contains(other, column), "row \(other) is outside the window") }
        for other in columns { try value.require(path.contains(row, other), "column \(other) is outside the window") }

        var left = try LiveEntries(lines: rows, in: value) { line throws(Rejection) in
            try chain.neurons(inRow: line, without: path.zeros)
        }
        var right = try LiveEntries(lines: columns, in: value) { line throws(Rejection) in
            try chain.neurons(inColumn: line, without: path.zeros)
        }
        let neurons = try left.union.intersection(right.union)
        let entries = try WindowMatrix(path.matrix, rows: rows, columns: columns, value.budget)
        let rank = try entries.rank(atLeast: fields[2])
        let count = try neurons.count
        try fields[2].require(rank + 1 >= count, "\(count) neurons reach the window: too many for \(rank) pivots")

        let kernels = (
            try fields[3].list { vector throws(Rejection) in try entries.kernelVector(vector, .rows) },
            try fields[4].list { vector throws(Rejection) in try entries.kernelVector(vector, .columns) }
        )
        var (leftZeros, rightZeros): ([Int], [Int]) = ([], [])
        for vector in kernels.0 {
            for (line, neuron) in try left.forcedZeros(by: vector, among: neurons) {
                leftZeros.append(chain.variable(row: line, neuron: neuron))
            }
        }
        for vector in kernels.1 {
            for (line, neuron) in try right.forcedZeros(by: vector, among: neurons) {
                rightZeros.append(chain.variable(column: line, neuron: neuron))
            }
        }
        if rank == count { zeros = [leftZeros + rightZeros] }
        if rank + 1 == count { zeros = [leftZeros, rightZeros] }
    }
}

/// The neurons at which a factor may be non-zero, in each of some lines.
private struct LiveEntries {
    private var neurons: [Int: BitSet] = [:]
    private(set) var union: BitSet

    init(lines: [Int], in value: JSONValue, neuronsIn: (Int) throws(Rejection) -> BitSet) throws(Rejection) {
        var sets: [Int: BitSet] = [:]
        var union: BitSet?
        for line in lines {
            try value.budget.spend(4 * Budget.word)
            let set = try neuronsIn(line)
            sets[line] = set
            if union == nil { union = set } else { try union?.formUnion(set) }
        }
        guard let union else { throw value.rejection("expected a line") }
        (neurons, self.union) = (sets, union)
    }

    /// The entries that are zero because a combination of lines, with the non-zero coefficients of a kernel vector, has
    /// at some neuron a single term; they are no longer live.
    mutating func forcedZeros(by vector: [Int], among allowed: BitSet) throws(Rejection) -> [(line: Int, neuron: Int)] {
        var once = try allowed.subtracting(allowed)
        var twice = once
        for line in vector {
            guard let set = neurons[line] else { continue }
            try twice.formUnion(try once.intersection(set))
            try once.formUnion(set)
        }
        let single = try once.subtracting(twice).intersection(allowed)
        var forced: [(line: Int, neuron: Int)] = []
        for line in vector {
            guard let set = neurons[line] else { continue }
            let here = try set.intersection(single)
            for neuron in try here.members {
                try allowed.budget.spend(2 * Budget.word)
                forced.append((line, neuron))
            }
            neurons[line] = try set.subtracting(here)
        }
        return forced
    }
}
