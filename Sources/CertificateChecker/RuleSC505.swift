import CheckerInput

/// SC505, equal ends. Equal rows of the last mask may be mixed orthogonally; in any product they span a space of
/// dimension at most their number of ones, so as many of them are enough. The same for columns of the first mask.
enum RuleSC505 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> NetworkGoal {
        let fields = try proof.fields("rule", "side", "delete", "proof")
        let end = try NetworkEnd(fields[1])
        let mask = try end.mask(of: layers, at: proof)
        let listed = try fields[2].increasingIndices(below: mask.rows, "line")
        try fields[2].require(!listed.isEmpty, "no line is deleted")
        let deleted = try BitSet(bound: mask.rows, listed, proof.budget)
        var numbers = SetNumbers()
        var kept: [Int: Int] = [:]
        for line in try proof.budget.each(mask.rows) where !deleted.contains(line) {
            kept[try numbers.number(of: try mask.row(line)), default: 0] += 1
        }
        for line in listed {
            let row = try mask.row(line)
            let (count, required) = (kept[try numbers.number(of: row)] ?? 0, try row.count)
            try fields[2].require(
                count >= required, "line \(line) has \(required) ones, and \(count) equal lines are kept")
        }
        return NetworkGoal(proof: fields[3], layers: try end.delete(deleted, from: layers))
    }
}
