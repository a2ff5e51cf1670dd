import SupportTheory

/// The products of weights along the paths of the network: of how many dimensions they are, and what follows.
enum EmbeddingText {
    static func section(_ report: EmbeddingReport?) -> [ReportSection] {
        guard let report else { return [] }
        return [ReportSection(title: "Path embedding", passages: passages(report))]
    }

    private static func passages(_ report: EmbeddingReport) -> [Passage] {
        guard let dimension = report.dimension else {
            return [.paragraph("The layers do not fit one another: there are no paths.")]
        }
        return [.paragraph(network(dimension))] + deadUnits(dimension) + [.paragraph(rank(dimension), hanging: 2)]
            + [.paragraph(functions(dimension), hanging: 2), .paragraph(samples(dimension), hanging: 2)]
            + (report.weights?.paragraphs ?? []).map { .paragraph($0, hanging: 2) }
    }

    private static func network(_ dimension: PathDimension) -> String {
        let units = dimension.levels.reduce(0) { $0 + $1.unitCount }
        let head = "of the ReLU network \(dimension.hasBiases ? "with a bias in every layer" : "without biases")"
        if units == 0 { return "\(head): it has no hidden units" }
        let hidden = counted(units, "hidden unit")
        return dimension.isAdmissible
            ? "\(head): admissible, each of its \(hidden) is on a path from an input to an output"
            : "\(head): not admissible, not all of its \(hidden) are on paths from inputs to outputs"
    }

    private static func deadUnits(_ dimension: PathDimension) -> [Passage] {
        let lines = dimension.levels.flatMap { level in
            [
                ("no path leads to", level.unreached), ("no path to an output leads from", level.unused),
                ("biases alone reach, so that they compute constants,", level.constant),
            ].filter { !$0.1.isEmpty }.map {
                "behind \(level.layer): \($0.0) \(named("unit", $0.1)) of \(level.unitCount)"
            }
        }
        let outputs = dimension.constantOutputs
        let constant =
            outputs.isEmpty
            ? [] : ["no path from an input leads to \(named("output", outputs)) of \(dimension.outputCount)"]
        return (lines + constant).map { .paragraph($0, hanging: 2) }
    }

    private static func rank(_ dimension: PathDimension) -> String {
        let left = dimension.weightsOnNoPath
        let rest =
            left == 0
            ? ""
            : " (\(counted(left, "weight is", plural: "weights are")) on no path and \(left == 1 ? "does" : "do") not count)"
        return "\(PathDimension.rule.title): wherever no parameter is zero, the differential of the products along the "
            + "paths has rank \(terms(dimension.embedding))\(rest)."
    }

    /// `57 = 48 weights + 21 biases − 12 hidden units`
    private static func terms(_ count: PathCount) -> String {
        let parts = [
            ("", counted(count.weights, "weight"), true),
            (" + ", counted(count.biases, "bias", plural: "biases"), count.biases > 0),
            (" − ", counted(count.hiddenUnits, "hidden unit"), count.hiddenUnits > 0),
        ]
        return "\(count.dimension) = " + parts.filter(\.2).map { $0.0 + $0.1 }.joined()
    }

    private static func functions(_ dimension: PathDimension) -> String {
        let hasConstants = dimension.function != dimension.embedding
        let why =
            hasConstants
            ? "Units that compute constants add to biases; without them the functions of the network have at most dimension \(terms(dimension.function))."
            : "So the functions of the network have at most this dimension:"
                + " the weights are known from them up to a positive scale of each hidden unit at best."
        return why
    }

    private static func samples(_ dimension: PathDimension) -> String {
        let count = dimension.function.dimension
        guard count > 0 else { return "The network computes one function, zero: there is nothing to learn." }
        return
            "Fewer than \(counted(dimension.fewestSamples, "sample")) (\(counted(count, "scalar")) in \(counted(dimension.outputCount, "output"))) "
            + "do not determine weights in general position up to these scales, not even locally. That so many suffice is not said."
    }
}

extension PathDimension {
    fileprivate var outputCount: Int { levelSizes[levelSizes.count - 1] }
}
