import CheckerInput

/// SC512, boundary by dimension. Weights of one input run to infinity along a kernel vector of the second layer, and its
/// column of the product becomes free; if all these limits were products, a hypersurface of weights would have to have
/// more factorizations near it than the differential of the product allows anywhere but in codimension two.
enum RuleSC512 {
    static func check(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) {
        let fields = try proof.fields("rule", "end", "line", "neurons", "star", "homes", "groups")
        try fields[0].require(try fields[0].string() == "SC512", "expected \"SC512\"")
        let end = try NetworkEnd(fields[1])
        try proof.require(layers.count >= 2, "expected two layers or more")
        let size = layers[0].rows
        for layer in layers {
            try proof.require(layer.rows == size && layer.columns == size, "expected square layers of one size")
        }
        let seen =
            try end == .input ? layers : layers.reversed().map { layer throws(Rejection) in try layer.transposed() }
        let lines = try AlignedLayers(seen, homes: fields[5])
        let line = try fields[2].index(below: size, "line")
        let boundary = try Boundary(lines, line: line, neurons: fields[3], star: fields[4])
        let excess = try boundary.excess(at: fields[3])
        try boundary.requireNoDeficit(at: proof)
        let groups = try fields[6].integer(in: 2...16, "a number of groups")
        let losses = try boundary.losses()
        for group in 0..<groups {
            let deficit = try boundary.deficit(withoutGroup: group, of: groups)
            for (cut, loss) in losses.enumerated() where cut % groups == group {
                try proof.require(
                    loss + deficit < excess,
                    "line \(cut) may take \(loss) dimensions and the lines of its group lack \(deficit), but only \(excess - 1) may be missing"
                )
            }
        }
    }
}

/// Square layers whose neurons are numbered along lines: line u goes through neuron u of the first inner level and the
/// homes of it in the levels after. From the second layer on every mask has its diagonal.
struct AlignedLayers {
    let size: Int
    let budget: Budget
    /// By layer and line; the columns of the first layer are the inputs.
    let rows: [[BitSet]]
    /// The same without the diagonal, from the second layer on.
    let others: [[BitSet]]

    init(_ layers: [BitMatrix], homes: JSONValue) throws(Rejection) {
        let (size, budget) = (layers[0].rows, homes.budget)
        var (rows, others): ([[BitSet]], [[BitSet]]) = ([], [])
        var number = 0
        // The line of each neuron of the level before, and the neuron of each line.
        var lineOf = Array(try budget.each(size))
        rows.append(try lineOf.map { line throws(Rejection) in try layers[0].row(line) })
        others.append(rows[0])
        for element in try homes.elements() {
            number += 1
            try element.require(number < layers.count, "more lists than layers after the first")
            let home = try element.list { value throws(Rejection) in try value.index(below: size, "a neuron") }
            try element.require(home.count == size && Set(home).count == size, "expected every neuron once")
            try budget.spend(Budget.word * 4 * size)
            var (aligned, next) = (lineOf, lineOf)
            for (neuron, target) in home.enumerated() {
                try element.require(
                    layers[number][target, neuron], "neuron \(neuron) has no weight to its home \(target)")
                aligned[lineOf[neuron]] = target
                next[target] = lineOf[neuron]
            }
            var (whole, rest): ([BitSet], [BitSet]) = ([], [])
            for line in try budget.each(size) {
                let columns = try layers[number].row(aligned[line]).members
                let row = try BitSet(bound: size, columns.map { lineOf[$0] }, budget)
                var other = try row.copied()
                other.remove(line)
                whole.append(row)
                rest.append(other)
            }
            rows.append(whole)
            others.append(rest)
            lineOf = next
        }
        try homes.require(number == layers.count - 1, "expected a list for each layer after the first")
        (self.size, self.budget) = (size, budget)
        (self.rows, self.others) = (rows, others)
    }
}

/// The family of vectors whose independence is asked for at one line: neurons that stand for themselves, and vectors of
/// general position in what a few neurons span.
struct LineFamily {
    /// Neurons whose rows of the first layer are in the family.
    var leading: BitSet
    /// The neurons in whose span each other vector lies.
    var extras: [BitSet] = []
    /// Neurons that may not stand for a vector.
    var barred: BitSet
    /// Columns that are spanned already.
    var columns: BitSet

