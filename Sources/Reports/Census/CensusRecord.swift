import Certificates
import OrderedJSON
import Rules
import SupportTheory

/// A line of a census: what the summary counts, and the text.
public struct CensusRecord: Sendable, Hashable {
    public var kernel: Kernel
    public var verdict: InstanceAnalysis.Verdict
    /// The code of the telling rule; nil if undecided.
    public var rule: String?
    public var isMinimal: Bool
    /// The JSON object on one line, without the line's end.
    public var text: String

    /// A line that was read.
    public init(kernel: Kernel, verdict: InstanceAnalysis.Verdict, rule: String?, isMinimal: Bool, text: String) {
        self.kernel = kernel
        self.verdict = verdict
        self.rule = rule
        self.isMinimal = isMinimal
        self.text = text
    }

    /// The line of an entry.
    public init(_ entry: CensusEntry) {
        kernel = entry.kernel
        verdict = entry.verdict
        rule = entry.deletion == nil ? entry.closedness.tellingRule?.rawValue : RuleCode.SC400.rawValue
        isMinimal = entry.isMinimal
        let head =
            kernel.jsonMembers + [
                .init("verdict", .string(verdict.rawValue)), .init("rule", rule.map { .string($0) } ?? nil),
                .init(
                    "rules",
                    .strings(
                        (entry.deletion == nil ? [] : [RuleCode.SC400.rawValue])
                            + entry.closedness.rules.map(\.rawValue))),
            ]
        text = JSONValue.object(head + Self.details(entry)).compactText
    }

    private static func details(_ entry: CensusEntry) -> [JSONValue.Member] {
        switch entry.closedness {
        case .closed, .notClosedByDimension:
            return []
        case .notClosed(let proof):
            let source = entry.deletion.map { JSONValue.object($0.jsonMembers) } ?? nil
            return [
                .init("minimal", .bool(entry.isMinimal)), .init("window", WitnessEncoding.window(proof)),
                .init("deletion", source),
            ]
        case .undecided(let exhausted):
            return [.init("searched", JSONReport.encoded(exhausted))]
        }
    }
}

extension Kernel {
    /// The kernel form.
    var jsonMembers: [JSONValue.Member] {
        [
            .init("rowTypes", .array(rowMembers.map { .integers($0) })),
            .init("columnTypes", .array(columnMembers.map { .integers($0) })),
        ]
    }
}
