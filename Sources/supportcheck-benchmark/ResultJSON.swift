import OrderedJSON

/// The measurements as JSON: times in nanoseconds, memory in bytes, ratios in thousandths.
enum ResultJSON {
    static func value(_ results: [InstanceResult], _ options: BenchmarkOptions) -> JSONValue {
        [
            "schema": "supportcheck.benchmark/1",
            "seed": .string(String(options.seed)),
            "threads": .integer(options.threads),
            "instances": .array(results.map(instance)),
        ]
    }

    private static func instance(_ result: InstanceResult) -> JSONValue {
        var members: [JSONValue.Member] = [.init("name", .string(result.instance.name))]
        for stage in Stage.allCases {
            if let report = result.stages[stage] { members.append(.init(stage.rawValue, value(report))) }
        }
        members.append(.init("analysisNanoseconds", result.analysis.map { .integer($0) } ?? .null))
        for peer in Peer.allCases {
            guard let report = result.peers[peer] else { continue }
            members.append(.init(peer.rawValue, value(report)))
            members.append(
                .init("\(peer.rawValue)ToAnalysisThousandths", result.ratio(peer).map { .integer($0) } ?? .null))
        }
        return .object(members)
    }

    private static func value(_ report: StageReport) -> JSONValue {
        if let failure = report.failure { return ["failure": .string(failure)] }
        let times = report.times.sorted { $0.key < $1.key }.map { name, runs -> JSONValue.Member in
            .init(name, ["median": report.median(name).map { .integer($0) } ?? .null, "runs": .integers(runs)])
        }
        let counts = report.counts.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .integer($0.value)) }
        let notes = report.notes.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
        return .object(
            [.init("nanoseconds", .object(times)), .init("peakBytes", .integer(report.peakBytes))] + counts + notes)
    }
}