    /// How many vectors no neuron, or no column, is left for.
    func deficit(_ first: [BitSet], _ budget: Budget) throws(Rejection) -> Int {
        let size = first.count
        var free = try BitSet(bound: size, budget)
        for neuron in try budget.each(size) where !leading.contains(neuron) && !barred.contains(neuron) {
            free.insert(neuron)
        }
        let standing = try LargestMatching(
            extras.map { extra throws(Rejection) in try extra.intersection(free) }, bound: size, budget)
        let neurons = try leading.members + standing.bins.filter { $0 >= 0 }
        let reach = try neurons.map { neuron throws(Rejection) in try first[neuron].subtracting(columns) }
        return try standing.missing + LargestMatching(reach, bound: size, budget).missing
    }
}

/// The boundary that a certificate names.
struct Boundary {
    private let lines: AlignedLayers
    private let line: Int
    private let root: Int
    private let star: [Int]
    /// V
    private let neurons: [Int]
    private let isNeuron: BitSet
    private let isStar: BitSet
    private let isLine: BitSet

    private var size: Int { lines.size }
    private var budget: Budget { lines.budget }

    init(_ lines: AlignedLayers, line: Int, neurons value: JSONValue, star count: JSONValue) throws(Rejection) {
        let size = lines.size
        let neurons = try value.list { element throws(Rejection) in try element.index(below: size, "a neuron") }
        try value.require(Set(neurons).count == neurons.count, "a neuron is listed twice")
        try value.require(neurons.count >= 2, "expected two neurons or more")
        for neuron in neurons {
            try value.require(lines.rows[0][neuron].contains(line), "neuron \(neuron) has no weight of the input")
        }
        let stars = try count.integer(in: 1...neurons.count - 1, "a number of neurons")
        (self.lines, self.line, self.neurons) = (lines, line, neurons)
        root = neurons[0]
        star = Array(neurons[1...stars])
        isNeuron = try BitSet(bound: size, neurons, lines.budget)
        isStar = try BitSet(bound: size, star, lines.budget)
        isLine = try BitSet(bound: size, [line], lines.budget)
        try requireStar(at: count)
        var earlier = try BitSet(bound: size, neurons[...stars], lines.budget)
        for neuron in neurons[(stars + 1)...] {
            try value.require(
                try lines.others[1][neuron].intersects(earlier),
                "the row of neuron \(neuron)'s home has none of the neurons before it")
            earlier.insert(neuron)
        }
    }

    /// The homes of the star have the root beside them, and what the star and the root see of the inputs tells their
    /// weights apart.
    private func requireStar(at value: JSONValue) throws(Rejection) {
        var shared = try lines.rows[0][root].subtracting(isLine)
        let first = try shared.subtracting(lines.rows[0][star[0]])
        for neuron in star {
            try value.require(
                lines.rows[1][neuron].contains(root), "the home of neuron \(neuron) has no weight of the root")
            shared = try shared.intersection(lines.rows[0][neuron])
        }
        for neuron in star.dropFirst() {
            let apart = try first.subtracting(lines.rows[0][neuron])
            try value.require(
                try !apart.isEmpty, "the root sees nothing that neurons \(star[0]) and \(neuron) do not see")
        }
        try value.require(try shared.isEmpty, "the root and the star share an input besides the line")
    }

    /// g = |N(V)| − |V|, if the rest of the line's neurons is matched to rows outside of N(V), and the first layer is
    /// matched with the line in V.
    func excess(at value: JSONValue) throws(Rejection) -> Int {
        var met = 0
        var outside = try BitSet(bound: size, budget)
        for row in try budget.each(size) {
            if try lines.rows[1][row].intersects(isNeuron) { met += 1 } else { outside.insert(row) }
        }
        var rest: [BitSet] = []
        var inputs: [BitSet] = []
        var columns = Array(repeating: try BitSet(bound: size, budget), count: size)
        for row in try budget.each(size) {
            for column in try lines.rows[1][row].members {
                try budget.spend(2 * columns[column].words.count)
                columns[column].insert(row)
            }
        }
        for neuron in try budget.each(size) {
            let isOfLine = lines.rows[0][neuron].contains(line)
            if isOfLine, !isNeuron.contains(neuron) { rest.append(try columns[neuron].intersection(outside)) }
            let row = lines.rows[0][neuron]
            inputs.append(isOfLine && !isNeuron.contains(neuron) ? try row.subtracting(isLine) : row)
        }
        try value.require(
            try LargestMatching(rest, bound: size, budget).missing == 0,
            "the other neurons of the line are not matched to rows that these do not reach")
        try value.require(
            try LargestMatching(inputs, bound: size, budget).missing == 0,
            "the first layer has no matching in which the line has one of these neurons")
        return met - neurons.count
    }

