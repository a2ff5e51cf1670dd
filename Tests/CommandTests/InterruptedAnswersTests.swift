import Foundation
import OrderedJSON
import SupportTheory
import Synchronization
import Testing

@testable import SupportCheckCommand

/// Answers that an interrupt leaves undecided are not written: a later run that skips what is done would never look at
/// them again.
struct InterruptedAnswersTests {
    @Test(arguments: [1, 2])
    func nothingIsWrittenFromTheFirstAnswerThatAnInterruptCut(threads: Int) throws {
        let signal = InterruptSignal()
        let written = Mutex("")
        let context = CommandContext(
            writeOutput: { text in written.withLock { $0 += text } }, writeError: { _ in },
            readBytes: { _ in Data() }, forEachInputLine: { _ in }, prefersColour: false,
            interruptSignal: { signal })
        let limits = try RunLimits(
            ParsedArguments(["--threads", "\(threads)"], options: CommonOptions.limits(timeout: "", memory: "")))
        let lines = AnsweredLines(context: context, limits: limits, subject: "questions", showsProgress: false)
        let summary = try lines.serve { body in
            for number in 1...9 where !body(Data("\(number)".utf8)) { return }
        } answer: { _, line, _ in
            // The fourth question is the one that is interrupted; those after it may be done by then.
            AnsweredLines.Answer(members: [.init("answer", .integer(line))], isInterrupted: line == 4)
        }
        signal.raise()
        let answers = written.withLock { $0 }.split(separator: "\n")
        #expect(answers == (1...3).map { "{\"line\":\($0),\"answer\":\($0)}"[...] })
        #expect(summary.fault == nil)
    }
}
