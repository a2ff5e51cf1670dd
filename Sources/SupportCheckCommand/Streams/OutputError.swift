/// Why text could not be written.
public enum OutputError: Error, Hashable, Sendable {
    /// The reader went away; what was to be said is no longer wanted.
    case closed
    /// Another fault, in the system's words.
    case failed(String)
}
