import MaskRepair
import OrderedJSON
import SupportTheory
import ToolText

/// Repairs for scripts, of schema `supportcheck.repair/1`.
public struct RepairJSON: Sendable {
    public static let schema = "supportcheck.repair/1"
    private let items: [RepairItem]
    private let input: [String]

    public init(_ items: [RepairItem], input: [String]) { (self.items, self.input) = (items, input) }

    public var value: JSONValue {
        [
            "schema": .string(Self.schema),
            "tool": ["name": .string(ToolIdentity.name), "version": .string(ToolIdentity.version)],
            "input": ["files": .strings(input)], "instances": .array(items.map(Self.instance)),
        ]
    }

    /// The text of the report, with a newline at its end.
    public var text: String { value.prettyText + "\n" }

    private static func instance(_ item: RepairItem) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("name", .string(item.given.original.name)), .init("goal", .string(item.goal.rawValue)),
            .init("masks", .strings(item.given.names)),
        ]
        switch item.outcome {
        case .repaired(let repair):
            members += [
                .init("repaired", true), .init("changes", .integer(repair.changes.count)),
                .init("lowerBound", .integer(repair.lowerBound)), .init("minimal", .bool(repair.isMinimal)),
                .init("add", cells(repair.additions)), .init("remove", cells(repair.removals)),
                .init("nonzeros", nonzeros(item.given, repair.masks)), .init("cut", .bool(repair.isCut)),
                .init("decisions", .integer(repair.decisions)),
            ]
        case .none(let bound, _, let isCut, let decisions):
            members += [
                .init("repaired", false), .init("lowerBound", item.hasNoRepair ? nil : .integer(bound)),
                .init("none", .bool(item.hasNoRepair)), .init("cut", .bool(isCut)),
                .init("decisions", .integer(decisions)),
            ]
        }
        if let closedness = item.repair?.closedness {
            members.append(
                .init(
                    "verdict",
                    [
                        "closedness": .string(closedness.verdict.rawValue),
                        "rules": .strings(closedness.rules.map(\.rawValue)),
                    ]))
        }
        if let names = item.names { members.append(.init("names", JSONReport.encoded(names))) }
        return .object(members)
    }

    /// The mask, the row and the column of each cell.
    private static func cells(_ cells: [MaskCell]) -> JSONValue {
        .array(cells.map { .integers([$0.mask, $0.row, $0.column]) })
    }

    /// The entries of each mask before and after.
    private static func nonzeros(_ before: RepairMasks, _ after: RepairMasks) -> JSONValue {
        [
            "before": .integers(before.masks.map(\.setBitCount)), "after": .integers(after.masks.map(\.setBitCount)),
        ]
    }
}
