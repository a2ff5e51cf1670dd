import SupportTheory

/// What closedness says about training, a sentence for each kind of network.
enum TrainingText {
    static func passages(for verdicts: TrainingVerdicts) -> [Passage] {
        [.paragraph("of the two-layer network with the weights Yᵀ, then X:")] + passages(for: verdicts, linearRule: TrainingVerdicts.linearRule)
    }

    static func passages(for verdicts: TrainingVerdicts, linearRule: Rule) -> [Passage] {
        [
            .paragraph("linear: \(linear(verdicts.linear)) (\(linearRule.code))", hanging: 2),
            .paragraph("ReLU: \(relu(verdicts.relu)). \(verdicts.rule.title): \(verdicts.rule.statement)", hanging: 2),
        ]
    }

    private static func linear(_ verdict: TrainingVerdicts.Verdict) -> String {
        switch verdict {
        case .optimumAlwaysExists: return "for data whose inputs span the input space, an optimum always exists"
        case .optimumMayNotExist:
            return "some data set whose inputs span the input space has no optimum, and its training drives the weights to infinity"
        case .undecided: return "undecided, as closedness is (for data whose inputs span the input space the two are equivalent)"
        }
    }

    private static func relu(_ verdict: TrainingVerdicts.Verdict) -> String {
        switch verdict {
        case .optimumAlwaysExists: return "an optimum always exists"
        case .optimumMayNotExist: return "some data set has no optimum"
        case .undecided: return "undecided"
        }
    }
}
