import SupportMasks

/// The file that masks were read from, as far as a copy of it needs.
enum ArraySource: Sendable {
    case tensors(MappedFile, [Tensor])
    /// With the types of the arrays that are masks.
    case entries(MappedFile, [ZipEntry], types: [String: MaskElement])

    /// Nil if the file is of another form, or does not hold the arrays that the masks were read from: then it has them in
    /// a form of its own, of bits, or of the entries of a sparse matrix.
    ///
    /// - Throws: if the file cannot be read, and if it holds another array of the name of a mask that is written.
    init?(_ path: String, _ form: ArrayFileForm, holding arrays: [WrittenArray]) throws(MaskFilesError) {
        var file = try MappedFile(path)
        if try file.withBytes({ bytes throws(MaskFilesError) in FileSignature(bytes) }) == .gzip {
            file = try TemporaryFile.mapped(GzipFile(file: file), path: path)
        }
        let context = ReadingContext(file: path)
        let signature = try file.withBytes { bytes throws(MaskFilesError) in FileSignature(bytes) }
        let names: Set<String>
        switch (form, signature) {
        case (.safeTensors, .safeTensors):
            let tensors = try file.withBytes { bytes throws(MaskFilesError) in
                try SafeTensorsHeader.tensors(of: bytes, context: context)
            }
            names = Set(tensors.map(\.name))
            self = .tensors(file, tensors)
        case (.npz, .zip):
            let entries = try file.withBytes { bytes throws(MaskFilesError) in
                try ZipDirectory.entries(of: bytes, context: context)
            }
            names = Set(entries.map(\.arrayName))
            self = .entries(file, entries, types: try Self.types(arrays, in: file, entries, context))
        default: return nil
        }
        guard arrays.allSatisfy({ names.contains($0.stored) }) else { return nil }
        if let taken = arrays.first(where: { !$0.isMask && names.contains($0.name) }) {
            throw context.error("the mask of \(quoted(taken.stored)) would replace \(quoted(taken.name))")
        }
    }

    private static func types(
        _ arrays: [WrittenArray], in file: MappedFile, _ entries: [ZipEntry], _ context: ReadingContext
    ) throws(MaskFilesError) -> [String: MaskElement] {
        let masks = Set(arrays.filter(\.isMask).map(\.name))
        var types: [String: MaskElement] = [:]
        for entry in entries where masks.contains(entry.arrayName) {
            let array = try NPYArray(ZippedBytes(file: file, entry: entry, context: context), context: context)
            guard case .success(let format) = array.header.format else { continue }
            types[entry.arrayName] = MaskElement(format.type)
        }
        return types
    }
}
