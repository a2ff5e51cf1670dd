import CheckerInput

/// SC506, two layers. The product W_2 W_1 is X Yᵀ with X = W_2 on I = the second mask and Y = W_1ᵀ on J = the transpose
/// of the first: the rules for P(I, J) apply.
enum RuleSC506 {
    static func check(_ proof: JSONValue, _ layers: [BitMatrix], _ goal: ProofGoal) throws(Rejection) {
        let fields = try proof.fields("rule", "proof")
        try proof.require(layers.count == 2, "the rule is about two layers, and there are \(layers.count)")
        if let first = layers[0].lists, let second = layers[1].lists, let step = try onlyCrossing(fields[1], goal) {
            try ListedCrossing.check(step, first: first, second: second, inputs: layers[0].columns)
            return
        }
        try ClosedProof.check(fields[1], of: try State(first: layers[0], second: layers[1]), goal: goal)
    }

    /// The step of a proof that is one of SC302 and nothing else: of masks that are listed it is checked by lists, and the
    /// state is not written out.
    private static func onlyCrossing(_ proof: JSONValue, _ goal: ProofGoal) throws(Rejection) -> JSONValue? {
        guard goal == .closed, proof.isArray else { return nil }
        var steps = try proof.elements()
        guard let step = steps.next(), steps.next() == nil else { return nil }
        guard let rule = try step.member("rule"), try rule.string() == "SC302" else { return nil }
        return step
    }
}
