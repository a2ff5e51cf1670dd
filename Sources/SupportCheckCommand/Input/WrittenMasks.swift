import SupportMasks

/// `--write-masks`: the instances that were read, as a mask file in the text form, which is the one that the checker
/// reads.
enum WrittenMasks {
    /// Writes the file, if it is wanted.
    ///
    /// - Parameter certificates: where certificates will go.
    static func write(_ files: [InputFile], _ arguments: ParsedArguments, certificates: [String]) throws(UsageError) {
        guard
            let path = try OutputPath.given(
                arguments, "--write-masks", what: "the masks", besides: arguments.operands)
        else { return }
        let target = AtomicFile.resolved(path)
        guard !certificates.contains(where: { AtomicFile.resolved($0) == target }) else {
            throw UsageError("the certificate would overwrite the masks in \(path)")
        }
        try AtomicFile.write(to: path) {
            try MaskTextWriter.write(files.flatMap { $0.instances.map(\.instance) }, to: $0)
        }
    }
}