    /// For each line the most dimensions that are lost where it is cut at a layer: what is below, and what others have
    /// from above.
    func losses() throws(Rejection) -> [Int] {
        let depth = lines.rows.count
        var below: [[Int]] = []
        var above: [[Int]] = []
        for layer in 0..<depth {
            var heights = try budget.zeros(size)
            var counts = try budget.zeros(size)
            for row in try budget.each(size) {
                let others = try layer == 0 ? lines.rows[0][row].subtracting(isLine) : lines.others[layer][row]
                counts[row] = try others.count
                if layer > 0 { for column in try others.members { heights[column] += 1 } }
            }
            below.append(counts)
            above.append(heights)
        }
        return try budget.each(size).map { line in
            (0..<depth).map { cut in
                (0..<cut).reduce(0) { $0 + below[$1][line] }
                    + (cut + 1..<max(depth, cut + 1)).reduce(0) { $0 + above[$1][line] }
            }.max() ?? 0
        }
    }

    /// The vectors that all lines together lack near the point where every layer after the first is the identity, if no
    /// line of a group stands for another one's vector.
    func deficit(withoutGroup group: Int, of groups: Int) throws(Rejection) -> Int {
        let left = try BitSet(bound: size, try budget.each(size).filter { $0 % groups == group }, budget)
        var deficit = 0
        for row in try budget.each(size) {
            var family = LineFamily(
                leading: try BitSet(bound: size, budget), barred: try left.copied(),
                columns: try lines.rows[0][row].united(with: isLine))
            family.barred.insert(row)
            var last = try budget.zeros(size)
            for layer in 1..<lines.rows.count {
                for neuron in try lines.others[layer][row].members {
                    if last[neuron] > 0 { family.extras.append(lines.others[last[neuron]][neuron]) }
                    last[neuron] = layer
                    family.leading.insert(neuron)
                }
            }
            deficit += try family.deficit(lines.rows[0], budget)
        }
        return deficit
    }

    /// At the boundary no line lacks a vector.
    func requireNoDeficit(at value: JSONValue) throws(Rejection) {
        for row in try budget.each(size) {
            let deficit = try family(ofRow: row).deficit(lines.rows[0], budget)
            try value.require(deficit == 0, "line \(row) lacks \(deficit) of its vectors at the boundary")
        }
    }

    /// The family of a line at the boundary, where the row of the root's home has no large weight, and those of the star's
    /// homes have two.
    private func family(ofRow row: Int) throws(Rejection) -> LineFamily {
        var family = LineFamily(
            leading: try lines.rows[1][row].copied(), barred: try BitSet(bound: size, budget),
            columns: try isLine.copied())
        if row != root {
            family.leading.remove(row)
            family.barred.insert(row)
            family.columns = try family.columns.united(with: lines.rows[0][row])
        }
        if isStar.contains(row) {
            family.leading.remove(root)
            family.barred.insert(root)
            family.columns = try family.columns.united(with: lines.rows[0][root])
        }
        let second = try family.leading.copied()
        // The root counts as spanned where its own row is in the family, or its columns are.
        var hasRoot = second.contains(root) || isStar.contains(row)
        var last = try budget.zeros(size)
        for layer in 2..<max(2, lines.rows.count) {
            for neuron in try lines.others[layer][row].members {
                if last[neuron] > 0 {
                    family.extras.append(try spread(neuron, last[neuron]))
                } else if neuron == root {
                    family.extras.append(try spread(neuron, 1))
                } else if !second.contains(neuron) {
                    family.leading.insert(neuron)
                } else if isStar.contains(neuron), !hasRoot {
                    hasRoot = true
                    family.leading.insert(root)
                } else {
                    family.extras.append(try spread(neuron, 1))
                }
                last[neuron] = layer
            }
        }
        return family
    }

    /// The neurons in whose span a line's small weights at a layer lie; at the second layer those that no condition of the
    /// kernel holds.
    private func spread(_ neuron: Int, _ layer: Int) throws(Rejection) -> BitSet {
        var result =
            try layer == 1 ? lines.others[1][neuron].subtracting(isNeuron) : lines.others[layer][neuron].copied()
        result.remove(root)
        return result
    }
}
