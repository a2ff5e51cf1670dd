import OrderedJSON

/// A proof that the set of products W_N ⋯ W_1 of a network of any depth is closed: one step, with the proofs of what it
/// leaves inside. See CertificateFormat.md.
public indirect enum ChainProof: ClosedProof {
    case chainable(ChainableSequence.Step)
    case separated(SeparatedChain.Step<ChainProof>)
    case components(NetworkComponents.Step<ChainProof>)
    case fullBlock(FullBlock.Step<ChainProof>)
    case equalEnds(EqualEnds.Step<ChainProof>)
    case twoLayers(TwoLayers.Step)
    case normalForms(ChainNormalForms.Step<ChainProof>)
    case filledBlock(FilledBlock.Step<ChainProof>)
    case spareNeurons(SpareNeurons.Step<ChainProof>)

    public var content: any ProofStep {
        switch self {
        case .chainable(let step): step
        case .separated(let step): step
        case .components(let step): step
        case .fullBlock(let step): step
        case .equalEnds(let step): step
        case .twoLayers(let step): step
        case .normalForms(let step): step
        case .filledBlock(let step): step
        case .spareNeurons(let step): step
        }
    }

    /// A single layer.
    static let oneLayer = ChainProof.separated(SeparatedChain.Step(peels: [], rest: nil))

    public var steps: [any ProofStep] { [content] }
    public var json: JSONValue { content.json }
}
