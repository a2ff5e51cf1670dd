import CommandManuals
import Foundation
import MaskSampling
import ToolText

/// In which form the result of `supportcheck sample` is written, and where.
struct SampleOutput: Sendable {
    private let format: String
    private let path: String?

    private static let formats = ["text", "json", "csv", "svg"]
    static let options: [OptionSpecification] = [
        .value("--format", .words("FORMAT", formats), "text (standard), json, csv, or svg: phase diagrams"),
        CommonOptions.output("writes there"), CommonOptions.quiet("no progress on a terminal"),
    ]

    init(_ arguments: ParsedArguments) throws(UsageError) {
        // Parts are read again, as JSON.
        let isPart = arguments.has(Shard.name)
        format = try arguments.choice(of: "--format", among: Self.formats, default: isPart ? "json" : "text")
        if isPart, format != "json" {
            throw UsageError("a shard is written as JSON, to be merged, and not as \(format)")
        }
        path = try OutputPath.given(arguments, besides: arguments.operands)
    }

    /// The ending of a run that is cut while its report is made.
    func ending(_ result: SamplingResult) -> Ending {
        Ending(
            output: text(of: result), file: path,
            note: result.cut.map { "\($0.sentence) before exact values were known" },
            manner: .status(3))
    }

    func write(_ text: String, _ context: CommandContext) throws(CommandError) {
        guard let path else {
            try context.output(text)
            return
        }
        try orUsage { () throws(UsageError) in
            try AtomicFile.write(to: path) { try $0.write(contentsOf: Data(text.utf8)) }
        }
    }

    func text(of result: SamplingResult) -> String {
        switch format {
        case "json": SampleJSON(result, tool: (ToolIdentity.name, ToolIdentity.version)).text
        case "csv": SampleCSV(result).text
        case "svg": SampleDrawing(result).text
        default: SampleText(result).text
        }
    }
}
