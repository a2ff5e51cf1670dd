/// Every rule, by its code.
public enum RuleBook {
    public static let rules: [Rule] = [
        Tractability.disjointOrIdentical, Tractability.afterAbsorption, Tractability.notEstablishedRule,
        Landscape.benignRule, Landscape.notEstablishedRule,
        TrainingVerdicts.linearRule, TrainingVerdicts.outputDimensionOne, TrainingVerdicts.notClosed,
        TrainingVerdicts.necessaryOnly,
        TrainingVerdicts.separateOutputs, TrainingVerdicts.oneLayer, TrainingVerdicts.withoutBiases,
        TrainingVerdicts.atMost,
        TrainingVerdicts.deepNetworks, TrainingVerdicts.linearNetworks, NetworkSolving.rule,
        CompleteClasses.rule, LineCovers.rule, EqualLines.rule, GenericElimination.rule, Groups.rule,
        NothingLeft.rule, Crossing.rule, Nested.rule, NormalForms.rule, ReducedWindows.rule,
        Heredity.rule, PrivateCells.rule, TwoSupports.rule, NestedSwap.rule, LimitOfSpans.rule,
        Determinant.rule,
        ChainableSequence.rule, SeparatedChain.rule, NetworkComponents.rule, FullBlock.rule, EqualEnds.rule,
        TwoLayers.rule, ChainNormalForms.rule,
        ChainCandidate.rule,
    ]

    /// The rule with a code, case-insensitively.
    public static func rule(_ code: String) -> Rule? {
        rules.first { $0.code == code.uppercased() }
    }
}
