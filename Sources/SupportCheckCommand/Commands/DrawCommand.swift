import Foundation
import Reports
import SupportTheory

/// `supportcheck draw`: pictures.
enum DrawCommand: Subcommand {
    static let name = "draw"
    static let options: [OptionSpecification] =
        [.value("--output", short: "-o"), .flag("--quiet", short: "-q")] + InputOptions.options + RunLimits.options
    static let help = """
        Usage: supportcheck draw FILE… [-o FILE] [--timeout SECONDS] [--memory MIB] [--threads N]
                               [--layer A,B,C] [--each PATTERN] [--output-first] [--transpose] [--from-weights]
                               [--quiet]

        Draws the masks of every instance (- is standard input) as one SVG picture: I beside the cells of the
        product and Jᵀ above them, the classes of rank-one supports in colours with letters or patterns, and, where
        the set of products is not closed, the window and the witness matrix. Networks of another depth than two:
        the masks of the layers, input side first. Cells have tooltips.

        Masks of more than 128 lines are drawn in tiles, which show what part of them lies inside the supports, so
        that the picture stays small. Files are read as by `supportcheck analyze`, which draws the same picture
        with --format svg.

          --output FILE, -o     writes there (standard: standard output)
          --timeout SECONDS     the time for the verdicts; what is not decided by then is drawn as undecided
          --memory MIB          the resident memory of the process; above it instances are undecided
          --threads N           threads that decide (standard: one for each processor); the picture is the same
          --layer, --each, --output-first, --transpose, --from-weights
                                what to take from files: see supportcheck analyze --help
          --quiet, -q           no progress on a terminal

        Exit status: 0 the picture was drawn, whatever the verdicts are, 2 bad usage or unreadable input.

        Examples
          supportcheck draw masks.txt -o masks.svg
          supportcheck generate hodlr 16 2 1 | supportcheck draw - > hodlr.svg

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let output = arguments.value(of: "--output")
        let limits = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        try context.begin(limits, reading: arguments.operands) { cause in
            Ending(note: "\(cause.sentence) before the masks were read: nothing is drawn", manner: .status(2))
        }
        guard let files = try InputFile.read(arguments, command: name, context) else { return 2 }
        if let output {
            guard !output.isEmpty, output != "-" else { throw .usage("--output needs the name of a file") }
            let target = AtomicFile.resolved(output)
            guard !arguments.operands.contains(where: { $0 != "-" && AtomicFile.resolved($0) == target }) else {
                throw .usage("the picture would overwrite the input \(output)")
            }
        }
        let items = AnalysisRun(
            files: files, limits: limits, setting: TrainingSetting(), isQuiet: arguments.has("--quiet"),
            context: context
        ).items(cut: { items, cause in
            // A picture takes memory itself.
            guard cause != .memoryLimit else {
                return Ending(note: "\(cause.sentence): nothing is drawn, more is needed", manner: .status(2))
            }
            return Ending(
                output: SVGReport(items).text, file: output,
                note: "\(cause.sentence): what was not decided is drawn as undecided", manner: .status(0))
        })
        let picture = SVGReport(items.map(\.analysis)).text
        context.runGuard?.standDown()
        if let output {
            try orUsage { () throws(UsageError) in
                try AtomicFile.write(to: output) { try $0.write(contentsOf: Data(picture.utf8)) }
            }
        } else {
            try context.output(picture)
        }
        return 0
    }
}
