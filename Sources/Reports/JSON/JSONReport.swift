import OrderedJSON
import SupportMasks
import SupportTheory
import ToolText

/// The report for scripts, of schema `supportcheck.report/1`: the same input gives the same bytes.
public struct JSONReport: Sendable {
    public static let schema = "supportcheck.report/1"

    /// A file that was read.
    public struct InputFile: Sendable, Hashable {
        public var path: String
        /// The number of its instances; those of all files follow one another in the report.
        public var instances: Int
        /// How the layers lie in it, where the file does not say so itself.
        public var layers: ArrayLayers?
        /// Its arrays that belong to none of several instances.
        public var notTaken: [Reading.NotTaken]

        public init(path: String, instances: Int, layers: ArrayLayers? = nil, notTaken: [Reading.NotTaken] = []) {
            self.path = path
            self.instances = instances
            self.layers = layers
            self.notTaken = notTaken
        }
    }

    /// How arrays were taken as layers: with the input side first.
    public struct ArrayLayers: Sendable, Hashable {
        /// Whether an array is inputs × outputs.
        public var isTransposed: Bool

        public init(isTransposed: Bool) { self.isTransposed = isTransposed }
    }

    private let files: [InputFile]
    private let items: [ReportItem]
    private let cut: Interruption.Cause?

    /// A report on instances, with how they were read where the items say it.
    ///
    /// - Parameter cut: what ended the run before the files were read; what ended the analysis of an instance is with
    ///   the instance.
    public init(_ items: [ReportItem], files: [InputFile] = [], cut: Interruption.Cause? = nil) {
        self.items = items
        self.files = files
        self.cut = cut ?? items.lazy.compactMap(\.analysis.cut).first
    }

    /// The whole report.
    public var value: JSONValue {
        let head: [JSONValue.Member] = [
            .init("schema", .string(Self.schema)),
            .init("tool", ["name": .string(ToolIdentity.name), "version": .string(ToolIdentity.version)]),
            .init("input", ["files": .array(files.map(Self.described))]),
        ]
        let instances = items.map { item -> JSONValue in
            .object(
                (item.isBrief
                    ? Self.brief(item.analysis, reading: item.reading)
                    : Self.instance(item.analysis, reading: item.reading)) + Self.embedding(item.embedding)
                    + Self.factorModel(item) + Self.target(item.target, item.analysis))
        }
        // Only a run that was cut says so: every other is the same as ever.
        return .object(
            head + (cut.map { [.init("cut", .string($0.rawValue))] } ?? []) + [.init("instances", .array(instances))])
    }

    /// The text of the report, with a newline at its end.
    public var text: String { value.prettyText + "\n" }

    /// The members of one instance's object.
    public static func instance(_ analysis: InstanceAnalysis, reading: Reading? = nil) -> [JSONValue.Member] {
        let head =
            identity(analysis.instance)
            + (reading.map { [.init("reading", Self.reading($0, of: analysis.instance))] } ?? [])
        return head + structure(analysis) + [
            .init("closedness", closedness(analysis)), .init("training", training(analysis)),
        ]
    }

    /// The same members with nothing but the verdict: there is no time for what shows it.
    private static func brief(_ analysis: InstanceAnalysis, reading: Reading?) -> [JSONValue.Member] {
        if analysis.verdict == .undecided { return instance(analysis, reading: reading) }
        let closedness: JSONValue = [
            "verdict": .string(analysis.verdict.rawValue),
            "rule": analysis.tellingRule.map { .string($0.rawValue) } ?? nil,
            "rules": .strings(analysis.closedness.rules.map(\.rawValue)), "window": nil, "witness": nil,
            "certificate": nil, "searched": nil,
        ]
        let head =
            identity(analysis.instance)
            + (reading.map { [.init("reading", Self.reading($0, of: analysis.instance))] } ?? [])
        return head + unexamined + [.init("closedness", closedness), .init("training", training(analysis))]
    }

    private static func described(_ file: InputFile) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("path", .string(file.path)), .init("instances", .integer(file.instances)),
        ]
        if !file.notTaken.isEmpty { members.append(.init("notTaken", notTaken(file.notTaken))) }
        guard let layers = file.layers else { return .object(members) }
        return .object(
            members + [
                .init("layerOrder", "input-side-first"),
                .init("storedAs", layers.isTransposed ? "inputs-by-outputs" : "outputs-by-inputs"),
            ])
    }

    private static func identity(_ instance: MaskInstance) -> [JSONValue.Member] {
        let name = JSONValue.Member("name", .string(instance.name))
        switch instance.masks {
        case .factorization(let masks):
            let shape: JSONValue = [
                "rows": .integer(masks.rowCount), "columns": .integer(masks.columnCount),
                "width": .integer(masks.width),
            ]
            return [name, .init("kind", "factorization"), .init("shape", shape)]
        case .network(let layers):
            let sizes = layers.map { JSONValue.integers([$0.outputCount, $0.inputCount]) }
            let described = layers.map { layer -> JSONValue in
                [
                    "name": .string(layer.name), "outputs": .integer(layer.outputCount),
                    "inputs": .integer(layer.inputCount),
                    "entries": .integer(layer.entryCount),
                ]
            }
            return [
                name, .init("kind", "network"), .init("shape", ["layers": .array(sizes)]),
                .init("layers", .array(described)),
            ]
        }
    }

    /// The verdicts, and what was assumed where that is not the standard.
    static func training(_ analysis: InstanceAnalysis) -> JSONValue {
        let verdicts = analysis.training
        var members: [JSONValue.Member] = [
            .init("linear", .string(verdicts.linear.rawValue)), .init("relu", .string(verdicts.relu.rawValue)),
            .init("rule", .string(verdicts.rule.rawValue)),
        ]
        if !analysis.setting.hasBiases { members.append(.init("biases", false)) }
        if let most = analysis.setting.mostWeights { members.append(.init("atMost", .integer(most))) }
        return .object(members)
    }
}
