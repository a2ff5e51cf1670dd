import OrderedJSON
import SupportTheory

extension JSONReport {
    /// The member that `--embedding` adds; empty without it.
    static func embedding(_ report: EmbeddingReport?) -> [JSONValue.Member] {
        guard let report else { return [] }
        guard let dimension = report.dimension else { return [.init("embedding", nil)] }
        let weights: [JSONValue.Member] = report.weights.map { [.init("values", $0.json)] } ?? []
        return [.init("embedding", .object(members(dimension) + weights))]
    }

    private static func members(_ dimension: PathDimension) -> [JSONValue.Member] {
        [
            .init("rule", .string(PathDimension.rule.rawValue)), .init("biases", .bool(dimension.hasBiases)),
            .init("admissible", .bool(dimension.isAdmissible)),
            .init("deadUnits", .array(dimension.levels.flatMap(deadUnits))),
            .init("constantOutputs", .integers(dimension.constantOutputs)),
            .init("jacobian", counts(dimension.embedding)), .init("functions", counts(dimension.function)),
            .init("weightsOnNoPath", .integer(dimension.weightsOnNoPath)),
            .init(
                "fewest",
                [
                    "scalars": .integer(dimension.function.dimension), "samples": .integer(dimension.fewestSamples),
                ]),
        ]
    }

    /// The parameters of a part, and the dimension that follows: of the Jacobian its rank, of the functions a bound.
    private static func counts(_ count: PathCount) -> JSONValue {
        [
            "weights": .integer(count.weights), "biases": .integer(count.biases),
            "hiddenUnits": .integer(count.hiddenUnits), "dimension": .integer(count.dimension),
        ]
    }

    private static func deadUnits(_ level: PathDimension.Level) -> [JSONValue] {
        let kinds = [
            ("no-path-from-an-input", level.unreached), ("no-path-to-an-output", level.unused),
            ("constant", level.constant),
        ]
        return kinds.filter { !$0.1.isEmpty }.map { why, units in
            ["layer": .string(level.layer), "units": .integers(units), "why": .string(why)]
        }
    }
}
