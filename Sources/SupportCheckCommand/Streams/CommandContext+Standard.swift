import Foundation
import SupportMasks

extension CommandContext {
    /// The process's own streams and the file system.
    public static var standard: CommandContext {
        CommandContext(
            writeOutput: { text throws(OutputError) in try StandardStreams.write(text, to: STDOUT_FILENO) },
            outputHandle: .standardOutput,
            writeError: { text in try? StandardStreams.write(text, to: STDERR_FILENO) },
            readBytes: { path throws(MaskFileError) in try StandardStreams.bytes(of: path) },
            forEachInputLine: StandardStreams.forEachLine,
            prefersColour: isatty(STDOUT_FILENO) == 1
                && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty,
            showsProgress: isatty(STDERR_FILENO) == 1,
            interruptSignal: InterruptHandler.install)
    }

    /// The same, of a run that ends when its limits are over, and tears nothing then.
    static func guarded(by runGuard: RunGuard) -> CommandContext {
        var context = standard
        context.started = runGuard.started
        context.runGuard = runGuard
        context.writeOutput = { text throws(OutputError) in
            try runGuard.undivided { () throws(OutputError) in
                try StandardStreams.write(text, to: STDOUT_FILENO)
            }
        }
        return context
    }
}
