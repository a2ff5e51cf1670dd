import CheckerInput

/// SC507, normal forms of a network. The set of products, and with it its closure, is kept by scaling lines, by adding
/// row i to row i' where row i of the last mask is contained in row i', and the same for columns of the first mask. A
/// tree of case distinctions as that of SC304 turns every element of the closure into one that is a product, or that is
/// not in the closure, or that has a zero line: then it lies in what the network without the line has.
enum RuleSC507 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> [NetworkGoal] {
        let fields = try proof.fields("rule", "deletions", "tree")
        try proof.require(layers.count >= 2, "the rule needs at least two layers")
        let rowTypes = try NetworkEnd.output.mask(of: layers, at: proof)
        let columnTypes = try NetworkEnd.input.mask(of: layers, at: proof)
        var goals: [NetworkGoal] = []
        var deleted: Set<Line> = []
        for element in try fields[1].elements() {
            let (line, rest) = try Line.deletion(
                element, from: &deleted, rows: rowTypes.rows, columns: columnTypes.rows)
            let lines = try BitSet(
                bound: line.side == .rows ? rowTypes.rows : columnTypes.rows, [line.index], proof.budget)
            goals.append(
                NetworkGoal(proof: rest, layers: try NetworkEnd(line.side).delete(lines, from: layers)))
        }
        let product = try BitMatrix.product(of: layers, at: proof)
        let pattern = try ZeroPattern(product: product, rowTypes: rowTypes, columnTypes: columnTypes)
        var tree = NormalFormTree(deleted: deleted, pattern: pattern) { layers }
        try tree.check(fields[2])
        return goals
    }
}
