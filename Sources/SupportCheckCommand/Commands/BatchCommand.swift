import Foundation
import OrderedJSON
import Reports
import SupportTheory
import Synchronization

/// `supportcheck batch`: JSON lines in, JSON lines out.
enum BatchCommand: Subcommand {
    static let name = "batch"
    static let options: [OptionSpecification] = RunLimits.options + [.flag("--quiet", short: "-q")]
    static let help = """
        Usage: supportcheck batch [--timeout SECONDS] [--memory MIB] [--threads N] [--quiet] < INSTANCES > REPORTS

        Reads one JSON object a line from standard input and writes one JSON object a line, in order: the
        instance's object of the JSON report, with its line number first. A line that cannot be read gives
        {"line": n, "error": "…"}, and the next is taken; lines of white space give nothing.

        An instance is given in one of three forms, with a "name" or without; other keys are passed over:

          {"I": ["10", "11"], "J": ["10", "11"]}
              the masks I (m × r) and J (n × r)
          {"rowTypes": [[0], [0, 1]], "columnTypes": [[0], [0, 1]]}
              the supports of each row of I and of each row of J
          {"layers": [["110", "011"], ["11"]]}
              a network, input side first, each mask outputs × inputs

          --timeout SECONDS     the time for one instance; when it is over, the instance is undecided
          --memory MIB          the resident memory of the process; above it instances are undecided
          --threads N           threads that decide (standard: one for each processor); the output is the same
          --quiet, -q           no progress on a terminal

        An interrupt (Ctrl-C) ends the reading; what was read is answered, undecided where nothing is known yet.

        Exit status: 0 every line was answered, 2 bad usage, or some line could not be read, 3 interrupted.

        Examples
          echo '{"I": ["10", "11"], "J": ["10", "11"]}' | supportcheck batch
          supportcheck batch < kernels.jsonl > verdicts.jsonl

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        if let operand = arguments.operands.first { throw .usage("batch reads standard input, and takes no operand '\(operand)'") }
        let run = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        let signal = context.interruptSignal()
        let progress = ProgressLine(context, subject: "instances", isWanted: !arguments.has("--quiet"))
        let outcome = Mutex(Outcome())
        let pipeline = OrderedPipeline<(line: Int, bytes: Data), Answer?>(threads: run.threads) { line, bytes in
            answer(to: bytes, line: line) { run.search(signal) }
        } deliver: { answer in
            guard let answer else { return true }
            progress.advance()
            return outcome.withLock { $0.take(answer, context) }
        }
        var line = 0
        context.forEachInputLine { bytes in
            line += 1
            return !signal.isRaised && pipeline.submit((line, bytes))
        }
        pipeline.finish()
        progress.clear()
        return try outcome.withLock { outcome throws(CommandError) in
            if case .failed = outcome.fault, let fault = outcome.fault { throw .output(fault) }
            return outcome.hasUnreadable ? 2 : signal.isRaised ? 3 : 0
        }
    }

    /// What has become of the output.
    private struct Outcome {
        var hasUnreadable = false
        var fault: OutputError?

        /// Writes an answer; false if no more can be written.
        mutating func take(_ answer: Answer, _ context: CommandContext) -> Bool {
            if !answer.isReadable { hasUnreadable = true }
            do throws(OutputError) {
                try context.writeOutput(answer.text + "\n")
            } catch {
                fault = error
            }
            return fault == nil
        }
    }

    private typealias Answer = (text: String, isReadable: Bool)

    /// The answer to a line, and whether the line could be read; nil for a line of white space.
    private static func answer(to bytes: Data, line: Int, _ limits: () -> SearchLimits) -> Answer? {
        if bytes.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return nil }
        let number = JSONValue.Member("line", .integer(line))
        do {
            let instance = try BatchInstance.read(bytes, defaultName: "line \(line)")
            return (JSONValue.object([number] + JSONReport.instance(InstanceAnalysis(instance, limits: limits()))).compactText, true)
        } catch {
            return (JSONValue.object([number, .init("error", .string(error.message))]).compactText, false)
        }
    }
}
