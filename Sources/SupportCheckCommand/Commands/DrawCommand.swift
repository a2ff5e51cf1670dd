import Foundation
import Reports
import SupportTheory

/// `supportcheck draw`: pictures.
enum DrawCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let output = arguments.value(of: "--output")
        guard let files = try InputFile.read(arguments, command: name, context) else { return 2 }
        if let output {
            guard !output.isEmpty, output != "-" else { throw .usage("--output needs the name of a file") }
            let target = AtomicFile.resolved(output)
            guard !arguments.operands.contains(where: { $0 != "-" && AtomicFile.resolved($0) == target }) else {
                throw .usage("the picture would overwrite the input \(output)")
            }
        }
        let limits = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        let items = AnalysisRun(
            files: files, limits: limits, setting: TrainingSetting(), isQuiet: arguments.has("--quiet"),
            context: context
        ).items()
        let picture = SVGReport(items.map(\.analysis)).text
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
