import Foundation
import OrderedJSON
import Rules
import SupportTheory
import ToolText

/// The report in SARIF 2.1.0 (OASIS Standard), for tools that show findings beside files.
///
/// A result for each instance, in order: *not closed* is a failure of level `error`, *undecided* one of level
/// `warning`, *closed* a pass. Its rule is
/// the one to name for the verdict; undecided instances, which no rule decides, have the rule `undecided`. Results of
/// text files have the line on which the
/// instance begins.
public struct SARIFReport: Sendable {
    private let items: [ReportItem]
    private let findings: [Finding]
    private let paths: [String]
    private let cut: Interruption.Cause?
    private let rules: [Descriptor]

    /// A rule of the tool.
    private struct Descriptor: Sendable {
        var id: String
        var name: String
        var short: String
        var full: String
        var level: String

        /// The rule of results without another.
        static let undecided = Descriptor(
            id: "undecided", name: "Undecided", short: "Closedness is undecided",
            full:
                "Neither a proof that the set of products is closed nor an obstruction was found. The set may be either; nothing is claimed.",
            level: "warning")

        /// - Parameter verdict: of a result that the rule is named for: an obstruction is an error, whichever family of
        ///   rules it is from.
        static func rule(_ rule: RuleCode, _ verdict: InstanceAnalysis.Verdict) -> Descriptor {
            Descriptor(
                id: rule.rawValue, name: rule.rawValue, short: "\(rule.rawValue): \(rule.name)", full: rule.statement,
                level: SARIFReport.level(verdict))
        }
    }

    /// - Parameter cut: what ended the run before the files were read; what ended the analysis of an instance is with
    ///   the instance.
    public init(_ items: [ReportItem], cut: Interruption.Cause? = nil) {
        self.items = items
        self.cut = cut ?? items.lazy.compactMap(\.analysis.cut).first
        let findings = items.map(Finding.init(asAsked:))
        self.findings = findings
        var seen: Set<String> = []
        paths = items.flatMap(\.files).filter { seen.insert($0).inserted }
        var rules: [String: Descriptor] = [:]
        for finding in findings {
            let descriptor = Self.descriptor(finding)
            rules[descriptor.id] = descriptor
        }
        self.rules = rules.values.sorted { $0.id < $1.id }
    }

    private static func descriptor(_ finding: Finding) -> Descriptor {
        finding.rule.map { .rule($0, finding.verdict) } ?? .undecided
    }

    /// The text of the log, with a newline at its end.
    public var text: String { value.prettyText + "\n" }

    /// The whole log.
    public var value: JSONValue {
        [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": .string(ToolIdentity.name), "version": .string(ToolIdentity.version),
                            "semanticVersion": .string(ToolIdentity.version),
                            "rules": .array(rules.map(Self.encoded)),
                        ]
                    ],
                    "invocations": [invocation],
                    "artifacts": .array(paths.map(Self.artifact)),
                    "columnKind": "unicodeCodePoints",
                    "results": .array(zip(items, findings).map(result)),
                ]
            ],
        ]
    }

    /// Whether the run went to its end, and what cut it if it did not.
    private var invocation: JSONValue {
        guard let cut else { return ["executionSuccessful": true] }
        return [
            "executionSuccessful": false,
            "toolExecutionNotifications": [
                ["level": "warning", "message": ["text": .string("\(ReasonText.ended(by: cut)).")]]
            ],
        ]
    }

    private static func encoded(_ rule: Descriptor) -> JSONValue {
        [
            "id": .string(rule.id), "name": .string(rule.name), "shortDescription": ["text": .string(rule.short)],
            "fullDescription": ["text": .string(rule.full)], "defaultConfiguration": ["level": .string(rule.level)],
        ]
    }

    private static func artifact(_ path: String) -> JSONValue {
        guard path != "-" else {
            return ["description": ["text": "Standard input"], "roles": ["analysisTarget", "standardStream"]]
        }
        return ["location": ["uri": .string(SARIFReport.uri(path))], "roles": ["analysisTarget"]]
    }

    private func result(_ item: ReportItem, _ finding: Finding) -> JSONValue {
        let id = Self.descriptor(finding).id
        var members: [JSONValue.Member] = [
            .init("ruleId", .string(id)), .init("ruleIndex", .integer(rules.firstIndex { $0.id == id } ?? -1)),
        ]
        members += [
            .init("kind", finding.verdict == .closed ? "pass" : "fail"),
            .init("level", .string(Self.level(finding.verdict))),
            .init("message", ["text": .string(SARIFMessage.text(item.analysis, finding, item.lineNames))]),
            .init("locations", .array(locations(item))),
        ]
        if let certificate = item.certificate {
            members.append(
                .init(
                    "attachments",
                    [
                        [
                            "description": ["text": "The certificate, for supportcheck verify"],
                            "artifactLocation": ["uri": .string(Self.uri(certificate))],
                        ]
                    ]))
        }
        members.append(.init("properties", properties(item, finding)))
        return .object(members)
    }

    fileprivate static func level(_ verdict: InstanceAnalysis.Verdict) -> String {
        switch verdict {
        case .closed: return "none"
        case .notClosed: return "error"
        case .undecided: return "warning"
        }
    }

    private func locations(_ item: ReportItem) -> [JSONValue] {
        let logical: JSONValue.Member = .init(
            "logicalLocations", [["name": .string(item.analysis.instance.name), "kind": "instance"]])
        guard !item.files.isEmpty else { return [.object([logical])] }
        return item.files.map { path in
            var artifact: [JSONValue.Member] = path == "-" ? [] : [.init("uri", .string(Self.uri(path)))]
            if let index = paths.firstIndex(of: path) { artifact.append(.init("index", .integer(index))) }
            var physical: [JSONValue.Member] = [.init("artifactLocation", .object(artifact))]
            if let line = item.line { physical.append(.init("region", ["startLine": .integer(line)])) }
            return .object([.init("physicalLocation", .object(physical)), logical])
        }
    }

    private func properties(_ item: ReportItem, _ finding: Finding) -> JSONValue {
        let window: JSONValue =
            finding.witness.map { ["rows": .integers($0.rows), "columns": .integers($0.columns)] } ?? nil
        return [
            "instance": .string(item.analysis.instance.name), "verdict": .string(finding.verdict.rawValue),
            "rules": .strings(finding.rules.map(\.rawValue)),
            "window": window,
        ]
    }

    /// A path as a reference by RFC 3986: relative as it is given, absolute as that of a file.
    static func uri(_ path: String) -> String {
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
        let encoded = path.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
        // An empty authority for the root, and no first segment that reads as an authority.
        return path.hasPrefix("/") ? "file:///" + encoded.drop { $0 == "/" } : encoded
    }
}
