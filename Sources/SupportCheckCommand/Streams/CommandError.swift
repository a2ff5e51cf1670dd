/// Why a command ended early; leads to exit status 2, but for a reader that went away.
enum CommandError: Error {
    case usage(UsageError)
    case output(OutputError)

    static func usage(_ message: String) -> CommandError { .usage(UsageError(message)) }
}

extension CommandContext {
    /// Writes a text to standard output; a reader that went away is no fault.
    func output(_ text: String) throws(CommandError) {
        do {
            try writeOutput(text)
        } catch OutputError.closed {
            return
        } catch {
            throw .output(error)
        }
    }

    /// Writes a remark of the tool to standard error.
    func note(_ message: String) { writeError("supportcheck: \(message)\n") }
}

/// Runs what throws a usage error where command errors are wanted.
func orUsage<Result>(_ body: () throws(UsageError) -> Result) throws(CommandError) -> Result {
    do { return try body() } catch { throw .usage(error) }
}
