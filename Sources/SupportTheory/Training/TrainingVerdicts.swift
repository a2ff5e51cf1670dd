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
    public var rule: Rule

    public static let linearRule = Rule(
        code: "SC121",
        name: "linear training",
        statement: """
            For every data set whose inputs span the input space, min ‖W_2 W_1 X − Y‖ has an optimum, if and only if P is closed. If P is not closed, some such data set has no optimum, and the weights run to infinity.
            """,
        hypotheses:
            "Two linear layers with the given supports. Without the assumption on the inputs closedness does not suffice: with disjoint supports {1,2} × {1,2} and {2} × {3} and inputs x₃ = x₂ the reachable outputs are those of the 2 × 2 LU.",
        proof:
            "For X of full row rank A ↦ A X is injective and linear, so P X is closed exactly when P is; a distance to a set is attained for every target exactly when the set is closed. X = identity gives the converse.",
        source:
            "R: Le, Riccietti, Gribonval, Does a sparse ReLU network training problem always admit an optimum? (arXiv 2306.02666), for the factorization problem; the remark on inputs is own."
    )
    public static let linearNetworks = Rule(
        code: "SC132",
        name: "linear training, any depth",
        statement: """
            For every data set whose inputs span the input space, min ‖W_N ⋯ W_1 X − Y‖ has an optimum, if and only if the set of products W_N ⋯ W_1 is closed. If it is not closed, some such data set has no optimum, and the weights run to infinity.
            """,
        hypotheses: "Linear layers with the given supports; X has full row rank.",
        proof:
            "For X of full row rank A ↦ A X is injective and linear, so it maps closed sets to closed sets, and a distance to a closed set is attained. X = identity gives the converse.",
        source: "R (arXiv 2306.02666), for the factorization problem; the remark on inputs is own."
    )
    public static let outputDimensionOne = Rule(
        code: "SC122",
        name: "one output",
        statement:
            "A two-layer ReLU network with output dimension one has an optimum for every support and every finite data set; likewise if at most k weights may be different from zero.",
        hypotheses: "Two layers, one output; with or without biases.",
        proof: """
            On the data a hidden neuron contributes c σ(X w + b) with w on its support. (w, b) ↦ σ(X w + b) is piecewise linear with finitely many polyhedral cones as pieces, so these vectors, times any real c, form a finite union of polyhedral cones; so does a sum of such sets (and of the line of an output bias), and it is closed. With at most k weights it is a finite union over supports. A distance to a closed set is attained.
            """,
        source: "R (arXiv 2306.02666); the short proof is own."
    )
    public static let separateOutputs = Rule(
        code: "SC125",
        name: "separate outputs",
        statement:
            "A two-layer ReLU network in which every hidden neuron feeds at most one output has an optimum for every finite data set.",
        hypotheses: "Two layers; the columns of the second mask have at most one entry; with or without biases.",
        proof:
            "The reachable values on the data are the product, over the outputs, of the sets of SC122, one network for each output. A product of closed sets is closed.",
        source: "own; SC122."
    )
    public static let oneLayer = Rule(
        code: "SC126",
        name: "one layer",
        statement:
            "A network of one layer is an affine map with free entries on its mask: least squares, which has an optimum for every data set.",
        hypotheses: "One layer.",
        proof: "The reachable values on the data form a linear space, which is closed.",
        source: "—"
    )
    public static let notClosed = Rule(
        code: "SC123",
        name: "not closed, ReLU",
        statement:
            "If the set of products W_N ⋯ W_1 is not closed, some finite data set has no optimum for the ReLU network with these supports: training drives the weights to infinity.",
        hypotheses: "Two or more layers with biases; the set of products of the weights' supports is not closed.",
        proof: "See the source.",
        source: "R (arXiv 2306.02666)."
    )
    public static let necessaryOnly = Rule(
        code: "SC124",
        name: "closedness is necessary, not sufficient",
        statement:
            "Closedness is necessary for every ReLU training problem to have an optimum, but not sufficient: even without any constraint some problems of two layers have none.",
        hypotheses: "None.",
        proof: "Nothing is claimed for this instance.",
        source: "R (arXiv 2306.02666); Lim, Michałek, Qi (2019) for networks without constraints."
    )
    public static let withoutBiases = Rule(
        code: "SC127",
        name: "not closed, without biases",
        statement:
            "That a set of products that is not closed leads to ReLU training problems without an optimum is proved for networks with biases. Without them nothing is claimed.",
        hypotheses: "`--no-bias`; two or more layers.",
        proof:
            "With large biases a ReLU network is affine on the data, which is how the limit of products is approached; without biases this is not available.",
        source: "R (arXiv 2306.02666), for the case with biases."
    )
    public static let atMost = Rule(
        code: "SC128",
        name: "at most k weights",
        statement:
            "With a bound on the number of weights that are not zero, in place of fixed supports, an optimum is known to exist for two layers with one output (SC122). Otherwise nothing is claimed: the union over all supports may be closed although some of them are not.",
        hypotheses: "`--at-most`; more than one output, or another depth than two.",
        proof: "Nothing is claimed for this instance.",
        source: "R (arXiv 2306.02666)."
    )
    public static let deepNetworks = Rule(
        code: "SC131",
        name: "undecided network",
        statement:
            "Neither a proof that the set of products W_N ⋯ W_1 is closed nor a witness of the opposite was found.",
        hypotheses: "None of the rules SC501 to SC507 applies, and no limit of products was found (SC511).",
        proof: "Nothing is claimed.",
        source: "—"
    )

    /// For a factorization, as the two-layer network with the weights Yᵀ, then X.
    public static func of(_ closedness: Closedness.Verdict, _ masks: FactorSupports, _ setting: TrainingSetting)
        -> TrainingVerdicts
    {
        if setting.mostWeights != nil { return bounded(hasOneOutput: masks.rowCount == 1) }
        let known: Rule?
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

    public init(linear: Verdict, relu: Verdict, rule: Rule) {
        self.linear = linear
        self.relu = relu
        self.rule = rule
    }

    /// `relu` is the rule by which a ReLU optimum always exists, if there is one.
    private init(linear: Verdict, relu: Rule?, hasBiases: Bool = true) {
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
