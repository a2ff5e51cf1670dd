/// SC203, equal lines. Rows with the same classes and the same observed columns may be mixed by any orthogonal matrix,
/// and their
/// block has rank at most min(Σ p, |O|). So if that many of them stay, the others can be rotated to zero; the
/// orthogonal group is compact, so limits
/// carry over.
enum RuleSC203 {
    private struct Kind: Hashable {
        let type: BitSet
        let observed: BitSet
    }

    static func apply(_ step: JSONValue, to state: inout State) throws(Rejection) {
        let fields = try step.fields("rule", "side", "delete")
        let side = try Side(fields[1])
        let view = state.seen(from: side)
        let deleted = try fields[2].increasingIndices(below: view.rowCount, "line")
        guard !deleted.isEmpty else { throw fields[2].rejection("no line to delete") }
        let isDeleted = BitSet(bound: view.rowCount, deleted)
        var lines = try LineTypes(view, at: step)

        var kept: [Kind: Int] = [:]
        for row in 0..<view.rowCount where !isDeleted.contains(row) {
            let type = lines.type(row)
            guard !type.isEmpty else { continue }
            let observed = try lines.observed(row, at: step)
            try step.spend(Budget.word * (type.words.count + observed.words.count))
            kept[Kind(type: type, observed: observed), default: 0] += 1
        }
        for row in deleted {
            let type = lines.type(row)
            guard !type.isEmpty else { throw fields[2].rejection("line \(row) meets no class") }
            let observed = try lines.observed(row, at: step)
            let needed = min(lines.multiplicity(of: type), observed.count)
            let found = kept[Kind(type: type, observed: observed)] ?? 0
            guard found >= needed else {
                throw fields[2].rejection("line \(row) has \(found) equal lines that stay, and needs \(needed)")
            }
        }
        try state.delete(deleted, side: side, at: step)
    }
}
