import ExactArithmetic
import Rules
import SupportTheory

/// What an analysis found on closedness, of two layers or of more: the one place that pictures, pages and SARIF take it
/// from.
struct Finding {
    /// A matrix that is a limit of products and no product, with the window outside of which it is zero.
    struct Witness {
        var rows: [Int]
        var columns: [Int]
        /// The entries that are not zero.
        var limit: [Cell: Rational]
    }

    let verdict: InstanceAnalysis.Verdict
    /// The one rule to name; nil if undecided.
    let rule: RuleCode?
    /// All rules that the report names.
    let rules: [RuleCode]
    let witness: Witness?
    /// What cut the analysis of an undecided instance short.
    let cut: Interruption.Cause?

    /// The verdict in words, and whether a limit left it open.
    var words: String { verdict.words + (cut.map { " (\($0.words))" } ?? "") }

    init(_ analysis: InstanceAnalysis) {
        verdict = analysis.verdict
        cut = analysis.cut
        rule = analysis.tellingRule
        let proved = analysis.closedness.rules
        let generic = analysis.generic == nil ? [] : [GenericDimension.rule]
        if !analysis.isExamined {
            rules = [analysis.training.rule]
        } else if let facts = analysis.factorization {
            rules =
                proved + generic + [
                    facts.tractability.rule, facts.landscape.rule, TrainingVerdicts.linearRule, analysis.training.rule,
                ]
        } else {
            let named =
                (proved.isEmpty ? [TrainingVerdicts.deepNetworks] : proved) + generic
                + [TrainingVerdicts.linearNetworks, analysis.training.rule]
            rules = named.enumerated().filter { !named[..<$0.offset].contains($0.element) }.map(\.element)
        }
        if case .notClosed(let proof) = analysis.closedness {
            witness = Witness(rows: proof.rows, columns: proof.columns, limit: proof.limit)
        } else {
            witness = nil
        }
    }
}

extension Finding {
    /// What is reported of an item as it was asked for: closed, where requirements on the factors make it so.
    init(asAsked item: ReportItem) {
        let onMasks = Finding(item.analysis)
        guard let constraint = item.closingConstraint else {
            self = onMasks
            return
        }
        (verdict, rule, rules) = (.closed, constraint.rule, [constraint.rule] + onMasks.rules)
        (witness, cut) = (nil, nil)
    }
}

extension Tractability {
    fileprivate var rule: RuleCode {
        switch self {
        case .tractable(let rule, _), .notEstablished(let rule, _): return rule
        }
    }
}

extension Landscape {
    fileprivate var rule: RuleCode {
        switch self {
        case .benign(let rule), .notEstablished(let rule): return rule
        }
    }
}

extension InstanceAnalysis.Verdict {
    /// A sign beside the words, so that colour is never the only one.
    var sign: String {
        switch self {
        case .closed: return "✓"
        case .notClosed: return "✗"
        case .undecided: return "?"
        }
    }
}

extension Interruption.Cause {
    /// What ended a run, for a place where there is little room.
    var words: String {
        switch self {
        case .timeLimit: return "cut by the time limit"
        case .memoryLimit: return "cut by the memory limit"
        case .interrupt: return "interrupted"
        }
    }
}
