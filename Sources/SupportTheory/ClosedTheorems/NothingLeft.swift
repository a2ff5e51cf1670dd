/// `SC301`: every cell is free.
public enum NothingLeft {
    public static let rule = Rule(
        code: "SC301",
        name: "nothing left",
        statement:
            "When no class is left, every cell that is observed is zero, and P is closed. If no row was deleted on the way, P is every matrix on its cells.",
        hypotheses: "The list of classes is empty.",
        proof: "The set of the state is the single point 0.",
        source: "immediate."
    )

    /// Nothing has to be said: the checker looks at the state.
    public struct Step: ProofStep {
        public static var rule: Rule { NothingLeft.rule }
    }
}
