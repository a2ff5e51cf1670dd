import MaskFiles

/// `--transpose`, `--layer` and `--from-weights`: what to take from files of arrays.
enum InputOptions {
    static let options: [OptionSpecification] = [.flag("--transpose"), .value("--layer"), .flag("--from-weights")]

    /// - Throws: for an option that a file has no use for: masks in text and JSON say themselves what they are.
    static func parsed(_ arguments: ParsedArguments) throws(UsageError) -> MaskFilesOptions {
        for option in ["--transpose", "--from-weights"] {
            try require(option, arguments, "for .npy, .npz, .mtx and .safetensors files", \.holdsArrays)
        }
        try require("--layer", arguments, "for .npz and .safetensors files") { $0 == .npz || $0 == .safeTensors }
        let patterns = arguments.value(of: "--layer")?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
        guard !patterns.contains("") else { throw UsageError("--layer is a pattern of names, or several divided by commas") }
        return MaskFilesOptions(
            isTransposed: arguments.has("--transpose"), layerPatterns: patterns, takesWeights: arguments.has("--from-weights"))
    }

    private static func require(
        _ option: String, _ arguments: ParsedArguments, _ use: String, _ applies: (MaskFileFormat) -> Bool
    ) throws(UsageError) {
        guard arguments.has(option) else { return }
        for path in arguments.operands {
            // Files that are refused are so with a sentence of their own.
            let format = MaskFileFormat(path: path)
            guard applies(format) || format == .pickle || format == .foreign else { throw UsageError("\(option) is \(use), and '\(path)' is none") }
        }
    }
}
