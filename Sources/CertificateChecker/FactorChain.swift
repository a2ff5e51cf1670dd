/// The factors W_{M−1} ⋯ W_0, M ≥ 2, of the products that A is said not to be, on their masks; the product has the rows
/// of the last and the columns of W_0. Their
/// entries are the variables of a refutation. Of a factorization X Yᵀ, W_1 = X and W_0 = Yᵀ.
struct FactorChain: Sendable {
    /// The masks of W_1, …, W_{M−1}, outputs × inputs.
    private let later: [BitMatrix]
    /// For W_0, …, W_{M−2}: by column of the product, the outputs of the factor that a path reaches. The first is the
    /// transposed mask of W_0.
    private let reach: [BitMatrix]
    /// The number of the first variable of each factor.
    private let offsets: [Int]

    /// X Yᵀ on a pair of masks.
    init(_ masks: Masks) {
        later = [masks.left]
        reach = [masks.right]
        offsets = [0, masks.right.rows * masks.right.columns]
    }

    /// Two or more masks, W_0 first, that fit one another.
    init(_ factors: [BitMatrix], at place: JSONValue) throws(Rejection) {
        guard factors.count >= 2 else { throw place.rejection("expected at least two factors") }
        var reach = [try factors[0].transposed(at: place)]
        var offsets = [0]
        for (factor, next) in zip(factors, factors.dropFirst()) {
            offsets.append(offsets[offsets.count - 1] + factor.rows * factor.columns)
            if reach.count < factors.count - 1 {
                reach.append(try reach[reach.count - 1].booleanProduct(try next.transposed(at: place), at: place))
            }
        }
        later = Array(factors.dropFirst())
        self.reach = reach
        self.offsets = offsets
    }

    var count: Int { offsets.count }
    var rows: Int { later[later.count - 1].rows }
    var columns: Int { reach[0].rows }
    /// The number of outputs of each factor but the last.
    var hiddenSizes: [Int] { reach.map(\.columns) }
    /// Two factors have variables x_{i,k} and y_{j,k}, more have w.
    var isFactorization: Bool { count == 2 }

    private func contains(_ factor: Int, _ output: Int, _ input: Int) -> Bool {
        factor == 0 ? reach[0][input, output] : later[factor - 1][output, input]
    }

    /// The entry (output, input) of a factor.
    private func variable(_ factor: Int, _ output: Int, _ input: Int) -> Variable {
        let inputs = factor == 0 ? columns : later[factor - 1].columns
        return Variable(number: offsets[factor] + output * inputs + input)
    }

    /// Reads VARIABLE.
    func variable(_ value: JSONValue) throws(Rejection) -> Variable {
        let place: (factor: Int, output: Int, input: Int)
        if isFactorization {
            let triple = try value.tuple(3, "[\"x\" or \"y\", line, support]")
            let letter = try triple[0].string()
            guard letter == "x" || letter == "y" else { throw triple[0].rejection("expected \"x\" or \"y\"") }
            let line = try triple[1].index(below: letter == "x" ? rows : columns, "line")
            let support = try triple[2].index(below: reach[0].columns, "support")
            place = letter == "x" ? (1, line, support) : (0, support, line)
        } else {
            let parts = try value.tuple(4, "[\"w\", factor, output, input]")
            guard try parts[0].string() == "w" else { throw parts[0].rejection("expected \"w\"") }
            let factor = try parts[1].index(below: count, "factor")
            let outputs = factor == count - 1 ? rows : reach[factor].columns
            let inputs = factor == 0 ? columns : later[factor - 1].columns
            place = (factor, try parts[2].index(below: outputs, "output"), try parts[3].index(below: inputs, "input"))
        }
        guard contains(place.factor, place.output, place.input) else {
            throw value.rejection("the variable is outside the mask")
        }
        return variable(place.factor, place.output, place.input)
    }

    // MARK: Paths

    /// The variables along each path from a column of the product to a row, but for the paths on which some variable is
    /// in `zeros`.
    func paths(to row: Int, from column: Int, without zeros: Set<Variable>, at place: JSONValue) throws(Rejection)
        -> [[Variable]]
    {
        // From the row back, past units that the column reaches; level by level, because there may be more factors than
        // the stack of a thread can hold.
        var paths: [(unit: Int, variables: [Variable])] = [(row, [])]
        for factor in (1..<count).reversed() {
            var longer: [(unit: Int, variables: [Variable])] = []
            for path in paths {
                try place.spend(64 + 4 * BitSet.words(for: later[factor - 1].columns))
                for unit in later[factor - 1].row(path.unit).intersection(reach[factor - 1].row(column)) {
                    let variable = variable(factor, path.unit, unit)
                    guard !zeros.contains(variable) else { continue }
                    try place.spend(1_500 + 2 * Budget.word * path.variables.count)
                    longer.append((unit, path.variables + [variable]))
                }
            }
            paths = longer
        }
        var complete: [[Variable]] = []
        for path in paths {
            let last = variable(0, path.unit, column)
            if !zeros.contains(last) { complete.append(path.variables + [last]) }
        }
        return complete
    }

    /// Whether there is such a path that meets none of the neurons.
    func hasPath(
        to row: Int, from column: Int, without zeros: Set<Variable>, avoiding neurons: NeuronSet, at place: JSONValue
    ) throws(Rejection) -> Bool {
        var units = BitSet(bound: rows, [row])
        try place.spend(10 * units.words.count)
        for factor in (1..<count).reversed() {
            let mask = later[factor - 1]
            try place.spend(100 + 10 * BitSet.words(for: mask.columns))
            let allowed = reach[factor - 1].row(column).subtracting(neurons.members[factor - 1])
            var next = BitSet(bound: mask.columns)
            for unit in units {
                try place.spend(64 + 8 * next.words.count)
                for input in mask.row(unit).intersection(allowed).subtracting(next)
                where !zeros.contains(variable(factor, unit, input)) {
                    try place.spend(50)
                    next.insert(input)
                }
            }
            units = next
        }
        return units.contains { !zeros.contains(variable(0, $0, column)) }
    }
}
