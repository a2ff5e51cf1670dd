import OrderedJSON

/// What is said of the values of a network: norms of its embedding, what rescaling changes, the balanced rescaling; for
/// readers and for scripts.
public struct ValuesReport: Sendable {
    public let norms: PathNorms
    public let trial: RescalingTrial
    public let balanced: BalancedNetwork
    /// The comparison with another network, and where that is from.
    public let comparison: NetworkComparison?
    private let network: ReLUNetwork
    private let biasNames: [String?]

    /// - Parameters:
    ///   - biasNames: where the biases of each layer are from; nil where there are none.
    ///   - comparison: with another network, if one is wanted.
    public init(_ network: ReLUNetwork, biasNames: [String?], comparison: NetworkComparison? = nil) {
        self.network = network
        self.biasNames = biasNames
        self.comparison = comparison
        norms = PathNorms(network)
        trial = RescalingTrial(network)
        balanced = BalancedNetwork(network)
    }

    /// A paragraph each.
    public var paragraphs: [String] {
        [biases, pathNorms, rescaling, balance] + (comparison?.paragraphs ?? [])
    }

    public var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("biases", .array(biasNames.map { $0.map { .string($0) } ?? nil })),
            .init(
                "pathNorm",
                ["l1": .real(norms.l1), "l1FromInputs": .real(norms.l1FromInputs), "l2": .real(norms.l2)]),
            .init(
                "rescaling",
                [
                    "trials": .integer(trial.trials), "functions": .real(trial.functionDifference),
                    "products": .real(trial.pathDifference), "pathNorm": .real(trial.normDifference),
                    "tolerance": .real(RescalingTrial.tolerance), "invariant": .bool(trial.isInvariant),
                ]),
            .init(
                "balanced",
                [
                    "converged": .bool(balanced.isConverged), "sweeps": .integer(balanced.sweeps),
                    "imbalance": .real(balanced.imbalance), "squaresBefore": .real(balanced.squaredNorms.before),
                    "squaresAfter": .real(balanced.squaredNorms.after),
                    "scales": .array(balanced.scales.factors.map { .array($0.map { .real($0) }) }),
                ]),
        ]
        if let comparison { members.append(.init("against", comparison.json)) }
        return .object(members)
    }

    private var biases: String {
        let names = biasNames.compactMap { $0 }
        if names.isEmpty {
            return
                "Values: weights alone; no biases were read (those of a layer fc1 are the vector fc1.bias; --no-bias says that there are none)."
        }
        let missing = zip(network.layers, biasNames).filter { $0.1 == nil }.map(\.0.name)
        let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
        return "Values: weights, and the biases \(shown)"
            + (missing.isEmpty
                ? "." : "; none for \(missing.prefix(8).joined(separator: ", "))\(missing.count > 8 ? ", …" : "").")
    }

    private var pathNorms: String {
        "L1 path norm \(rounded(norms.l1)): the sum of |product| over all paths. Of the paths from inputs it is \(rounded(norms.l1FromInputs)), "
            + "so |f(x) − f(x')|₁ ≤ \(rounded(norms.l1FromInputs)) |x − x'|_∞. L2 path norm \(rounded(norms.l2))."
    }

    private var rescaling: String {
        let largest = max(trial.functionDifference, trial.pathDifference, trial.normDifference)
        let verdict = trial.isInvariant ? "rounding, within" : "more than rounding, beyond"
        return
            "Rescaling tried \(trial.trials) times, hidden units scaled at random by 10⁻³ to 10³: outputs, products along paths and the path "
            + "norm change by at most \(rounded(largest)) of their size (\(verdict) \(rounded(RescalingTrial.tolerance)))."
    }

    private var balance: String {
        let (before, after) = balanced.squaredNorms
        guard balanced.isConverged else {
            return
                "Balanced rescaling: not reached in \(balanced.sweeps) sweeps; incoming and outgoing norms of a hidden unit still differ by a factor e^\(rounded(balanced.imbalance))."
        }
        return
            "Balanced rescaling, every hidden unit with incoming and outgoing values of the same norm: the sum of squares falls from "
            + "\(rounded(before)) to \(rounded(after)), the smallest of all rescalings (\(balanced.sweeps) \(balanced.sweeps == 1 ? "sweep" : "sweeps"))."
    }
}
