/// Whether ‖A − X Yᵀ‖² is known to have no spurious local minimum and no spurious local valley, for every A.
public enum Landscape: Sendable, Hashable {
    case benign(Rule)
    case notEstablished(Rule)

    public static let benignRule = Rule(
        code: "SC111",
        name: "benign landscape",
        statement:
            "If any two rank-one supports are disjoint or identical, ‖A − X Yᵀ‖² has no spurious local minimum and no spurious local valley, for any A.",
        hypotheses:
            "The rank-one supports are pairwise disjoint or identical. (The extension by absorption does not carry over to the landscape.)",
        proof: "See the source.",
        source: "L (arXiv 2112.00386)."
    )

    public static let notEstablishedRule = Rule(
        code: "SC112",
        name: "landscape not established",
        statement:
            "Some two rank-one supports overlap without being identical: the theorem on benign landscapes does not apply. Spurious valleys are possible, not proved.",
        hypotheses: "None.",
        proof: "Nothing is claimed.",
        source: "L (arXiv 2112.00386) shows supports with spurious local valleys."
    )

    public static func of(_ relation: Relation) -> Landscape {
        relation == .disjointOrIdentical ? .benign(benignRule) : .notEstablished(notEstablishedRule)
    }
}
