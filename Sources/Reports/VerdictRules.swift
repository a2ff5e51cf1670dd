import Rules
import SupportTheory

extension InstanceAnalysis {
    /// The one rule to name where there is room for one; nil if undecided. For a network of many layers the outermost.
    var tellingRule: RuleCode? { factorization == nil ? closedness.rules.first : closedness.tellingRule }
}

extension Closedness {
    /// The one rule to name where there is room for one: the obstruction, or the theorem of a derivation with the
    /// highest code; where no theorem but SC301 (nothing left) was needed, the reduction that says most.
    var tellingRule: RuleCode? {
        let theorems = rules.filter { $0.kind == .closes && $0 != NothingLeft.rule }
        let reductions = [GenericElimination.rule, LineCovers.rule, CompleteClasses.rule]
        return theorems.max() ?? reductions.first(where: rules.contains) ?? rules.first
    }
}
