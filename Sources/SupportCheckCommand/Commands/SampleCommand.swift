import Foundation
import MaskSampling
import Reports
import SupportTheory

/// `supportcheck sample`: how often random masks are closed.
enum SampleCommand: Subcommand {
    static let name = "sample"
    static let options = SampleOptions.specifications
    static let help = """
        Usage: supportcheck sample --sizes LIST --widths LIST [--densities LIST] [--model LIST] …
               supportcheck sample --networks LIST …
               supportcheck sample --merge SHARD.json…

        Draws random masks and says how often they are closed, not closed, undecided, and tractable, with Wilson's
        intervals: for every combination of a model, sizes and a density. The result depends on the seed, and not
        on threads or the load of the machine: searches count steps, and each sample has random numbers of its own.

        What is drawn
          --sizes LIST          rows and columns of the product, as in 8,16x32 (8 is 8x8), with
          --widths LIST         numbers of supports, as in 2,3,5-8: the masks I (m × r) and J (n × r)
          --networks LIST       units of each level from the inputs, as in 6-4-4-8: masks of layers
          --densities LIST      shares of cells inside, as in 0.1,1/3 or 0.05:0.95:19 (standard: 0.1:0.9:9)
          --model LIST          of: independent (standard), every entry with the same probability; fixed, as many
                                entries in each mask; N:M, as 2:4, in each row so many of so many consecutive cells;
                                magnitude, the largest of normal scores with effects of rows and columns (--spread S,
                                standard: 1); erdos-renyi, layer densities ∝ (rows + columns) / (rows × columns)

        How much
          --samples N           the most samples of a cell (standard: 400)
          --precision H         no more of a cell whose intervals reach H to both sides at most
          --budget N            the most samples of all cells: then they go where intervals are widest
          --confidence C        of the intervals (standard: 0.95)
          --effort EFFORT       of each decision: quick, milliseconds; normal (standard), up to about a second; high,
                                up to minutes. What is undecided depends on it, what is decided does not
          --seed N              where random numbers begin (standard: 1)

        What is said
          --exact               the exact probability beside the estimate: up to three supports, without magnitudes
          --levels LIST         says at which densities the share of closed masks crosses these (standard: 0.5,0.95)
          --format FORMAT       text (standard), json, csv, or svg: phase diagrams
          --output FILE, -o     writes there
          --quiet, -q           no progress on a terminal

        Limits and parts
          --timeout SECONDS, --memory MIB    end the run with what is known, as Ctrl-C does
          --threads N           threads that decide (standard: one for each processor); the output is the same
          --shard K/N           takes part K of N: of the samples, or with --precision of the cells; writes JSON
          --merge               reads the JSON of all N parts, and writes what one run would have written

        Exit status: 0 all was sampled, 2 bad usage, a missing or wrong part, or something could not be written,
        3 cut by a limit or an interrupt.

        Examples
          supportcheck sample --sizes 8 --widths 2,3 --exact
          supportcheck sample --sizes 4,8,16 --widths 4 --densities 0.05:0.95:19 --effort quick --format svg -o a.svg
          supportcheck sample --sizes 16 --widths 8 --model 2:4,magnitude,erdos-renyi --precision 0.02
          supportcheck sample --networks 8-6-6-4 --densities 0.2 --samples 1000 --shard 1/2 -o part1.json
          supportcheck sample --merge part1.json part2.json

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let output = try orUsage { () throws(UsageError) in try SampleOutput(arguments) }
        if arguments.has("--merge") {
            try output.write(SampleMerging.result(arguments, context), context)
            return 0
        }
        let options = try orUsage { () throws(UsageError) in try SampleOptions(arguments) }
        let result = sampled(options, arguments, context)
        try output.write(result, context)
        return result.cut == nil ? 0 : 3
    }

    private static func sampled(
        _ options: SampleOptions, _ arguments: ParsedArguments, _ context: CommandContext
    ) -> SamplingResult {
        let limits = options.run.search(context.interruptSignal())
        let progress = ProgressLine(context, subject: "samples of this round", isWanted: !arguments.has("--quiet"))
        let result = SamplingRun(options.plan, shard: options.shard)
            .result(threads: options.run.threads, interruption: limits.interruption) { _ in progress.advance() }
        progress.clear()
        return result.withExactProbabilities(limits.interruption)
    }
}
