import CheckerInput

/// SC506, two layers. The product W_2 W_1 is X Yᵀ with X = W_2 on I = the second mask and Y = W_1ᵀ on J = the transpose
/// of the first: the rules for P(I, J) apply.
enum RuleSC506 {
    static func check(_ proof: JSONValue, _ layers: [BitMatrix], _ goal: ProofGoal) throws(Rejection) {
        let fields = try proof.fields("rule", "proof")
        try proof.require(layers.count == 2, "the rule is about two layers, and there are \(layers.count)")
        try ClosedProof.check(fields[1], of: try State(first: layers[0], second: layers[1]), goal: goal)
    }
}
