import MaskFiles
import Reports
import SupportMasks
import SupportTheory

/// `supportcheck batch`: JSON lines in, JSON lines out.
enum BatchCommand: Subcommand {
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
            let analysis = InstanceAnalysis(instance, limits: limits)
            return AnsweredLines.Answer(
                members: JSONReport.instance(analysis, reading: Reading()), isInterrupted: analysis.cut == .interrupt)
        }
        if summary.fault == nil, !summary.isInterrupted { try output.end(lineCount: summary.lineCount) }
        let hasUnreadable = summary.hasUnreadable || output.selection.done.hasUnreadable
        return hasUnreadable ? 2 : summary.isInterrupted ? 3 : 0
    }
}
