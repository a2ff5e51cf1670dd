import SupportMasks

/// Everything the analysis says about one instance.
public struct InstanceAnalysis: Sendable {
    public var instance: MaskInstance
    /// Nil for a network whose number of layers is not two, and for one whose layers are too large to be written out.
    public var factorization: Factorization?
    /// What there is instead.
    public var network: NetworkAnalysis?

    public struct Factorization: Sendable {
        public var supports: RankOneSupports
        public var relation: Relation
        public var tractability: Tractability
        public var landscape: Landscape
        public var closedness: Closedness
        public var training: TrainingVerdicts
    }

    public enum Verdict: String, Sendable, Hashable {
        case closed
        case notClosed = "not-closed"
        case undecided
    }

    /// The verdict on closedness.
    public var verdict: Verdict {
        factorization?.closedness.verdict ?? (network?.proof == nil ? .undecided : .closed)
    }

    /// Analyses an instance: classes, relation, tractability, landscape, closedness, training.
    public init(_ instance: MaskInstance, limits: SearchLimits = SearchLimits()) {
        self.instance = instance
        factorization = instance.factorSupports.map { masks in
            let supports = RankOneSupports(masks)
            let relation = supports.relation()
            let closedness = ClosednessDecision(limits: limits).decide(supports, relation: relation)
            return Factorization(
                supports: supports, relation: relation, tractability: .of(supports, relation: relation),
                landscape: .of(relation), closedness: closedness, training: .of(closedness, outputs: masks.rowCount))
        }
        if factorization == nil, case .network(let layers) = instance.masks { network = NetworkAnalysis(layers, limits: limits) }
    }
}
