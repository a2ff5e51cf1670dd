import Rules

/// What is required of the factors besides their supports, so that the set of products is closed whatever the masks
/// are.
public enum FactorConstraint: String, CaseIterable, Hashable, Sendable {
    /// No entry of either factor is negative.
    case nonnegative
    /// The scores have orthonormal columns, or the entries of both factors lie within bounds.
    case bounded

    /// The theorem.
    public var rule: RuleCode {
        switch self {
        case .nonnegative: .SC171
        case .bounded: .SC172
        }
    }
}
