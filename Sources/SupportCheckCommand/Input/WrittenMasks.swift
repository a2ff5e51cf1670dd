import SupportMasks

/// `--write-masks`: the instances that were read, as a mask file in the text form, which is the one that the checker
/// reads.
enum WrittenMasks {
    /// Writes the file, if it is wanted.
    ///
    /// - Parameter certificates: where certificates will go.
    static func write(_ files: [InputFile], _ arguments: ParsedArguments, certificates: [String]) throws(UsageError) {
        guard let path = arguments.value(of: "--write-masks") else { return }
        guard !path.isEmpty, path != "-" else { throw UsageError("--write-masks needs the name of a file") }
        let target = AtomicFile.resolved(path)
        guard !arguments.operands.contains(where: { $0 != "-" && AtomicFile.resolved($0) == target }) else {
            throw UsageError("the masks would overwrite the input \(path)")
        }
        guard !certificates.contains(where: { AtomicFile.resolved($0) == target }) else {
            throw UsageError("the certificate would overwrite the masks in \(path)")
        }
        try AtomicFile.write(to: path) {
            try MaskTextWriter.write(files.flatMap { $0.instances.map(\.instance) }, to: $0)
        }
    }
}
