/// Checks a proof, an object, that the set of products W_N ⋯ W_1 of a network of any depth is closed.
enum NetworkProof {
    /// - Returns: the rule that was verified.
    static func check(_ proof: JSONValue, of network: Network, budget: inout Budget) throws(Rejection) -> String {
        guard let rule = try proof.member("rule") else { throw proof.rejection("the key \"rule\" is missing") }
        let code = try rule.string()
        switch code {
        case "SC501": try RuleSC501.check(proof, network, budget: &budget)
        case "SC502":
            guard case .masks(let layers) = network.layers else { throw rule.rejection("the rule needs masks, and the network is given by patterns") }
            try RuleSC502.check(proof, layers, budget: &budget)
        default: throw rule.rejection("there is no such rule for networks")
        }
        return code
    }
}
