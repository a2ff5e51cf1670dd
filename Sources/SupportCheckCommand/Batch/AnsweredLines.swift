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
    }

    /// What became of all lines.
    struct Summary {
        fileprivate(set) var hasUnreadable = false
        fileprivate(set) var hasUndecided = false
        fileprivate(set) var isInterrupted = false
        fileprivate var fault: OutputError?
    }

    let context: CommandContext
    let limits: RunLimits
    /// What progress counts: `instances`.
    let subject: String
    let showsProgress: Bool

    /// Hands every line of `source` that is not white space to `answer`, with its number and its limits; a line it
    /// throws at gives `{"line": n, "error": "…"}`.
    ///
    /// - Parameter source: hands lines to its argument until that returns false. An interrupt ends the reading; what
    ///   was read is answered.
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
        let (context, limits) = (context, limits)
        let pipeline = OrderedPipeline<(line: Int, bytes: Data), Written?>(threads: limits.threads) { line, bytes in
            if bytes.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return nil }
            let number = JSONValue.Member("line", .integer(line))
            do throws(JSONLine.Fault) {
                let answer = try answer(bytes, line, limits.search(signal))
                return Written(
                    text: JSONValue.object([number] + answer.members).compactText, isReadable: true,
                    isDecided: answer.isDecided)
            } catch {
                return Written(
                    text: JSONValue.object([number, .init("error", .string(error.message))]).compactText,
                    isReadable: false, isDecided: true)
            }
        } deliver: { written in
            guard let written else { return true }
            progress.advance()
            return summary.withLock { $0.take(written, context) }
        }
        var line = 0
        source { bytes in
            line += 1
            return !signal.isRaised && pipeline.submit((line, bytes))
        }
        pipeline.finish()
        context.runGuard?.standDown()
        progress.clear()
        var result = summary.withLock { $0 }
        if case .failed = result.fault, let fault = result.fault { throw .output(fault) }
        result.isInterrupted = signal.isRaised
        return result
    }

    fileprivate struct Written {
        var text: String
        var isReadable: Bool
        var isDecided: Bool
    }
}

extension AnsweredLines.Summary {
    /// Writes an answer; false if no more can be written.
    fileprivate mutating func take(_ answer: AnsweredLines.Written, _ context: CommandContext) -> Bool {
        if !answer.isReadable { hasUnreadable = true }
        if !answer.isDecided { hasUndecided = true }
        do throws(OutputError) {
            try context.writeOutput(answer.text + "\n")
        } catch {
            fault = error
        }
        return fault == nil
    }
}
