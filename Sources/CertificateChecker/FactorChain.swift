import CheckerInput

/// The factors W_{M−1} ⋯ W_0, M ≥ 2, of the products that A is said not to be, on their masks; the product has the rows
/// of the last and the columns of W_0. Their entries are the variables of a refutation.
struct FactorChain: Sendable {
    /// The mask of W_0, outputs × inputs.
    private let first: BitMatrix
    /// The masks of W_1, …, W_{M−1}, outputs × inputs.
    private let later: [BitMatrix]
    /// For W_0, …, W_{M−2}: by column of the product, the outputs of the factor that a path reaches. The first is the
    /// transposed mask of W_0.
    private let reach: [BitMatrix]
    /// The number of the first variable of each factor.
    private let offsets: [Int]
    private let budget: Budget

    /// Two or more masks, W_0 first, that fit one another.
    init(_ factors: [BitMatrix], at place: JSONValue) throws(Rejection) {
        try place.require(factors.count >= 2, "expected at least two factors")
        budget = place.budget
        var reach = [try factors[0].transposed()]
        var offsets = [0]
        for (factor, next) in zip(factors, factors.dropFirst()) {
            offsets.append(offsets[offsets.count - 1] + factor.rows * factor.columns)
            if reach.count < factors.count - 1 {
                reach.append(try reach[reach.count - 1].product(try next.transposed()))
            }
        }
        first = factors[0]
        later = Array(factors.dropFirst())
        self.reach = reach
        self.offsets = offsets
    }

    var rows: Int { later[later.count - 1].rows }
    var columns: Int { reach[0].rows }
    /// The number of outputs of each factor but the last.
    var hiddenSizes: [Int] { reach.map(\.columns) }

    private func inputs(_ factor: Int) -> Int { factor == 0 ? columns : later[factor - 1].columns }

    /// The entry (output, input) of a factor.
    private func variable(_ factor: Int, _ output: Int, _ input: Int) -> Int {
        offsets[factor] + output * inputs(factor) + input
    }

    /// The entry of X, the second of two factors.
    func variable(row: Int, neuron: Int) -> Int { variable(1, row, neuron) }

    /// The entry of Yᵀ, the first of two factors.
    func variable(column: Int, neuron: Int) -> Int { variable(0, neuron, column) }

    /// Of two factors: the neurons that a row is joined to by a variable that is not in `zeros`.
    func neurons(inRow row: Int, without zeros: Set<Int>) throws(Rejection) -> BitSet {
        try neurons(of: later[0].row(row), without: zeros) { variable(row: row, neuron: $0) }
    }

    /// Of two factors: the neurons that a column is joined to by a variable that is not in `zeros`.
    func neurons(inColumn column: Int, without zeros: Set<Int>) throws(Rejection) -> BitSet {
        try neurons(of: reach[0].row(column), without: zeros) { variable(column: column, neuron: $0) }
    }

    private func neurons(of mask: BitSet, without zeros: Set<Int>, variable: (Int) -> Int) throws(Rejection) -> BitSet {
        var live = mask
        let members = try mask.members
        try budget.spend(50 * members.count)
        for neuron in members where zeros.contains(variable(neuron)) { live.remove(neuron) }
        return live
    }

    /// Reads VARIABLE, [factor, output, input].
    func variable(_ value: JSONValue) throws(Rejection) -> Int {
        let parts = try value.tuple(3, "a variable [layer, output, input]")
        let factor = try parts[0].index(below: offsets.count, "layer")
        let output = try parts[1].index(below: factor < later.count ? reach[factor].columns : rows, "output")
        let input = try parts[2].index(below: inputs(factor), "input")
        try value.require(
            factor == 0 ? reach[0][input, output] : later[factor - 1][output, input], "the variable is outside the mask"
        )
        return variable(factor, output, input)
    }

    /// Reads POLYNOMIAL in the variables.
    func polynomial(_ value: JSONValue) throws(Rejection) -> Polynomial {
        let polynomial = try Polynomial(value) { element throws(Rejection) in
            let pair = try element.tuple(2, "[\"coefficient\", monomial]")
            return (try pair[0].nonzeroNumber(), try monomial(pair[1]))
        }
        try value.require(!polynomial.isZero, "a polynomial has at least one term")
        return polynomial
    }

