import Drawing
import OrderedJSON
import Reports
import ToolText

/// The results for scripts: one object.
public struct TheoryJSON: Sendable {
    private let results: [TheoryResult]
    private let seed: UInt64
    /// Whether times are given; without them the same seed gives the same bytes.
    private let showsTimes: Bool

    public static let schema = "supportcheck.theory/1"

    public init(_ results: [TheoryResult], seed: UInt64, showsTimes: Bool = true) {
        (self.results, self.seed, self.showsTimes) = (results, seed, showsTimes)
    }

    public var value: JSONValue {
        [
            "schema": .string(Self.schema),
            "tool": ["name": .string(ToolIdentity.name), "version": .string(ToolIdentity.version)],
            "seed": .string(String(seed)), "holds": .bool(results.allSatisfy(\.holds)),
            "statements": .array(results.map(statement)),
        ]
    }

    public var text: String { value.prettyText + "\n" }

    private func statement(_ result: TheoryResult) -> JSONValue {
        let statement = result.statement
        var members: [JSONValue.Member] = [
            .init("name", .string(statement.name)), .init("title", .string(statement.title)),
            .init("source", .string(statement.source)), .init("result", .string(result.verdict)),
            .init("planted", result.isPlanted ? .string(statement.plant) : .null),
        ]
        switch result.finding {
        case .examined(let outcome):
            members += [
                .init("instances", .string(outcome.instances)), .init("claims", .array(outcome.claims.map(claim))),
                .init("plots", .array(outcome.plots.map(plot))),
            ]
        case .failed(let reason), .unexamined(let reason): members.append(.init("fault", .string(reason)))
        }
        if showsTimes { members.append(.init("seconds", .real(result.time / .seconds(1)))) }
        return .object(members)
    }

    private func claim(_ claim: Claim) -> JSONValue {
        [
            "claim": .string(claim.text), "holds": .bool(claim.holds), "measured": .real(claim.measured),
            "required": requirement(claim.requirement), "count": .integer(claim.count),
        ]
    }

    private func requirement(_ requirement: Claim.Requirement) -> JSONValue {
        switch requirement {
        case .atMost(let bound): ["atMost": .real(bound)]
        case .atLeast(let bound): ["atLeast": .real(bound)]
        case .always: "always"
        }
    }

    private func plot(_ plot: LinePlot) -> JSONValue {
        [
            "title": .string(plot.title), "horizontal": axis(plot.horizontal), "vertical": axis(plot.vertical),
            "curves": .array(plot.curves.map(curve)), "marks": .array(plot.marks.map(mark)),
        ]
    }

    private func axis(_ axis: LinePlot.Axis) -> JSONValue {
        ["label": .string(axis.label), "logarithmic": .bool(axis.isLogarithmic)]
    }

    private func mark(_ mark: LinePlot.Mark) -> JSONValue { ["label": .string(mark.label), "x": .real(mark.x)] }

    private func curve(_ curve: LinePlot.Curve) -> JSONValue {
        [
            "name": .string(curve.name), "x": .array(curve.points.map { .real($0.x) }),
            "y": .array(curve.points.map { .real($0.y) }),
        ]
    }
}
