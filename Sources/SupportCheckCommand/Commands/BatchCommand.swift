import MaskFiles
import Reports
import SupportMasks
import SupportTheory

/// `supportcheck batch`: JSON lines in, JSON lines out.
enum BatchCommand: Subcommand {
    static let name = "batch"
    static let options: [OptionSpecification] = RunLimits.options + [RunLimits.effort, .flag("--quiet", short: "-q")]
    static let help = """
        Usage: supportcheck batch [--timeout SECONDS] [--memory MIB] [--threads N] [--effort normal|high] [--quiet]
                                  < INSTANCES > REPORTS

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
          --effort EFFORT       normal (standard): a small instance is decided, or left undecided, within about a
                                second; high: within minutes
          --quiet, -q           no progress on a terminal

        An interrupt (Ctrl-C) ends the reading; what was read is answered, undecided where nothing is known yet.

        Exit status: 0 every line was answered, 2 bad usage, or some line could not be read, 3 interrupted.

        Examples
          echo '{"I": ["10", "11"], "J": ["10", "11"]}' | supportcheck batch
          supportcheck batch < kernels.jsonl > verdicts.jsonl

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        if let operand = arguments.operands.first {
            throw .usage("batch reads standard input, and takes no operand '\(operand)'")
        }
        let run = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        let lines = AnsweredLines(
            context: context, limits: run, subject: "instances", showsProgress: !arguments.has("--quiet"))
        let summary = try lines.serve(context.forEachInputLine) { bytes, line, limits throws(JSONLine.Fault) in
            let instance = try JSONLine(bytes, defaultName: "line \(line)").instance
            return AnsweredLines.Answer(
                members: JSONReport.instance(InstanceAnalysis(instance, limits: limits), reading: Reading()))
        }
        return summary.hasUnreadable ? 2 : summary.isInterrupted ? 3 : 0
    }
}
