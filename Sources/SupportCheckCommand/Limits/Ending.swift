import SupportTheory

/// What a run says, and how it ends, if a limit ends it from outside.
struct Ending: Sendable {
    /// How the process ends.
    enum Manner: Sendable {
        case status(Int32)
        /// By the signal that came, as if nobody had caught it; by status 2 where none came.
        case signal
    }

    /// What the command would have written to standard output, or to `file`.
    var output = ""
    /// The file of `--output`, if the report goes there.
    var file: String?
    /// A remark for standard error.
    var note: String?
    var manner: Manner
}

/// The ending of a run that is cut at this moment.
typealias KnownSoFar = @Sendable (Interruption.Cause) -> Ending

extension Interruption.Cause {
    /// The beginning of a remark.
    var sentence: String {
        switch self {
        case .timeLimit: return "the time limit (--timeout) ended the run"
        case .memoryLimit: return "the memory limit (--memory) ended the run"
        case .interrupt: return "interrupted"
        }
    }
}
