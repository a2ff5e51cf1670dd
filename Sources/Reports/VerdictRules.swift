import SupportTheory

extension Closedness {
    /// The rules that the verdict rests on, in the order of their first use; empty if undecided.
    var rules: [Rule] {
        switch self {
        case .closed(let derivation): return derivation.rules
        case .notClosed(let proof): return [proof.rule]
        case .undecided: return []
        }
    }

    /// The one rule to name where there is room for one: the strongest theorem of a derivation, or the obstruction.
    var tellingRule: Rule? {
        let strongestFirst = [Nested.rule, Crossing.rule, GenericElimination.rule, LineCovers.rule, CompleteClasses.rule]
        return strongestFirst.first(where: rules.contains) ?? rules.first
    }
}