    /// Reads MONOMIAL.
    func monomial(_ value: JSONValue) throws(Rejection) -> Monomial {
        var powers = try value.list { element throws(Rejection) in
            let pair = try element.tuple(2, "[variable, exponent]")
            return Monomial.Power(
                variable: try variable(pair[0]),
                exponent: try pair[1].integer(in: 1...Limits.monomialExponent, "an exponent"))
        }
        powers.sort { $0.variable < $1.variable }
        for (a, b) in zip(powers, powers.dropFirst()) where a.variable == b.variable {
            throw value.rejection("a variable is listed twice in a monomial")
        }
        return Monomial(powers: powers)
    }

    // MARK: Paths

    /// The variables along each path from a column of the product to a row, but for the paths on which some variable is
    /// in `zeros`.
    func paths(to row: Int, from column: Int, without zeros: Set<Int>) throws(Rejection) -> [[Int]] {
        // From the row back, past units that the column reaches; level by level, because there may be more factors than
        // the stack of a thread can hold.
        var paths: [(unit: Int, variables: [Int])] = [(row, [])]
        for factor in (1...later.count).reversed() {
            let reached = try reach[factor - 1].row(column)
            var longer: [(unit: Int, variables: [Int])] = []
            for path in paths {
                for unit in try later[factor - 1].row(path.unit).intersection(reached).members {
                    let variable = variable(factor, path.unit, unit)
                    guard !zeros.contains(variable) else { continue }
                    try budget.spend(1_500 + 2 * Budget.word * path.variables.count)
                    longer.append((unit, path.variables + [variable]))
                }
            }
            paths = longer
        }
        return paths.compactMap { path in
            let last = variable(0, path.unit, column)
            return zeros.contains(last) ? nil : path.variables + [last]
        }
    }

    /// The columns among some from which such a path leads to the row that meets none of the neurons.
    ///
    /// - Parameter sources: of the columns of the product.
    func columns(
        among sources: BitSet, joinedTo row: Int, without zeros: Set<Int>, avoiding neurons: NeuronSet
    ) throws(Rejection) -> BitSet {
        var units = [row]
        for factor in (1...later.count).reversed() {
            units = try inputs(of: units, factor, without: zeros) { inputs throws(Rejection) in
                try inputs.subtracting(neurons.members[factor - 1])
            }.members
        }
        return try inputs(of: units, 0, without: zeros) { inputs throws(Rejection) in
            try inputs.intersection(sources)
        }
    }

    /// The inputs of a factor that a variable, not in `zeros`, joins to one of the outputs; those that are kept of them.
    /// A union of rows where no variable is zero, so that a row of a minor costs what the mask has in words.
    private func inputs(
        of outputs: [Int], _ factor: Int, without zeros: Set<Int>, kept: (BitSet) throws(Rejection) -> BitSet
    ) throws(Rejection) -> BitSet {
        let mask = factor == 0 ? first : later[factor - 1]
        if zeros.isEmpty { return try kept(try mask.union(of: outputs)) }
        var joined = try BitSet(bound: mask.columns, budget)
        for output in outputs {
            let new = try kept(try mask.row(output)).subtracting(joined).members
            try budget.spend(50 * new.count)
            for input in new where !zeros.contains(variable(factor, output, input)) { joined.insert(input) }
        }
        return joined
    }
}

/// Hidden neurons: outputs of all layers but the last, none twice.
struct NeuronSet: Sendable {
    /// By layer.
    private(set) var members: [BitSet] = []
    private(set) var count = 0

    /// Reads [[layer, output], …].
    init(_ value: JSONValue, outputs sizes: [Int]) throws(Rejection) {
        for size in sizes {
            try value.budget.spend(Budget.word * PackedMask.words(for: size))
            members.append(try BitSet(bound: size, value.budget))
        }
        for element in try value.elements() {
            let pair = try element.tuple(2, "[layer, output]")
            let layer = try pair[0].index(below: sizes.count, "layer with hidden outputs")
            let neuron = try pair[1].index(below: sizes[layer], "output")
            try element.require(!members[layer].contains(neuron), "the neuron is listed twice")
            members[layer].insert(neuron)
            count += 1
        }
    }
}
