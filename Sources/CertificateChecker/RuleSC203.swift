import CheckerInput

/// SC203, equal lines. Rows with the same classes and the same observed columns may be mixed by any orthogonal matrix,
/// and their block has rank at most min(Σ p, |O|). So if that many of them stay, the others can be rotated to zero; the
/// orthogonal group is compact, so limits carry over.
enum RuleSC203 {
    /// The numbers of a row's type and of its observed columns.
    private struct Kind: Hashable {
        let type: Int
        let observed: Int
    }

    static func apply(_ step: JSONValue, to state: inout State) throws(Rejection) {
        let fields = try step.fields("rule", "side", "delete")
        let side = try Side(fields[1])
        let view = try state.seen(from: side)
        let deleted = try fields[2].increasingIndices(below: view.rowCount, "line")
        try fields[2].require(!deleted.isEmpty, "no line to delete")
        let isDeleted = try BitSet(bound: view.rowCount, deleted, state.budget)
        var lines = try LineTypes(view)
        var (types, reaches) = (SetNumbers(), SetNumbers())
        var kept: [Kind: Int] = [:]
        for row in try view.liveRows().members where !isDeleted.contains(row) {
            let kind = Kind(
                type: try types.number(of: try lines.type(row)),
                observed: try reaches.number(of: try lines.observed(row)))
            kept[kind, default: 0] += 1
        }
        for row in deleted {
            let type = try lines.type(row)
            try fields[2].require(try !type.isEmpty, "line \(row) meets no class")
            let observed = try lines.observed(row)
            let kind = Kind(type: try types.number(of: type), observed: try reaches.number(of: observed))
            let (needed, found) = (min(try lines.multiplicity(of: type), try observed.count), kept[kind] ?? 0)
            try fields[2].require(
                found >= needed, "line \(row) has \(found) equal lines that stay, and needs \(needed)")
        }
        try state.delete(deleted, side: side)
    }
}
