import Rules

/// `SC301`: every cell is free.
public enum NothingLeft {
    public static let rule = RuleCode.SC301

    /// Nothing has to be said: the checker looks at the state.
    public struct Step: ProofStep {
        public static var rule: RuleCode { NothingLeft.rule }
    }
}
