import Foundation
import MaskFiles
import SupportMasks
import SupportTheory

/// What a command has to do with the world: where it writes, reads and what the terminal is like.
public struct CommandContext: Sendable {
    /// Takes text for standard output.
    public var writeOutput: @Sendable (String) throws(OutputError) -> Void
    /// Where large masks go in pieces instead of as one text to `writeOutput`; nil if they need not.
    public var outputHandle: FileHandle?
    /// Takes text for standard error.
    public var writeError: @Sendable (String) -> Void
    /// The instances of files, in order: of those that are read together, what they hold or what is wrong; `-` is
    /// standard input.
    public var readFiles: @Sendable ([String], MaskFilesOptions) -> [ReadGroup]
    /// The bytes of a file; `-` is standard input.
    public var readBytes: @Sendable (String) throws(MaskFileError) -> Data
    /// Hands the lines of standard input to a function, each with its bytes without the line's end, until it returns
    /// false.
    public var forEachInputLine: @Sendable (_ body: (Data) -> Bool) -> Void
    /// Whether colour is wanted by default: standard output is a terminal, and `NO_COLOR` is not set.
    public var prefersColour: Bool
    /// Whether progress is shown: standard error is a terminal.
    public var showsProgress: Bool
    /// Begins to catch interrupts, and gives the flag that they raise. Asked by commands that can end early with what
    /// is known.
    public var interruptSignal: @Sendable () -> InterruptSignal
    /// When the run began: its time limit counts from here.
    public var started = ContinuousClock.now
    /// Keeps the limits where the command does not; nil where a run must not end the process.
    var runGuard: RunGuard?

    public init(
        writeOutput: @escaping @Sendable (String) throws(OutputError) -> Void,
        outputHandle: FileHandle? = nil,
        writeError: @escaping @Sendable (String) -> Void,
        readFiles: @escaping @Sendable ([String], MaskFilesOptions) -> [ReadGroup] = {
            MaskFilesReader.read($0, options: $1)
        },
        readBytes: @escaping @Sendable (String) throws(MaskFileError) -> Data,
        forEachInputLine: @escaping @Sendable (_ body: (Data) -> Bool) -> Void,
        prefersColour: Bool,
        showsProgress: Bool = false,
        interruptSignal: @escaping @Sendable () -> InterruptSignal = { InterruptSignal() }
    ) {
        self.writeOutput = writeOutput
        self.outputHandle = outputHandle
        self.writeError = writeError
        self.readFiles = readFiles
        self.readBytes = readBytes
        self.forEachInputLine = forEachInputLine
        self.prefersColour = prefersColour
        self.showsProgress = showsProgress
        self.interruptSignal = interruptSignal
    }
}

/// Why a command ended early; leads to exit status 2, but for a reader that went away.
enum CommandError: Error {
    case usage(UsageError)
    case output(OutputError)

    static func usage(_ message: String) -> CommandError { .usage(UsageError(message)) }
}

extension CommandContext {
    /// The end of the run, if its time is limited.
    func deadline(_ limits: RunLimits) -> ContinuousClock.Instant? { limits.timeout.map { started + $0 } }

    /// Does what the end of the process must not tear: writing a line, or a report.
    func undivided<Result, Fault>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
        guard let runGuard else { return try body() }
        return try runGuard.undivided(body)
    }

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

    /// Writes a remark of the tool to standard error, one line whatever the names in it hold.
    func note(_ message: String) { writeError("supportcheck: \(printable(message))\n") }
}

/// Runs what throws a usage error where command errors are wanted.
func orUsage<Result>(_ body: () throws(UsageError) -> Result) throws(CommandError) -> Result {
    do { return try body() } catch { throw .usage(error) }
}
