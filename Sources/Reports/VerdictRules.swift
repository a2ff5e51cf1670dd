import Rules
import SupportTheory

extension Closedness {
    /// The rules that the verdict rests on, in the order of their first use; empty if undecided.
    var rules: [RuleCode] {
        switch self {
        case .closed(let derivation): return derivation.rules
        case .notClosed(let proof): return [proof.rule]
        case .undecided: return []
        }
    }

    /// The one rule to name where there is room for one: the obstruction, or the theorem of a derivation with the
    /// highest code; where no theorem but SC301 (nothing left) was needed, the reduction that says most.
    var tellingRule: RuleCode? {
        let theorems = rules.filter { $0.kind == .closes && $0 != NothingLeft.rule }
        let reductions = [GenericElimination.rule, LineCovers.rule, CompleteClasses.rule]
        return theorems.max() ?? reductions.first(where: rules.contains) ?? rules.first
    }
}
