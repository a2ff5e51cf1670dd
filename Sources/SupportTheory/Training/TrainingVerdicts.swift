/// What closedness says about training a two-layer network with these supports.
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
        hypotheses: "Two linear layers with the given supports. Without the assumption on the inputs closedness does not suffice: with disjoint supports {1,2} × {1,2} and {2} × {3} and inputs x₃ = x₂ the reachable outputs are those of the 2 × 2 LU.",
        proof: "For X of full row rank A ↦ A X is injective and linear, so P X is closed exactly when P is; a distance to a set is attained for every target exactly when the set is closed. X = identity gives the converse.",
        source: "R: Le, Riccietti, Gribonval, Does a sparse ReLU network training problem always admit an optimum? (arXiv 2306.02666), for the factorization problem; the remark on inputs is own."
    )
    public static let outputDimensionOne = Rule(
        code: "SC122",
        name: "one output",
        statement: "A two-layer ReLU network with output dimension one has an optimum for every support and every finite data set.",
        hypotheses: "Two layers, one output.",
        proof: "See the source.",
        source: "R (arXiv 2306.02666)."
    )
    public static let notClosed = Rule(
        code: "SC123",
        name: "not closed, ReLU",
        statement: "If P is not closed, some finite data set has no optimum for the two-layer ReLU network: training drives the weights to infinity.",
        hypotheses: "Two layers; P(I, J) is not closed.",
        proof: "See the source.",
        source: "R (arXiv 2306.02666)."
    )
    public static let necessaryOnly = Rule(
        code: "SC124",
        name: "closedness is necessary, not sufficient",
        statement: "Closedness of P is necessary for every two-layer ReLU training problem to have an optimum, but not sufficient: even without any constraint some problems have none.",
        hypotheses: "None.",
        proof: "Nothing is claimed for this instance.",
        source: "R (arXiv 2306.02666); Lim, Michałek, Qi (2019) for networks without constraints."
    )
    public static let deepNetworks = Rule(
        code: "SC131",
        name: "networks of other depths",
        statement: "Closedness is decided for networks of two layers. Of networks of another depth only those that SC501 or SC502 proves closed get a verdict.",
        hypotheses: "The number of layers is not two, and neither SC501 nor SC502 applies.",
        proof: "Nothing is claimed.",
        source: "—"
    )

    /// `outputs` is the number of rows of the product.
    public static func of(_ closedness: Closedness, outputs: Int) -> TrainingVerdicts {
        let linear: Verdict
        switch closedness {
        case .closed: linear = .optimumAlwaysExists
        case .notClosed: linear = .optimumMayNotExist
        case .undecided: linear = .undecided
        }
        if outputs == 1 { return TrainingVerdicts(linear: linear, relu: .optimumAlwaysExists, rule: outputDimensionOne) }
        if case .notClosed = closedness { return TrainingVerdicts(linear: linear, relu: .optimumMayNotExist, rule: notClosed) }
        return TrainingVerdicts(linear: linear, relu: .undecided, rule: necessaryOnly)
    }
}
