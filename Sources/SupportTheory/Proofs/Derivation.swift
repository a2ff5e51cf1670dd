import SupportMasks

/// A proof that P is closed: reductions of a masked state, and theorems that finish it. See CertificateFormat.md.
public struct Derivation: Sendable {
    public var steps: [Step]

    public enum Step: Sendable {
        case completeClasses([Int])
        case fewObservedCells(cls: Int, cover: LineCover)
        case equalLines(side: Side, delete: [Int])
        case genericElimination(side: Side, GenericElimination.Elimination)
        case product([(classes: [Int], proof: Derivation)])
        case nothingLeft
        case crossing
        case nested
        case reducedWindows([Window])
        case normalForms(NormalFormProof)

        public var rule: Rule {
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

    /// The state on some of its rows and columns, with its own proof.
    public struct Window: Sendable {
        public var rows: [Int]
        public var columns: [Int]
        public var proof: Derivation
    }

    /// The rules in the order of their first use.
    public var rules: [Rule] {
        var seen: Set<String> = []
        var result: [Rule] = []
        func visit(_ derivation: Derivation) {
            for step in derivation.steps {
                if seen.insert(step.rule.code).inserted { result.append(step.rule) }
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
