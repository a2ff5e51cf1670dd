import Foundation
import Reports
import SupportTheory

/// `supportcheck draw`: pictures.
enum DrawCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let output = try orUsage { () throws(UsageError) in
            try OutputPath.given(arguments, what: "the picture", besides: arguments.operands)
        }
        let limits = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        try context.begin(limits, reading: arguments.operands) { cause in
            Ending(note: "\(cause.sentence) before the masks were read: nothing is drawn", manner: .status(2))
        }
        guard let files = try InputFile.read(arguments, command: name, context) else { return 2 }
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
