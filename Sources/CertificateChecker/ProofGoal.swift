/// What is to be shown of a state.
enum ProofGoal {
    case closed
    /// Every value on the observed cells is reached.
    case everything

    /// Rules whose steps carry this back to the state before them, and ends that show it.
    private static let filling: Set<String> = [
        "SC201", "SC202", "SC204", "SC205", "SC206", "SC301", "SC306", "SC307", "SC309", "SC310",
    ]

    /// Whether a proof of the goal may use a rule.
    func allows(_ rule: String) -> Bool { self == .closed || ProofGoal.filling.contains(rule) }
}
