import Foundation
import MaskFiles
import OrderedJSON
import SupportTheory
import Synchronization

/// Answers JSON lines with JSON lines, in order, on several threads.
struct AnsweredLines {
    /// What became of a line.
    struct Answer {
        /// The members of the answer's object after the line number.
        var members: [JSONValue.Member]
        /// Whether the question is decided; true where nothing is left to be said.
        var isDecided = true
        /// Whether an interrupt kept it from being decided: then it is not written, nor is any after it.
        var isInterrupted = false
    }

    /// What became of all lines.
    struct Summary {
        fileprivate(set) var hasUnreadable = false
        fileprivate(set) var hasUndecided = false
        fileprivate(set) var isInterrupted = false
        /// The lines of the source, answered or not.
        fileprivate(set) var lineCount = 0
        /// Why no more was written.
        fileprivate(set) var fault: OutputError?
    }

    let context: CommandContext
    let limits: RunLimits
    /// What progress counts: `instances`.
    let subject: String
    let showsProgress: Bool
    /// Which lines are answered.
    var selection = LineSelection()
    /// Takes the answers; nil for standard output.
    var write: (@Sendable (String) throws(OutputError) -> Void)?

    /// What may be in flight: one line that takes a second is as much work as ten thousand others.
    private static let window = PipelineWindow<Line, Written?>(
        count: 1 << 15, mostWeight: 1 << 25, weight: { $0.bytes.count }, weightOfResult: { $0?.text.utf8.count ?? 0 })

    /// Hands every line of `source` that is selected and not white space to `answer`, with its number and its limits; a
    /// line it throws at gives `{"line": n, "error": "…"}`.
    ///
    /// - Parameter source: hands lines to its argument until that returns false. An interrupt ends the reading, and the
    ///   answers before the first that it leaves undecided: a later run would take that for done.
    /// - Throws: if output could not be written, but for a reader that went away.
    func serve(
        _ source: (_ body: (Data) -> Bool) -> Void,
        answer:
            @escaping @Sendable (_ bytes: Data, _ line: Int, _ limits: SearchLimits) throws(JSONLine.Fault) -> Answer
    ) throws(CommandError) -> Summary {
        let signal = context.interruptSignal()
        let subject = subject
        try context.begin(limits, isOfEach: true) { cause in
            Ending(
                note: "\(cause.sentence): the answers to earlier \(subject) are written, and no others",
                manner: .status(3))
        }
        let progress = ProgressLine(context, subject: subject, isWanted: showsProgress)
        let summary = Mutex(Summary())
        let (limits, tellsBlank, write) = (limits, selection.isPart, write ?? context.writeOutput)
        let pipeline = OrderedPipeline<Line, Written?>(threads: limits.threads, window: Self.window) { line in
            if line.bytes.allSatisfy(\.isJSONBlank) { return tellsBlank ? Written(blank: line.number) : nil }
            do throws(JSONLine.Fault) {
                if line.isUnnumbered {
                    throw JSONLine.Fault("expected the line's number and a tab before the instance")
                }
                return Written(line.number, try answer(line.bytes, line.number, limits.search(signal)))
            } catch {
                return Written(line.number, error: error.message)
            }
        } deliver: { written in
            guard let written else { return true }
            progress.advance()
            return summary.withLock { $0.take(written, write) }
        }
        var position = 0
        source { bytes in
            guard !signal.isRaised else { return false }
            defer { position += 1 }
            switch selection.choice(bytes, at: position) {
            case .pass: return true
            case .answer(let number, let bytes): return pipeline.submit(Line(number: number, bytes: bytes))
            case .unnumbered where selection.done.contains(0): return true
            case .unnumbered: return pipeline.submit(Line(number: 0, bytes: bytes, isUnnumbered: true))
            }
        }
        pipeline.finish()
        context.runGuard?.standDown()
        progress.clear()
        var result = summary.withLock { $0 }
        if case .failed = result.fault, let fault = result.fault { throw .output(fault) }
        result.isInterrupted = signal.isRaised
        result.lineCount = position
        return result
    }

    private struct Line: Sendable {
        var number: Int
        var bytes: Data
        var isUnnumbered = false
    }

    /// An answer as it is written, with the line's end.
    fileprivate struct Written: Sendable {
        var text: String
        var isReadable = true
        var isDecided = true
        var isInterrupted = false
    }
}

extension AnsweredLines.Written {
    fileprivate init(_ number: Int, _ answer: AnsweredLines.Answer) {
        text = Self.line(number, answer.members)
        isDecided = answer.isDecided
        isInterrupted = answer.isInterrupted
    }

    fileprivate init(_ number: Int, error: String) {
        text = Self.line(number, [.init("error", .string(error))])
        isReadable = false
    }

    fileprivate init(blank number: Int) {
        text = Self.line(number, [.init("blank", true)])
    }

    private static func line(_ number: Int, _ members: [JSONValue.Member]) -> String {
        var bytes = JSONValue.object([.init("line", .integer(number))] + members).compactBytes()
        bytes.append(0x0A)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension AnsweredLines.Summary {
    /// Writes an answer; false if no more can be written.
    fileprivate mutating func take(
        _ answer: AnsweredLines.Written, _ write: @Sendable (String) throws(OutputError) -> Void
    ) -> Bool {
        if answer.isInterrupted { return false }
        if !answer.isReadable { hasUnreadable = true }
        if !answer.isDecided { hasUndecided = true }
        do throws(OutputError) {
            try write(answer.text)
        } catch {
            fault = error
        }
        return fault == nil
    }
}
