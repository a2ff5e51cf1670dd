/// SC304, normal forms. The set Q of a state, and with it its closure, is kept by these invertible maps: scale a line;
/// add a multiple of row i to row i', where every
/// class that meets row i meets row i' and no hidden entry of row i lands in an observed cell; the same for columns. A
/// tree of case distinctions turns
/// any element of the closure, by such maps, into one whose pattern of zeros an end of the tree describes. At each end
/// that element is shown to be in Q, or
/// not to be in the closure, or to have a zero line: then it is in the closure of what is left without the line, which
/// is closed by a proof of its own.
enum RuleSC304 {
    static func finish(_ step: JSONValue, _ state: State, depth: Int) throws(Rejection) {
        let fields = try step.fields("rule", "deletions", "tree")
        var deleted: Set<NormalFormLine> = []
        for element in try fields[1].elements() {
            let deletion = try element.fields("side", "line", "proof")
            let side = try Side(deletion[0])
            let line = try deletion[1].index(below: side == .rows ? state.rowCount : state.columnCount, "line")
            guard deleted.insert(NormalFormLine(side: side, index: line)).inserted else {
                throw element.rejection("the line is deleted twice")
            }
            // A copy shares the rows of T until it changes them.
            try element.spend(4 * (state.rowCount + state.columnCount) + 100 * state.classes.count)
            var rest = state
            try rest.delete([line], side: side, at: element)
            try ClosedProof.check(deletion[2], of: rest, depth: depth + 1)
        }
        var tree = NormalFormTree(set: state, deleted: deleted, pattern: try ZeroPattern(state, at: step))
        try tree.check(fields[2])
    }
}
