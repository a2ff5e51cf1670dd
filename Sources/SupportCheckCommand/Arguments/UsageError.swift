/// Why a command cannot be carried out as it was given; leads to exit status 2.
struct UsageError: Error, Hashable {
    /// One sentence.
    let message: String

    init(_ message: String) { self.message = message }
}
