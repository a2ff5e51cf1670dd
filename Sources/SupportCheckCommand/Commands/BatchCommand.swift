import MaskFiles
import Reports
import SupportMasks
import SupportTheory

/// `supportcheck batch`: JSON lines in, JSON lines out.
enum BatchCommand: Subcommand {
    static let name = "batch"
    static let options: [OptionSpecification] =
        RunLimits.options + [
            RunLimits.effort, Shard.option, .value("--skip-done"), .flag("--numbered"), .flag("--quiet", short: "-q"),
        ]
    static let help = """
        Usage: supportcheck batch [--shard K/N] [--skip-done OUT] [--numbered] [--effort normal|high]
                                  [--timeout SECONDS] [--memory MIB] [--threads N] [--quiet] < INSTANCES > REPORTS

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

          --shard K/N           answers the lines K, K + N, K + 2 N, … of the input alone. A line of white space gives
                                {"line": n, "blank": true}, and the last line of the output says that the shard is
                                whole; supportcheck merge makes of all shards what one run would have written
          --skip-done OUT       continues OUT, the output of an earlier run that was ended, with the same input and
                                options: a last line without its end is removed from OUT, lines of the input that OUT
                                answers are skipped, and the answers to the others are appended to OUT, in order.
                                Nothing goes to standard output. Without OUT, it is made
          --numbered            each line of the input begins with its number and a tab, and is answered under that
                                number, for parts of an input that other programs divide; lines of white space give
                                {"line": n, "blank": true}
          --effort EFFORT       normal (standard): a small instance is decided, or left undecided, within about a
                                second; high: within minutes. Both count steps, not time: the output is the same
                                for any number of threads and any load
          --timeout SECONDS     the time for one instance; when it is over, the instance is undecided, and the output
                                depends on how busy the machine is
          --memory MIB          the resident memory of the process; above it instances are undecided
          --threads N           threads that decide (standard: one for each processor); the output is the same
          --quiet, -q           no progress on a terminal

        Each answer is written as soon as those before it are: a run that is killed leaves them, and perhaps a part
        of one more. An interrupt (Ctrl-C) ends the reading; what was read is answered, undecided where nothing is
        known yet.

        Exit status: 0 every line was answered, 2 bad usage, or some line could not be read, 3 interrupted.

        Examples
          echo '{"I": ["10", "11"], "J": ["10", "11"]}' | supportcheck batch
          supportcheck batch < kernels.jsonl > verdicts.jsonl
          supportcheck batch --skip-done verdicts.jsonl < kernels.jsonl
          supportcheck batch --shard 2/8 --skip-done part2.jsonl < kernels.jsonl

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        if let operand = arguments.operands.first {
            throw .usage("batch reads standard input, and takes no operand '\(operand)'")
        }
        let run = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        let output = try orUsage { () throws(UsageError) in try BatchOutput(arguments, context) }
        defer { output.release() }
        let lines = AnsweredLines(
            context: context, limits: run, subject: "instances", showsProgress: !arguments.has("--quiet"),
            selection: output.selection, write: output.write)
        let summary = try lines.serve(context.forEachInputLine) { bytes, line, limits throws(JSONLine.Fault) in
            let instance = try JSONLine(bytes, defaultName: "line \(line)").instance
            return AnsweredLines.Answer(
                members: JSONReport.instance(InstanceAnalysis(instance, limits: limits), reading: Reading()))
        }
        if summary.fault == nil, !summary.isInterrupted { try output.end(lineCount: summary.lineCount) }
        let hasUnreadable = summary.hasUnreadable || output.selection.done.hasUnreadable
        return hasUnreadable ? 2 : summary.isInterrupted ? 3 : 0
    }
}
