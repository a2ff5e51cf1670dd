import CheckerInput

/// SC304, normal forms. The set Q of a state, and with it its closure, is kept by these invertible maps: scale a line;
/// add a multiple of row i to row i', where every class that meets row i meets row i' and no hidden entry of row i lands
/// in an observed cell; the same for columns. A tree of case distinctions turns any element of the closure, by such
/// maps, into one whose pattern of zeros an end of the tree describes. At each end that element is shown to be in Q (also by
/// what is near another one that is inside Q), or not to be in the closure, or to have a zero line: then it is in the closure of what is left without the line, which
/// is closed by a proof of its own.
enum RuleSC304 {
    static func finish(
        _ step: JSONValue, _ state: State, prove: (JSONValue, State) throws(Rejection) -> Void
    ) throws(Rejection) {
        let (fields, optional) = try step.fields(["rule", "deletions", "tree"], optional: ["bases"])
        var deleted: Set<Line> = []
        for element in try fields[1].elements() {
            let (line, proof) = try Line.deletion(
                element, from: &deleted, rows: state.rowCount, columns: state.columnCount)
            var rest = try state.copied()
            try rest.delete([line.index], side: line.side)
            try prove(proof, rest)
        }
        var tree = NormalFormTree(
            deleted: deleted, pattern: try ZeroPattern(state),
            layers: { () throws(Rejection) in
                try state.layers(at: step)
            })
        if let bases = optional[0] { try tree.readBases(bases) }
        try tree.check(fields[2])
    }
}

extension State {
    /// The state as a network of two layers, input side first: class c gives as many consecutive supports as its
    /// multiplicity says. Paid for before they are made.
    fileprivate func layers(at place: JSONValue) throws(Rejection) -> [BitMatrix] {
        let count = classes.reduce(0) { min($0 + $1.multiplicity, Limits.dimension + 1) }
        try place.require(count <= Limits.dimension, "too many supports for this rule")
        var first = try BitMatrix(rows: count, columns: columnCount, budget)
        var second = try BitMatrix(rows: count, columns: rowCount, budget)
        var support = 0
        for entry in classes {
            for _ in 0..<entry.multiplicity {
                try first.setRow(support, entry.columns)
                try second.setRow(support, entry.rows)
                support += 1
            }
        }
        return [first, try second.transposed()]
    }
}
