import SupportMasks

/// A proof that the set of products W_N ⋯ W_1 of a network of any depth is closed. See CertificateFormat.md.
///
/// What is inside a step is about the masks that the step leaves, numbered anew.
public indirect enum ChainProof: Sendable {
    /// SC501: the patterns of the layers, input side first, and the redundant pairs that are merged before the rest is chainable.
    case chainable(patterns: [KroneckerPattern], merges: [Int])
    /// SC502: the ends from which the layers are taken away, one after the other, until one is left, or until the rest has a proof of its own.
    case separated(peels: [End], rest: ChainProof?)
    /// SC503: a proof for each component.
    case components([ChainProof])
    /// SC504: neighbouring layers become one.
    case fullBlock(layers: Range<Int>, [FullBlock.Link], ChainProof)
    /// SC505: superfluous outputs or inputs are deleted.
    case equalEnds(End, delete: [Int], ChainProof)
    /// SC506: two layers.
    case twoLayers(Derivation)
    /// SC507: the branching elimination, with factors or a bound on ranks at every end.
    case normalForms(ChainNormalFormProof)

    /// An end of a network.
    public enum End: String, Sendable, Hashable {
        case output, input
    }

    /// The rule of the outermost step.
    public var rule: Rule {
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
    public var rules: [Rule] {
        var seen: Set<String> = []
        var result: [Rule] = []
        func add(_ rules: [Rule]) {
            for rule in rules where seen.insert(rule.code).inserted { result.append(rule) }
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

/// The data of the rule of normal forms for networks (`SC507`).
public struct ChainNormalFormProof: Sendable {
    /// Outputs (rows) and inputs (columns) whose deletion leaves a closed set.
    public var deletions: [(side: Side, line: Int, proof: ChainProof)]
    public var tree: Node

    public indirect enum Node: Sendable {
        /// The cell is zero, or it is not and clears the listed cells one after the other.
        case branch(Cell, zero: Node, cleared: [Cell], nonzero: Node)
        /// Every cell of the line is zero; its deletion is listed.
        case zeroLine(Side, Int)
        /// Ones on a forest, parameters at the other cells that are not zero, and case distinctions on them.
        case cases(parameters: [Cell], ParametricCase)
    }
}

/// `SC506`: a network of two layers is a factorization.
public enum TwoLayers {
    public static let rule = Rule(
        code: "SC506",
        name: "two layers",
        statement: "The products of two layers are P(I, J) with I the mask of the second and J the transpose of the mask of the first.",
        hypotheses: "Two layers, or two that are left by other rules.",
        proof: "By definition: W_2 W_1 = X Yᵀ with X = W_2 and Y = W_1ᵀ.",
        source: "—"
    )
}
