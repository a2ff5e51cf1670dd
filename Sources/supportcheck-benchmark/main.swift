import Foundation

do {
    if CommandLine.arguments.dropFirst().first == "algebra" {
        try AlgebraBenchmark(arguments: Array(CommandLine.arguments.dropFirst(2))).run()
        exit(0)
    }
    let options = try BenchmarkOptions(arguments: Array(CommandLine.arguments.dropFirst()))
    switch options.action {
    case .help: print(BenchmarkOptions.usage, terminator: "")
    case .stage(let stage): try StageProcess.run(stage, options)
    case .all: try Benchmark(options).run()
    }
} catch {
    FileHandle.standardError.write(Data("supportcheck-benchmark: \(error)\n".utf8))
    exit(2)
}
