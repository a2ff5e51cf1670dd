import Rules
import SupportMasks

/// What closedness says about training a network with these supports.
public struct TrainingVerdicts: Sendable, Hashable {
    public enum Verdict: String, Sendable, Hashable {
        case optimumAlwaysExists = "optimum-always-exists"
        case optimumMayNotExist = "optimum-may-not-exist"
        case undecided
    }

    public var linear: Verdict
    public var relu: Verdict
    /// The rule behind the ReLU verdict.
    public var rule: RuleCode

    public static let linearRule = RuleCode.SC121
    public static let linearNetworks = RuleCode.SC132
    public static let outputDimensionOne = RuleCode.SC122
    public static let separateOutputs = RuleCode.SC125
    public static let oneLayer = RuleCode.SC126
    public static let notClosed = RuleCode.SC123
    public static let necessaryOnly = RuleCode.SC124
    public static let withoutBiases = RuleCode.SC127
    public static let atMost = RuleCode.SC128
    public static let deepNetworks = RuleCode.SC131

    /// For a factorization, as the two-layer network with the weights Yᵀ, then X.
    public static func of(_ closedness: Closedness.Verdict, _ masks: FactorSupports, _ setting: TrainingSetting)
        -> TrainingVerdicts
    {
        if setting.mostWeights != nil { return bounded(hasOneOutput: masks.rowCount == 1) }
        let known: RuleCode?
        if masks.rowCount == 1 {
            known = outputDimensionOne
        } else {
            known = masks.left.hasAtMostOneEntryInColumns ? separateOutputs : nil
        }
        switch closedness {
        case .closed: return TrainingVerdicts(linear: .optimumAlwaysExists, relu: known)
        case .notClosed: return TrainingVerdicts(linear: .optimumMayNotExist, relu: known, hasBiases: setting.hasBiases)
        case .undecided: return TrainingVerdicts(linear: .undecided, relu: known)
        }
    }

    /// For a network whose number of layers is not two, or whose layers are not written out.
    ///
    /// - Parameter depth: the number of its layers.
    public static func of(_ closedness: Closedness.Verdict, depth: Int, _ setting: TrainingSetting) -> TrainingVerdicts
    {
        if setting.mostWeights != nil {
            return depth == 1
                ? TrainingVerdicts(linear: .optimumAlwaysExists, relu: oneLayer) : bounded(hasOneOutput: false)
        }
        switch closedness {
        case .closed: return TrainingVerdicts(linear: .optimumAlwaysExists, relu: depth == 1 ? oneLayer : nil)
        case .notClosed: return TrainingVerdicts(linear: .optimumMayNotExist, relu: nil, hasBiases: setting.hasBiases)
        case .undecided: return TrainingVerdicts(linear: .undecided, relu: .undecided, rule: deepNetworks)
        }
    }

    public init(linear: Verdict, relu: Verdict, rule: RuleCode) {
        self.linear = linear
        self.relu = relu
        self.rule = rule
    }

    /// `relu` is the rule by which a ReLU optimum always exists, if there is one.
    private init(linear: Verdict, relu: RuleCode?, hasBiases: Bool = true) {
        if let relu {
            self.init(linear: linear, relu: .optimumAlwaysExists, rule: relu)
        } else if linear == .optimumMayNotExist {
            self.init(
                linear: linear, relu: hasBiases ? .optimumMayNotExist : .undecided,
                rule: hasBiases ? Self.notClosed : Self.withoutBiases)
        } else {
            self.init(linear: linear, relu: .undecided, rule: Self.necessaryOnly)
        }
    }

    /// With one output every set of products is all vectors on its cells, for every support; so the union over supports
    /// is closed too.
    private static func bounded(hasOneOutput: Bool) -> TrainingVerdicts {
        hasOneOutput
            ? TrainingVerdicts(linear: .optimumAlwaysExists, relu: .optimumAlwaysExists, rule: outputDimensionOne)
            : TrainingVerdicts(linear: .undecided, relu: .undecided, rule: atMost)
    }
}

extension BitMatrix {
    fileprivate var hasAtMostOneEntryInColumns: Bool {
        var seen = BitSet(capacity: columnCount)
        for row in 0..<rowCount {
            let members = self.row(row)
            if !members.isDisjoint(with: seen) { return false }
            seen.formUnion(members)
        }
        return true
    }
}

/// How the network is trained whose supports are analysed.
public struct TrainingSetting: Sendable, Hashable {
    /// Whether every layer of the ReLU network has a bias.
    public var hasBiases: Bool
    /// If not nil, any weights may be different from zero, at most this many of them, in place of those on the masks.
    public var mostWeights: Int?

    public init(hasBiases: Bool = true, mostWeights: Int? = nil) {
        self.hasBiases = hasBiases
        self.mostWeights = mostWeights
    }
}
