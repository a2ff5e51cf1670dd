/// The file that an option names for what a command writes.
enum OutputPath {
    /// The file; nil if the option was not given.
    ///
    /// - Parameters:
    ///   - what: what is written, `the factors`.
    ///   - inputs: files that are read.
    /// - Throws: where no file is named, and for one that is read.
    static func given(
        _ arguments: ParsedArguments, _ option: String = "--output", what: String = "the report",
        besides inputs: [String] = []
    ) throws(UsageError) -> String? {
        guard let path = arguments.value(of: option) else { return nil }
        guard !path.isEmpty, path != "-" else { throw UsageError("\(option) needs the name of a file") }
        let target = AtomicFile.resolved(path)
        guard !inputs.contains(where: { $0 != "-" && AtomicFile.resolved($0) == target }) else {
            throw UsageError("\(what) would overwrite the input \(path)")
        }
        return path
    }
}
