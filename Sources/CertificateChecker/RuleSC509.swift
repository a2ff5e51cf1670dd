import CheckerInput

/// SC509, spare neurons. The products of a network without some neurons are products of the network: these have weight
/// zero. If they are all matrices on the same boolean product, so are those of the network, which have no entry outside.
enum RuleSC509 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> NetworkGoal {
        let fields = try proof.fields("rule", "leave", "proof")
        var rest = layers
        var level = 0
        for list in try fields[1].elements() {
            try list.require(level < layers.count - 1, "more lists than inner levels")
            let left = try list.increasingIndices(below: layers[level].rows, "neuron")
            if !left.isEmpty {
                let neurons = try BitSet(bound: layers[level].rows, left, proof.budget)
                rest[level] = try rest[level].deleting(rows: neurons)
                rest[level + 1] = try rest[level + 1].deleting(columns: neurons)
            }
            level += 1
        }
        try fields[1].require(level == layers.count - 1, "\(layers.count - 1) inner levels have a list each")
        let (before, after) = (try BitMatrix.product(of: layers, at: proof), try BitMatrix.product(of: rest, at: proof))
        for row in try proof.budget.each(before.rows) {
            try fields[1].require(
                try before.row(row) == after.row(row), "without these neurons output \(row) reaches other inputs")
        }
        return NetworkGoal(proof: fields[2], layers: rest, goal: .everything)
    }
}
