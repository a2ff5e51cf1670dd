import OrderedJSON

/// A proof that P is closed: reductions of a masked state, and theorems that finish it. See CertificateFormat.md.
public struct Derivation: ClosedProof {
    public var list: [Step]

    public init(_ list: [Step]) {
        self.list = list
    }

    public enum Step: Sendable {
        case completeClasses(CompleteClasses.Step)
        case fewObservedCells(LineCovers.Step)
        case filledRectangle(FilledRectangles.Step)
        case equalLines(EqualLines.Step)
        case genericElimination(GenericElimination.Step)
        case product(Groups.Step<Derivation>)
        case nothingLeft(NothingLeft.Step)
        case crossing(Crossing.Step)
        case fewGaps(FewGaps.Step)
        case fullByZero(FullByZero.Step)
        case pinnedLines(PinnedLines.Step)
        case fullByHomes(FullByHomes.Step)
        case nested(Nested.Step)
        case reducedWindows(ReducedWindows.Step<Derivation>)
        case normalForms(NormalForms.Step<Derivation>)

        public var content: any ProofStep {
            switch self {
            case .completeClasses(let step): step
            case .fewObservedCells(let step): step
            case .filledRectangle(let step): step
            case .equalLines(let step): step
            case .genericElimination(let step): step
            case .product(let step): step
            case .nothingLeft(let step): step
            case .crossing(let step): step
            case .fewGaps(let step): step
            case .fullByZero(let step): step
            case .pinnedLines(let step): step
            case .fullByHomes(let step): step
            case .nested(let step): step
            case .reducedWindows(let step): step
            case .normalForms(let step): step
            }
        }
    }

    public var steps: [any ProofStep] { list.map(\.content) }
    public var json: JSONValue { .array(steps.map(\.json)) }
}
