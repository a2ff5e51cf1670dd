import Rules

extension Derivation.Step {
    /// The rule that the step applies.
    public var rule: RuleCode {
        switch self {
        case .completeClasses: return CompleteClasses.rule
        case .fewObservedCells: return LineCovers.rule
        case .equalLines: return EqualLines.rule
        case .genericElimination: return GenericElimination.rule
        case .product: return Groups.rule
        case .nothingLeft: return NothingLeft.rule
        case .crossing: return Crossing.rule
        case .nested: return Nested.rule
        case .reducedWindows: return ReducedWindows.rule
        case .normalForms: return NormalForms.rule
        }
    }
}

extension Derivation {
    /// The rules in the order of their first use.
    public var rules: [RuleCode] {
        var seen: Set<RuleCode> = []
        var result: [RuleCode] = []
        func visit(_ derivation: Derivation) {
            for step in derivation.steps {
                if seen.insert(step.rule).inserted { result.append(step.rule) }
                switch step {
                case .product(let parts): parts.forEach { visit($0.proof) }
                case .reducedWindows(let windows): windows.forEach { visit($0.proof) }
                case .normalForms(let proof): proof.deletions.forEach { visit($0.proof) }
                default: break
                }
            }
        }
        visit(self)
        return result
    }
}
