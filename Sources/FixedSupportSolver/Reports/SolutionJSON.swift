import DenseNumerics
import OrderedJSON

/// The report of a solution for scripts, of schema `supportcheck.solution/1`: the same input gives the same bytes.
public enum SolutionJSON {
    public static let schema = "supportcheck.solution/1"

    /// - Parameter tool: name and version of the tool.
    public static func value<Scalar>(_ description: SolutionDescription<Scalar>, tool: (name: String, version: String))
        -> JSONValue
    {
        let solution = description.solution
        var members: [JSONValue.Member] = [
            .init("schema", .string(schema)),
            .init("tool", ["name": .string(tool.name), "version": .string(tool.version)]),
            .init("input", input(description)), .init("instance", instance(description)),
            .init("method", .string(solution.method.rawValue)), .init("reason", .string(solution.reason)),
            .init("optimal", .bool(solution.isOptimal)), .init("cut", .bool(solution.isCut)),
            .init("targetNorm", .real(solution.targetNorm)), .init("error", .real(solution.error)),
            .init("relativeError", .real(solution.relativeError)),
        ]
        if let written = description.errorAsWritten { members.append(.init("errorAsWritten", .real(written))) }
        members += [
            .init("bounds", bounds(description)), .init("factors", factors(description)),
            .init("output", description.factorsFile.map { .string($0) } ?? nil),
        ]
        if !solution.history.isEmpty {
            members.append(.init("runsAway", .bool(solution.runsAway)))
            members.append(.init("history", history(solution.history)))
        }
        members += solution.tables.map { .init($0.key, table($0)) }
        members.append(.init("notes", .strings(solution.notes)))
        if let time = description.time { members.append(.init("seconds", .real(time / .seconds(1)))) }
        return .object(members)
    }

    private static func input<Scalar>(_ description: SolutionDescription<Scalar>) -> JSONValue {
        [
            "masks": .strings(description.maskFiles),
            "target": [
                "path": .string(description.targetFile), "type": .string(description.numberType),
                "columnOrder": description.columnOrder.map { .string($0) } ?? nil,
            ],
            "plan": description.planFile.map { .string($0) } ?? nil,
        ]
    }

    private static func instance<Scalar>(_ description: SolutionDescription<Scalar>) -> JSONValue {
        let subject = description.subject
        return [
            "name": .string(subject.instance.name), "kind": subject.isPair ? "factorization" : "network",
            "rows": .integer(subject.rowCount), "columns": .integer(subject.columnCount),
        ]
    }

    /// lower ≤ the best error ≤ error ≤ guarantee.
    private static func bounds<Scalar>(_ description: SolutionDescription<Scalar>) -> JSONValue {
        let solution = description.solution
        return [
            "lower": bound(solution.lower, solution.targetNorm),
            "guarantee": solution.guarantee.map { bound($0, solution.targetNorm) } ?? nil,
            "ratio": description.certifiedRatio.map { .real($0) } ?? nil,
        ]
    }

    private static func bound(_ bound: CertifiedBound, _ norm: Double) -> JSONValue {
        [
            "error": .real(bound.value), "relativeError": .real(norm > 0 ? bound.value / norm : 0),
            "argument": .string(bound.argument),
        ]
    }

    /// In the order of the product.
    private static func factors<Scalar>(_ description: SolutionDescription<Scalar>) -> JSONValue {
        .array(
            description.factors.map {
                [
                    "name": .string($0.name), "rows": .integer($0.rows), "columns": .integer($0.columns),
                    "norm": .real($0.norm),
                ]
            })
    }

    private static func history(_ samples: [SolutionSample]) -> JSONValue {
        .array(
            samples.map { ["step": .integer($0.step), "error": .real($0.error), "norm": .real($0.norm)] })
    }

    private static func table(_ table: SolutionTable) -> JSONValue {
        .array(
            table.rows.map { row in .object(zip(table.columns, row).map { .init($0, number($1)) }) })
    }

    /// Whole numbers are counts.
    private static func number(_ value: Double) -> JSONValue {
        Int(exactly: value).map { .integer($0) } ?? .real(value)
    }
}
