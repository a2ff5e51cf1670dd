import CommandManuals
import MaskFiles
import SupportMasks

/// `--transpose`, `--output-first`, `--layer`, `--each` and `--from-weights`: what to take from files.
enum InputOptions {
    static let options: [OptionSpecification] = [
        .value(
            "--layer", .text("A,B,C"),
            """
            the arrays that are layers, input side first: names, in which * and ? stand for any characters and for one
            """),
        .value(
            "--each", .text("PATTERN"),
            """
            an instance for each block of a checkpoint, such as 'model.layers.*.mlp' (* is within a part of the \
            name); --layer then counts inside the block
            """),
        .flag("--output-first", "lists (layers in text and JSON, --layer, files, numbers) are written from the left"),
        .flag("--transpose", "matrices are stored inputs × outputs (I and J: width × rows)"),
        .flag("--from-weights", "entries are weights, numbers in text too: inside is what is not zero"),
    ]

    /// - Throws: for patterns that are none.
    static func parsed(_ arguments: ParsedArguments) throws(UsageError) -> MaskFilesOptions {
        let patterns =
            arguments.value(of: "--layer")?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            ?? []
        guard !patterns.contains("") else {
            throw UsageError("--layer is a pattern of names, or several divided by commas")
        }
        let each = arguments.value(of: "--each")
        guard each != "" else {
            throw UsageError("--each is a pattern of the names that blocks begin with, such as 'model.layers.*.mlp'")
        }
        return MaskFilesOptions(
            convention: LayerFit.Convention(
                isOutputFirst: arguments.has("--output-first"), isTransposed: arguments.has("--transpose")),
            layerPatterns: patterns, each: each, takesWeights: arguments.has("--from-weights"))
    }
}
