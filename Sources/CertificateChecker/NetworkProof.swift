import CheckerInput

/// Checks a proof that the set of products of a network of any depth is closed.
enum NetworkProof {
    /// - Returns: the rule that was verified, the outermost one of the proof.
    static func check(_ proof: JSONValue, of instance: Instance) throws(Rejection) -> String {
        let rule = try rule(of: proof)
        let code = try rule.string()
        switch instance.layers {
        case .patterns:
            try rule.require(code == "SC501", "the network is given by patterns, and only SC501 is for these")
            try RuleSC501.check(proof, instance.layers)
        case .masks(let layers):
            // A list of its own, because a proof may be too deep for the stack of a thread.
            var goals = [NetworkGoal(proof: proof, layers: layers)]
            while let goal = goals.popLast() {
                try proof.budget.spend(1_000 + 200 * goal.layers.count)
                for var next in try reduce(goal).reversed() {
                    if goal.goal == .everything { next.goal = .everything }
                    goals.append(next)
                }
            }
        }
        return code
    }

    private static func rule(of proof: JSONValue) throws(Rejection) -> JSONValue {
        try proof.require(!proof.isArray, "expected an object; SC506 has a list of steps")
        guard let rule = try proof.member("rule") else { throw proof.rejection("the key \"rule\" is missing") }
        return rule
    }

    /// Rules that carry *everything* back to the network before them, and ends that show it.
    private static let filling: Set<String> = ["SC502", "SC503", "SC504", "SC506", "SC508", "SC509"]

    /// Applies the rule of a goal: if all goals that it leaves are reached, so is this one.
    private static func reduce(_ goal: NetworkGoal) throws(Rejection) -> [NetworkGoal] {
        let (proof, layers) = (goal.proof, goal.layers)
        let rule = try rule(of: proof)
        let code = try rule.string()
        if goal.goal == .everything {
            // A single layer is everything on its mask; peeled layers are known to be closed only.
            try rule.require(
                filling.contains(code) && (code != "SC502" || layers.count == 1), "not a rule that shows everything")
        }
        switch code {
        case "SC501": try RuleSC501.check(proof, .masks(layers))
        case "SC502": return try RuleSC502.reduce(proof, layers)
        case "SC503": return try RuleSC503.reduce(proof, layers)
        case "SC504": return [try RuleSC504.reduce(proof, layers)]
        case "SC505": return [try RuleSC505.reduce(proof, layers)]
        case "SC506": try RuleSC506.check(proof, layers, goal.goal)
        case "SC507": return try RuleSC507.reduce(proof, layers)
        case "SC508": return [try RuleSC508.reduce(proof, layers)]
        case "SC509": return [try RuleSC509.reduce(proof, layers)]
        default: throw rule.rejection("there is no such rule for networks")
        }
        return []
    }
}
