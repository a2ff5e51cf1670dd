/// A command of the tool.
protocol Subcommand: SendableMetatype {
    static var name: String { get }
    /// The text of `--help`, examples included.
    static var help: String { get }
    static var options: [OptionSpecification] { get }

    /// Carries the command out and returns the exit status.
    ///
    /// - Parameter arguments: parsed by `options`.
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32
}

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
