import SupportMasks

/// Everything the analysis says about one instance.
public struct InstanceAnalysis: Sendable {
    public var instance: MaskInstance
    /// Nil for a network whose number of layers is not two, and for one whose layers are too large to be written out.
    public var factorization: Factorization?
    /// What there is instead.
    public var network: NetworkAnalysis?
    /// How the network is trained.
    public var setting: TrainingSetting

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

    /// What closedness says about training; nil if there is nothing to be trained.
    public var training: TrainingVerdicts? {
        factorization?.training ?? network.map { .of($0.closedness, depth: $0.patterns.count, setting) }
    }

    /// The verdict on closedness.
    public var verdict: Verdict {
        if let factorization { return factorization.closedness.verdict }
        switch network?.closedness {
        case .closed: return .closed
        case .notClosed: return .notClosed
        case .undecided, nil: return .undecided
        }
    }

    /// Analyses an instance: classes, relation, tractability, landscape, closedness, training.
    public init(
        _ instance: MaskInstance, limits: SearchLimits = SearchLimits(), setting: TrainingSetting = TrainingSetting()
    ) {
        self.instance = instance
        self.setting = setting
        factorization = instance.factorSupports.map { masks in
            let supports = RankOneSupports(masks)
            let relation = supports.relation()
            let closedness = ClosednessDecision(limits: limits).decide(supports, relation: relation)
            return Factorization(
                supports: supports, relation: relation, tractability: .of(supports, relation: relation),
                landscape: .of(relation), closedness: closedness, training: .of(closedness, masks, setting))
        }
        if factorization == nil, case .network(let layers) = instance.masks {
            network = NetworkAnalysis(layers, limits: limits)
        }
    }
}
