/// SC507, normal forms of a network. The set of products, and with it its closure, is kept by scaling lines, by adding
/// row i to row i' where row i of the last mask is
/// contained in row i', and the same for columns of the first mask. A tree of case distinctions as that of SC304 turns
/// every element of the closure into one
/// that is a product, or that is not in the closure, or that has a zero line: then it lies in what the network without
/// the line has.
enum RuleSC507 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> [NetworkGoal] {
        let fields = try proof.fields("rule", "deletions", "tree")
        guard layers.count >= 2 else { throw proof.rejection("the rule needs at least two layers") }
        let rowTypes = try NetworkEnd.output.mask(of: layers, at: proof)
        let columnTypes = try NetworkEnd.input.mask(of: layers, at: proof)
        var goals: [NetworkGoal] = []
        var deleted: Set<NormalFormLine> = []
        for element in try fields[1].elements() {
            let deletion = try element.fields("side", "line", "proof")
            let side = try Side(deletion[0])
            let count = side == .rows ? rowTypes.rows : columnTypes.rows
            let line = try deletion[1].index(below: count, "line")
            guard deleted.insert(NormalFormLine(side: side, index: line)).inserted else {
                throw element.rejection("the line is deleted twice")
            }
            try element.spend(20 * BitSet.words(for: count))
            let rest = try NetworkEnd(side).delete(BitSet(bound: count, [line]), from: layers, at: element)
            goals.append(NetworkGoal(proof: deletion[2], layers: rest))
        }
        let product = try BitMatrix.booleanProduct(of: layers, at: proof)
        let pattern = try ZeroPattern(product: product, rowTypes: rowTypes, columnTypes: columnTypes, at: proof)
        var tree = NormalFormTree(set: NetworkProducts(layers: layers), deleted: deleted, pattern: pattern)
        try tree.check(fields[2])
        return goals
    }
}

/// The products of a network as SC507 sees them.
struct NetworkProducts: NormalFormSet {
    /// Input side first; at least two.
    let layers: [BitMatrix]

    var factorsKey: String { "factors" }
    var cutKey: String { "neurons" }

    func checkEnd(_ node: JSONValue, _ pattern: ZeroPattern) throws(Rejection) {
        throw node.rejection("expected \"cell\", \"zeroLine\", or \"parameters\" and \"cases\"")
    }

    /// The product of the layers whose entries are listed.
    func product(_ factors: JSONValue, parameters count: Int) throws(Rejection) -> [ZeroPattern.Cell: Expansion] {
        var matrices: [SparseMatrix<Polynomial>] = []
        for (element, mask) in zip(
            try factors.tuple(layers.count, "an entry for each of the \(layers.count) layers"), layers)
        {
            matrices.append(
                try SparseMatrix(element, mask: mask) { entry throws(Rejection) in
                    try Polynomial(entry, parameters: count)
                })
        }
        var product: [ZeroPattern.Cell: Expansion] = [:]
        try SparseProduct.visit(matrices, as: Expansion.self, at: factors) { row, column, sum throws(Rejection) in
            try factors.spend(Budget.term)
            product[ZeroPattern.Cell(row: row, column: column)] = sum
        }
        return product
    }

    func checkLines(_ rows: [Int], _ columns: [Int], at fields: [JSONValue]) throws(Rejection) {}

    /// Every path between the lines goes through one of the listed neurons, and there are few of these: sorted by the
    /// first of them, the paths give one matrix of rank one for each.
    func checkRank(_ bound: RankBound, cut: JSONValue, at place: JSONValue) throws(Rejection) {
        let neurons = try NeuronSet(cut, outputs: layers.dropLast().map(\.rows))
        guard neurons.count < bound.size else {
            throw place.rejection(
                "beside the cut lines the rank may be \(neurons.count), and must be below \(bound.size)")
        }
        var reached = bound.columns
        for (index, layer) in layers.enumerated() {
            try place.spend(100 + layer.rows * (10 + 4 * reached.words.count))
            let outputs = BitSet(bound: layer.rows, (0..<layer.rows).lazy.filter { layer.row($0, intersects: reached) })
            reached = index < neurons.members.count ? outputs.subtracting(neurons.members[index]) : outputs
        }
        guard !reached.intersects(bound.rows) else {
            throw cut.rejection("a path between the lines avoids the neurons")
        }
    }
}
