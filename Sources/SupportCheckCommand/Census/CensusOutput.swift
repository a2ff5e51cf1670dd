import Reports
import Synchronization

/// Where the lines of a census go, and what was written.
final class CensusOutput: Sendable {
    private let context: CommandContext
    private let write: @Sendable (String) throws(OutputError) -> Void
    private let state: Mutex<(records: [CensusRecord], fault: OutputError?)>

    /// Continues the file that is resumed, or writes the earlier lines first.
    init(_ options: CensusOptions, _ beginning: CensusBeginning, _ context: CommandContext) throws(CommandError) {
        state = Mutex((beginning.records, nil))
        self.context = context
        var earlier = beginning.records.map(\.text)
        if let path = options.output {
            let isResumed = options.resume.map { AtomicFile.resolved($0) == AtomicFile.resolved(path) } ?? false
            let file = try orUsage { () throws(UsageError) in
                try AppendingFile(path, keeping: isResumed ? beginning.byteCount : 0, context)
            }
            if isResumed { earlier = [] }
            write = { text throws(OutputError) in try file.append(text) }
        } else {
            write = context.writeOutput
        }
        if !earlier.isEmpty { line(earlier.joined(separator: "\n")) }
    }

    var records: [CensusRecord] { state.withLock { $0.records } }
    var fault: OutputError? { state.withLock { $0.fault } }

    /// Writes a line and keeps its record; false if nothing more can be written.
    func take(_ record: CensusRecord) -> Bool {
        context.undivided {
            state.withLock { $0.records.append(record) }
            return line(record.text)
        }
    }

    /// Writes a line; false if nothing more can be written.
    @discardableResult func line(_ text: String) -> Bool {
        do throws(OutputError) {
            try write(text + "\n")
            return true
        } catch {
            state.withLock { $0.fault = error }
            return false
        }
    }
}
