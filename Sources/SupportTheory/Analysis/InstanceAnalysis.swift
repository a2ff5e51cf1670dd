import SupportMasks

/// Everything the analysis says about one instance.
public struct InstanceAnalysis: Sendable {
    public var instance: MaskInstance
    /// Whether the set of products is closed, with the proof.
    public var closedness: Closedness
    /// What is known of two factors; nil for a network whose number of layers is not two, and for one whose layers are
    /// too large to be written out.
    public var factorization: Factorization?
    /// What there is instead.
    public var network: NetworkAnalysis?
    /// What is certain of an undecided set in general position; nil if the set is decided, or too large.
    public var generic: GenericDimension?
    /// How the network is trained.
    public var setting: TrainingSetting

    public struct Factorization: Sendable {
        public var supports: RankOneSupports
        public var relation: Relation
        public var tractability: Tractability
        public var landscape: Landscape
    }

    public typealias Verdict = Closedness.Verdict

    /// The verdict on closedness.
    public var verdict: Verdict { closedness.verdict }

    /// What closedness says about training.
    public var training: TrainingVerdicts {
        if let factorization { return .of(verdict, factorization.supports.masks, setting) }
        if !isExamined, case .factorization(let masks) = instance.masks { return .of(verdict, masks, setting) }
        return .of(verdict, depth: network?.patterns.count ?? instance.layers?.count ?? 0, setting)
    }

    /// Whether the masks were gone through; else nothing is known of them but what they are.
    public var isExamined: Bool { factorization != nil || network != nil }

    /// What cut the analysis short; nil if nothing did, or if the verdict does not hang on it.
    public var cut: Interruption.Cause? {
        guard case .undecided(let exhausted) = closedness else { return nil }
        return exhausted.cut
    }

    /// Analyses an instance: classes, relation, tractability, landscape, closedness, training.
    public init(
        _ instance: MaskInstance, limits: SearchLimits = SearchLimits(), setting: TrainingSetting = TrainingSetting()
    ) {
        self.instance = instance
        self.setting = setting
        if let masks = instance.factorSupports {
            let supports = RankOneSupports(masks)
            let relation = supports.relation()
            closedness = ClosednessDecision(limits: limits).decide(supports, relation: relation)
            factorization = Factorization(
                supports: supports, relation: relation, tractability: .of(supports, relation: relation),
                landscape: .of(relation))
        } else {
            let layers = instance.layers ?? []
            let network = NetworkAnalysis(layers)
            closedness = network.closedness(of: layers, limits: limits)
            self.network = network
        }
        guard case .undecided(var exhausted) = closedness else { return }
        generic = Self.generic(instance, limits)
        // What ends this elimination has cut the analysis, though the search for a verdict was through.
        guard generic == nil, exhausted.cut == nil, let cut = limits.interruption.noticed else { return }
        exhausted.cut = cut
        closedness = .undecided(exhausted)
    }

    /// An instance of which nothing is known, because a limit ended the run before its analysis was done: undecided.
    public init(
        unexamined instance: MaskInstance, cut: Interruption.Cause, limits: SearchLimits,
        setting: TrainingSetting = TrainingSetting()
    ) {
        self.instance = instance
        self.setting = setting
        var exhausted = Closedness.Exhausted(remaining: [], limits: limits)
        exhausted.cut = cut
        closedness = .undecided(exhausted)
    }

    /// The verdict on closedness alone, with its proof.
    package static func closedness(of instance: MaskInstance, limits: SearchLimits) -> Closedness {
        guard let masks = instance.factorSupports else {
            let layers = instance.layers ?? []
            return NetworkAnalysis(layers).closedness(of: layers, limits: limits)
        }
        return ClosednessDecision(limits: limits).decide(RankOneSupports(masks))
    }

    /// Of a network whose layers are not written out nothing is said.
    private static func generic(_ instance: MaskInstance, _ limits: SearchLimits) -> GenericDimension? {
        if let masks = instance.factorSupports {
            return GenericDimension([masks.right.transposed(), masks.left], limits: limits)
        }
        let layers = instance.layers ?? []
        let weights = layers.reduce(0) { $0 + $1.outputCount * $1.inputCount }
        guard weights <= limits.networkCells,
            !zip(layers, layers.dropFirst()).contains(where: { $0.outputCount != $1.inputCount })
        else { return nil }
        return GenericDimension(layers.map(\.mask), limits: limits)
    }
}
