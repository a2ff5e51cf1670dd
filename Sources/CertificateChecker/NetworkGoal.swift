import CheckerInput

/// A list of masks, input side first, and the proof that the set of their products W_N ⋯ W_1 is closed, or that it is
/// everything on the boolean product. A size may be zero, once lines are deleted.
struct NetworkGoal: Sendable {
    let proof: JSONValue
    let layers: [BitMatrix]
    var goal = ProofGoal.closed
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
        return try self == .output ? last : first.transposed()
    }

    /// The network without some lines of the product.
    func delete(_ lines: BitSet, from layers: [BitMatrix]) throws(Rejection) -> [BitMatrix] {
        try lines.budget.spend(50 * layers.count)
        var rest = layers
        let index = self == .output ? rest.count - 1 : 0
        rest[index] = try self == .output ? rest[index].deleting(rows: lines) : rest[index].deleting(columns: lines)
        return rest
    }
}
