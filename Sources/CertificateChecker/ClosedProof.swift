import CheckerInput

/// Checks the steps of a proof that a state is closed. Every step but the last replaces the state by one whose
/// closedness implies that of the old; the last one proves closedness itself.
enum ClosedProof {
    static func check(_ proof: JSONValue, of first: State, goal: ProofGoal = .closed, depth: Int = 0) throws(Rejection)
    {
        try proof.require(
            depth <= Limits.partsDepth, "parts and deletions are nested more than \(Limits.partsDepth) deep")
        // Rules that leave states to prove hand them to this.
        let prove = { (proof: JSONValue, state: State) throws(Rejection) in
            try check(proof, of: state, goal: goal, depth: depth + 1)
        }
        var state = first
        var isFinished = false
        for step in try proof.elements() {
            try step.require(!isFinished, "the step before this one finished the proof")
            try state.budget.spend(1_000)
            guard let rule = try step.member("rule") else { throw step.rejection("the key \"rule\" is missing") }
            let code = try rule.string()
            try rule.require(goal.allows(code), "not a rule that shows everything")
            switch code {
            case "SC201": try RuleSC201.apply(step, to: &state)
            case "SC202": try RuleSC202.apply(step, to: &state)
            case "SC203": try RuleSC203.apply(step, to: &state)
            case "SC204": try RuleSC204.apply(step, to: &state)
            case "SC205": try RuleSC205.finish(step, state, prove: prove)
            case "SC206": try RuleSC206.apply(step, to: &state)
            case "SC301": try RuleSC301.finish(step, state)
            case "SC302": try RuleSC302.finish(step, state)
            case "SC303": try RuleSC303.finish(step, state)
            case "SC304": try RuleSC304.finish(step, state, prove: prove)
            case "SC305": try RuleSC305.finish(step, state, prove: prove)
            case "SC306": try RuleSC306.finish(step, state, goal)
            case "SC307": try RuleSC307.finish(step, state)
            case "SC309": try RuleSC309.finish(step, state)
            case "SC310": try RuleSC310.finish(step, state)
            default: throw rule.rejection("there is no such rule")
            }
            isFinished = code == "SC205" || code.hasPrefix("SC3")
        }
        try proof.require(isFinished, "the proof ends before a step that finishes it")
    }
}
