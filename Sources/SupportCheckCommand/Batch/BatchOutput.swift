import Foundation
import Synchronization

/// What a run of `batch` answers, and where its answers go: `--shard`, `--numbered` and `--skip-done`.
struct BatchOutput {
    let selection: LineSelection
    let write: @Sendable (String) throws(OutputError) -> Void
    /// The output that is continued.
    private let continued: String?
    private let file: AppendingFile?
    /// Removes what is torn, and the end of a shard, before the first answer: until then the file stays as it is.
    private let prepare: @Sendable () throws(UsageError) -> Void

    /// Reads what is done, and opens the file for what is missing.
    init(_ arguments: ParsedArguments, _ context: CommandContext) throws(UsageError) {
        var selection = LineSelection(
            shard: try Shard.given(arguments), isNumbered: arguments.has("--numbered"))
        if selection.shard != nil, selection.isNumbered {
            throw UsageError("--shard counts lines, and has no meaning with --numbered")
        }
        continued = arguments.value(of: "--skip-done")
        if let continued {
            let file = try AppendingFile(continued, context)
            try file.hold()
            self.file = file
            let done = try DoneLines(of: continued, shard: selection.shard)
            selection.done = done
            let isPrepared = Mutex(false)
            let prepare = { @Sendable () throws(UsageError) in
                try isPrepared.withLock { (isPrepared) throws(UsageError) in
                    if !isPrepared { try file.keep(done.byteCount) }
                    isPrepared = true
                }
            }
            self.prepare = prepare
            write = { text throws(OutputError) in
                do throws(UsageError) { try prepare() } catch { throw .failed(error.message) }
                try file.append(text)
            }
        } else {
            file = nil
            prepare = {}
            write = context.writeOutput
        }
        self.selection = selection
    }

    /// Lets other runs continue the file.
    func release() { file?.release() }

    /// Ends the output after all lines of the input were read: writes the end of a shard, and complains of an earlier
    /// output that is longer than the input.
    func end(lineCount: Int) throws(CommandError) {
        let done = selection.done
        if let continued, !selection.isNumbered, done.last > lineCount || done.end?.lines ?? lineCount != lineCount {
            throw .usage(
                "\(continued): answers line \(max(done.last, done.end?.lines ?? 0)), and the input has \(lineCount): it is the output of another run"
            )
        }
        try orUsage(prepare)
        guard let shard = selection.shard else { return }
        do { try write(ShardEnd.text(shard, .lines, total: lineCount) + "\n") } catch {
            if error != .closed { throw .output(error) }
        }
    }
}
