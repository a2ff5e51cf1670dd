/// Every rule, by its code.
public enum RuleBook {
    public static let rules: [Rule] = [
        Tractability.disjointOrIdentical, Tractability.afterAbsorption, Tractability.notEstablishedRule,
        Landscape.benignRule, Landscape.notEstablishedRule,
        TrainingVerdicts.linearRule, TrainingVerdicts.outputDimensionOne, TrainingVerdicts.notClosed, TrainingVerdicts.necessaryOnly,
        TrainingVerdicts.deepNetworks,
        CompleteClasses.rule, LineCovers.rule, EqualLines.rule, GenericElimination.rule, Groups.rule,
        NothingLeft.rule, Crossing.rule, Nested.rule, NormalForms.rule, ReducedWindows.rule,
        Heredity.rule, PrivateCells.rule, TwoSupports.rule, NestedSwap.rule, LimitOfSpans.rule,
        Determinant.rule,
    ]

    /// The rule with a code, case-insensitively.
    public static func rule(_ code: String) -> Rule? {
        rules.first { $0.code == code.uppercased() }
    }
}
