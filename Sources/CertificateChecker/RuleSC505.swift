/// SC505, equal ends. Equal rows of the last mask may be mixed orthogonally; in any product they span a space of
/// dimension at most their number of ones, so as many of them
/// are enough. The same for columns of the first mask.
enum RuleSC505 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> NetworkGoal {
        let fields = try proof.fields("rule", "side", "delete", "proof")
        let end = try NetworkEnd(fields[1])
        let mask = try end.mask(of: layers, at: proof)
        let listed = try fields[2].increasingIndices(below: mask.rows, "line")
        guard !listed.isEmpty else { throw fields[2].rejection("no line is deleted") }
        let deleted = BitSet(bound: mask.rows, listed)
        try proof.spend(Budget.word * mask.rows * (2 + BitSet.words(for: mask.columns)))
        var kept: [BitSet: Int] = [:]
        for line in 0..<mask.rows where !deleted.contains(line) { kept[mask.row(line), default: 0] += 1 }
        for line in listed {
            let (count, required) = (kept[mask.row(line)] ?? 0, mask.row(line).count)
            guard count >= required else {
                throw fields[2].rejection("line \(line) has \(required) ones, and \(count) equal lines are kept")
            }
        }
        return NetworkGoal(proof: fields[3], layers: try end.delete(deleted, from: layers, at: proof))
    }
}

/// Where the rows of the product are, or its columns.
enum NetworkEnd: String, Sendable {
    case output, input

    init(_ value: JSONValue) throws(Rejection) {
        guard let end = NetworkEnd(rawValue: try value.string()) else {
            throw value.rejection("expected \"output\" or \"input\"")
        }
        self = end
    }

    init(_ side: Side) { self = side == .rows ? .output : .input }

    /// The mask at this end, by lines of the product.
    func mask(of layers: [BitMatrix], at place: JSONValue) throws(Rejection) -> BitMatrix {
        guard let first = layers.first, let last = layers.last else { throw place.rejection("there is no layer") }
        guard self == .input else { return last }
        return try first.transposed(at: place)
    }

    /// The network without some lines of the product.
    func delete(_ lines: BitSet, from layers: [BitMatrix], at place: JSONValue) throws(Rejection) -> [BitMatrix] {
        var rest = layers
        switch self {
        case .output:
            guard let last = rest.popLast() else { throw place.rejection("there is no layer") }
            rest.append(try last.deleting(rows: lines, at: place))
        case .input:
            guard let first = rest.first else { throw place.rejection("there is no layer") }
            rest[0] = try first.deleting(columns: lines, at: place)
        }
        try place.spend(50 * rest.count)
        return rest
    }
}
