/// What became of a network inside a decision.
enum ChainOutcome<Proof: ClosedProof> {
    case closed(Proof)
    case notClosed(NonClosedness)
    /// The networks that are left.
    case stuck([LayerChain])

    var proof: Proof? {
        if case .closed(let proof) = self { return proof }
        return nil
    }

    /// The outcome for a network of which the decided one is a part, or to which it leads.
    func lifted(
        _ closed: (Proof) -> Proof, _ notClosed: (NonClosedness) -> NonClosedness?,
        _ chain: LayerChain
    ) -> ChainOutcome<Proof> {
        switch self {
        case .closed(let proof): return .closed(closed(proof))
        case .notClosed(let proof): return notClosed(proof).map { .notClosed($0) } ?? .stuck([chain])
        case .stuck: return self
        }
    }
}

/// What a decision may still spend on the search in what the reductions leave, in a network and its windows together:
/// steps are counted, so that the same input gives the same answer.
struct ChainEffort {
    /// The bounds of the search, its steps in all parts of the network together.
    let limits: SearchLimits
    private(set) var endsLeft: Int
    var windowsLeft: Int

    init(_ limits: SearchLimits) {
        self.limits = limits.bounded(by: limits.networkSteps)
        endsLeft = limits.networkEnds
        windowsLeft = limits.networkWindows
    }

    /// Whether one more end may be decided by algebra.
    mutating func takeEnd() -> Bool {
        endsLeft -= 1
        return endsLeft >= 0
    }
}
