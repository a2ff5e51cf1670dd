import Rules

extension ChainProof {
    /// The rule of the outermost step.
    public var rule: RuleCode {
        switch self {
        case .chainable: return ChainableSequence.rule
        case .separated: return SeparatedChain.rule
        case .components: return NetworkComponents.rule
        case .fullBlock: return FullBlock.rule
        case .equalEnds: return EqualEnds.rule
        case .twoLayers: return TwoLayers.rule
        case .normalForms: return ChainNormalForms.rule
        }
    }

    /// All rules in the order of their first use, those of two layers among them.
    public var rules: [RuleCode] {
        var seen: Set<RuleCode> = []
        var result: [RuleCode] = []
        func add(_ rules: [RuleCode]) {
            for rule in rules where seen.insert(rule).inserted { result.append(rule) }
        }
        func visit(_ proof: ChainProof) {
            add([proof.rule])
            switch proof {
            case .chainable: break
            case .separated(_, let rest): rest.map(visit)
            case .components(let parts): parts.forEach(visit)
            case .fullBlock(_, _, let rest), .equalEnds(_, _, let rest): visit(rest)
            case .twoLayers(let derivation): add(derivation.rules)
            case .normalForms(let proof): proof.deletions.forEach { visit($0.proof) }
            }
        }
        visit(self)
        return result
    }
}
