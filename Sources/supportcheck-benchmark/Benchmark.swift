import Foundation

/// Goes through the instances, stage after stage, and reports.
struct Benchmark {
    private let options: BenchmarkOptions
    private let program: String
    private let python: String?

    init(_ options: BenchmarkOptions) throws {
        self.options = options
        program = try ChildProcess.path(of: Bundle.main.executablePath ?? CommandLine.arguments[0])
        python = try options.peers == nil ? nil : ChildProcess.path(of: options.python)
    }

    func run() throws {
        var results: [InstanceResult] = []
        for instance in instances() { results.append(try measure(instance)) }
        print(ResultTable(results, hasPeers: python != nil).text, terminator: "")
        if let path = options.jsonPath {
            try Data((ResultJSON.value(results, options).prettyText + "\n").utf8).write(to: URL(fileURLWithPath: path))
        }
        if let failed = results.first(where: { $0.failed != nil }) {
            throw BenchmarkError("\(failed.instance.name): \(failed.failed ?? "")")
        }
    }

    private func instances() -> [BenchmarkInstance] {
        let grid = options.sizes.flatMap { size in
            options.densities.map { BenchmarkInstance.random(size: size, density: $0, seed: options.seed) }
        }
        return grid + (options.includesNamed ? BenchmarkInstance.named(seed: options.seed) : [])
    }

    /// The files of an instance take up to a gigabyte, so they are gone before the next one.
    private func measure(_ instance: BenchmarkInstance) throws -> InstanceResult {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "supportcheck-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var result = InstanceResult(instance: instance)
        for stage in Stage.allCases {
            note("\(instance.name): \(stage.rawValue)")
            result.stages[stage] = try ChildProcess.report(
                program, options.arguments(for: stage, of: instance, folder: folder.path))
            if stage == .make, let failure = result.stages[stage]?.failure {
                throw BenchmarkError("\(instance.name): \(failure)")
            }
        }
        if let python, let script = options.peers {
            for peer in Peer.allCases { result.peers[peer] = try measure(peer, python, script, result, folder.path) }
        }
        return result
    }

    private func measure(_ peer: Peer, _ python: String, _ script: String, _ result: InstanceResult, _ folder: String)
        throws -> StageReport
    {
        if let made = result.stages[.make], let reason = peer.reasonToSkip(made) {
            var report = StageReport()
            report.failure = reason
            return report
        }
        note("\(result.instance.name): \(peer.rawValue)")
        return try ChildProcess.report(
            python,
            [script, peer.rawValue, folder, "--runs", String(options.runs), "--time-limit", String(options.timeLimit)])
    }

    /// Progress, to standard error so that the table stands alone.
    private func note(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }
}
