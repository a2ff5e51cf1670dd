import CommandManuals
import SupportTheory

/// Options that several commands have, with the meaning that they have there.
enum CommonOptions {
    static let timeout = "--timeout"
    static let memory = "--memory"
    static let threads = "--threads"
    static let effort = "--effort"

    /// `--timeout`, `--memory` and `--threads`: what a run may use.
    ///
    /// - Parameters:
    ///   - timeout: what the time is for, and what happens after it.
    ///   - memory: what happens above it.
    ///   - same: what does not depend on the number of threads.
    static func limits(timeout: String, memory: String, same: String = "output") -> [OptionSpecification] {
        [
            .value(Self.timeout, .text("SECONDS"), timeout),
            .value(Self.memory, .text("MIB"), "the resident memory of the process; above it \(memory)"),
            threads(same: same),
        ]
    }

    static func threads(same: String) -> OptionSpecification {
        .value(
            threads, .text("N"), "threads that decide (standard: one for each processor); the \(same) is the same")
    }

    static let efforts = SearchLimits.Effort.allCases.map(\.rawValue)

    static func effort(_ meaning: String) -> OptionSpecification {
        .value(effort, .words("EFFORT", efforts), meaning)
    }

    static func quiet(_ meaning: String) -> OptionSpecification { .flag("--quiet", short: "-q", meaning) }

    static func output(_ meaning: String = "writes there (standard: standard output)") -> OptionSpecification {
        .value("--output", short: "-o", .file(), meaning)
    }

    static let color = OptionSpecification.value(
        "--color", .words("WHEN", ["auto", "always", "never"]),
        "colours: auto (standard) on a terminal, unless NO_COLOR is set; always; never")

    static func format(_ words: [String], _ meaning: String) -> OptionSpecification {
        .value("--format", .words("FORMAT", words), meaning)
    }

    static func seed(_ meaning: String) -> OptionSpecification { .value("--seed", .text("N"), meaning) }
}
