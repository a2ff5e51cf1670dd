import CommandManuals
import Foundation
import MaskSampling
import ToolText

/// `supportcheck sample --merge`: the parts of a run as one.
enum SampleMerging {
    static let option = OptionSpecification.flag(
        "--merge", "reads the JSON of all N parts, and writes what one run would have written")

    static func result(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError)
        -> SamplingResult
    {
        try orUsage { () throws(UsageError) in
            try arguments.expectOnly(SampleOutput.options + [option], with: "--merge")
        }
        guard !arguments.operands.isEmpty else { throw .usage("--merge needs the files of the parts") }
        var files: [(name: String, file: SampleFile)] = []
        for path in arguments.operands {
            let bytes: Data
            do { bytes = try context.readBytes(path) } catch { throw .usage("\(error)") }
            do { files.append((path, try SampleFile(bytes))) } catch { throw .usage("\(path): \(error.message)") }
        }
        if let other = files.first(where: { $0.file.version != ToolIdentity.version }) {
            throw .usage("\(other.name): written by version \(other.file.version), and this is \(ToolIdentity.version)")
        }
        do { return try SampleMerge.merged(files).withExactProbabilities() } catch { throw .usage(error.message) }
    }
}
