import Rules
import SupportMasks
import SupportTheory

/// What closedness says about training, a sentence for each kind of network.
enum TrainingText {
    static func passages(for analysis: InstanceAnalysis) -> [Passage] {
        let verdicts = analysis.training
        let isPair = analysis.factorization != nil || (!analysis.isExamined && analysis.instance.isPair)
        let head: [Passage] = isPair ? [.paragraph("of the two-layer network with the weights Yᵀ, then X:")] : []
        let linearRule = isPair ? TrainingVerdicts.linearRule : TrainingVerdicts.linearNetworks
        return head + setting(analysis.setting)
            + passages(for: verdicts, linearRule: linearRule, isOnMasks: analysis.setting.mostWeights == nil)
    }

    private static func passages(for verdicts: TrainingVerdicts, linearRule: RuleCode, isOnMasks: Bool) -> [Passage] {
        [
            .paragraph(
                "linear: \(linear(verdicts.linear, isOnMasks: isOnMasks))\(isOnMasks ? " (\(linearRule.rawValue))" : "")",
                hanging: 2),
            .paragraph("ReLU: \(relu(verdicts.relu)). \(verdicts.rule.title): \(verdicts.rule.statement)", hanging: 2),
        ]
    }

    /// What is assumed other than the standard.
    private static func setting(_ setting: TrainingSetting) -> [Passage] {
        let bound = setting.mostWeights.map {
            "with at most \(counted($0, "weight")) different from zero, in place of the masks"
        }
        let parts = [setting.hasBiases ? nil : "without biases", bound].compactMap { $0 }
        return parts.isEmpty ? [] : [.paragraph("\(parts.joined(separator: ", ")):")]
    }

    private static func linear(_ verdict: TrainingVerdicts.Verdict, isOnMasks: Bool) -> String {
        switch verdict {
        case .optimumAlwaysExists: return "for data whose inputs span the input space, an optimum always exists"
        case .optimumMayNotExist:
            return
                "some data set whose inputs span the input space has no optimum, and its training drives the weights to infinity"
        case .undecided:
            return isOnMasks
                ? "undecided, as closedness is (for data whose inputs span the input space the two are equivalent)"
                : "undecided"
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

extension MaskInstance {
    /// Whether it is given as two factors.
    fileprivate var isPair: Bool {
        guard case .factorization = masks else { return false }
        return true
    }
}
