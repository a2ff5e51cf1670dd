import Foundation

/// Starts programs that print a stage report.
enum ChildProcess {
    /// The report of a program; one that fails, is ended by its time limit or prints something else reports that.
    static func report(_ program: String, _ arguments: [String]) throws -> StageReport {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var report = StageReport()
        switch (process.terminationReason, process.terminationStatus) {
        case (.exit, 0):
            if let decoded = try? JSONDecoder().decode(StageReport.self, from: bytes) { return decoded }
            report.failure = "no report"
        case (.uncaughtSignal, SIGALRM): report.failure = "time limit"
        case (.uncaughtSignal, let signal): report.failure = "signal \(signal)"
        case (_, let status): report.failure = "status \(status)"
        }
        return report
    }

    /// The path of a program, looked for on the search path if it is a bare name.
    static func path(of program: String) throws(BenchmarkError) -> String {
        if program.contains("/") { return program }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for folder in folders {
            let candidate = "\(folder)/\(program)"
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
        }
        throw BenchmarkError("there is no program \(program)")
    }
}
