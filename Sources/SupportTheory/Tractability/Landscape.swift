import Rules

/// Whether ‖A − X Yᵀ‖² is known to have no spurious local minimum and no spurious local valley, for every A.
public enum Landscape: Sendable, Hashable {
    case benign(RuleCode)
    case notEstablished(RuleCode)

    public static let benignRule = RuleCode.SC111

    public static let notEstablishedRule = RuleCode.SC112

    public static func of(_ relation: Relation) -> Landscape {
        relation == .disjointOrIdentical ? .benign(benignRule) : .notEstablished(notEstablishedRule)
    }
}
