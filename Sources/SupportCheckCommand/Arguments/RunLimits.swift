import Foundation
import SupportTheory

/// `--timeout`, `--memory` and `--threads`: what a run may use.
struct RunLimits: Sendable {
    /// The time limit of a run, or of each instance.
    let timeout: Duration?
    /// Resident memory of the process, in MiB.
    let memory: Int?
    let threads: Int
    /// How long each decision looks.
    let effort: SearchLimits.Effort

    private static let longestTimeout = 1e9
    private static let mostThreads = 1_024

    /// - Parameters:
    ///   - effort: that of a command without the option, or where it is not given.
    ///   - readsEffort: false for a command that gives the option a meaning of its own.
    init(
        _ arguments: ParsedArguments, effort: SearchLimits.Effort = .normal, readsEffort: Bool = true
    ) throws(UsageError) {
        let given =
            try readsEffort
            ? arguments.choice(of: CommonOptions.effort, among: CommonOptions.efforts, default: effort.rawValue)
            : effort.rawValue
        self.effort = SearchLimits.Effort(rawValue: given) ?? effort
        timeout = try arguments.value(of: CommonOptions.timeout).map { text throws(UsageError) in
            guard let seconds = Double(text), seconds >= 0, seconds <= Self.longestTimeout else {
                throw UsageError("--timeout is a number of seconds, 0 or more, and '\(text)' is not")
            }
            return .seconds(seconds)
        }
        memory = try arguments.positive(CommonOptions.memory, "a number of MiB")
        let threads =
            try arguments.positive(CommonOptions.threads, "a number of threads")
            ?? ProcessInfo.processInfo.activeProcessorCount
        guard threads <= Self.mostThreads else {
            throw UsageError("--threads is at most \(Self.mostThreads), and \(threads) is more")
        }
        self.threads = threads
    }

    /// The limits of one decision, with what has to be the run's own.
    ///
    /// - Parameter deadline: the end of the run; without it the time limit begins now.
    func search(_ signal: InterruptSignal, until deadline: ContinuousClock.Instant? = nil) -> SearchLimits {
        let end = deadline ?? timeout.map { ContinuousClock.now + $0 }
        return SearchLimits(
            effort: effort, interruption: Interruption(signal: signal, deadline: end, memoryLimit: memory))
    }
}

extension ParsedArguments {
    /// The value of an option that is a positive integer.
    func positive(_ name: String, _ meaning: String) throws(UsageError) -> Int? {
        guard let text = value(of: name) else { return nil }
        guard let number = Int(text), number > 0 else {
            throw UsageError("\(name) is \(meaning), at least 1, and '\(text)' is not")
        }
        return number
    }
}
