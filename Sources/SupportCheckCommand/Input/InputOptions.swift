import MaskFiles
import SupportMasks

/// `--transpose`, `--output-first`, `--layer`, `--each` and `--from-weights`: what to take from files.
enum InputOptions {
    static let options: [OptionSpecification] = [
        .flag("--transpose"), .flag("--output-first"), .value("--layer"), .value("--each"), .flag("--from-weights"),
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
