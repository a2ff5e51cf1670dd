import Foundation
import MaskSampling
import Reports
import SupportTheory

/// `supportcheck sample`: how often random masks are closed.
enum SampleCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let output = try orUsage { () throws(UsageError) in try SampleOutput(arguments) }
        if arguments.has("--merge") {
            try output.write(output.text(of: SampleMerging.result(arguments, context)), context)
            return 0
        }
        let options = try orUsage { () throws(UsageError) in try SampleOptions(arguments) }
        try context.begin(options.run) { cause in
            Ending(note: "\(cause.sentence) in a step that could not be cut: nothing is written", manner: .status(3))
        }
        let result = sampled(options, arguments, context)
        // Where exact values take long, the estimates are written without them.
        context.runGuard?.know { cause in output.ending(result.withoutExactProbabilities(cut: cause)) }
        let text = output.text(of: result)
        context.runGuard?.standDown()
        try output.write(text, context)
        return result.cut == nil ? 0 : 3
    }

    private static func sampled(
        _ options: SampleOptions, _ arguments: ParsedArguments, _ context: CommandContext
    ) -> SamplingResult {
        let limits = options.run.search(context.interruptSignal(), until: context.deadline(options.run))
        let progress = ProgressLine(context, subject: "samples of this round", isWanted: !arguments.has("--quiet"))
        let result = SamplingRun(options.plan, shard: options.shard)
            .result(threads: options.run.threads, interruption: limits.interruption) { _ in progress.advance() }
        progress.clear()
        return result.withExactProbabilities(limits.interruption)
    }
}
