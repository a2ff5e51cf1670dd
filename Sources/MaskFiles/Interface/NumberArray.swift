import SupportMasks

/// An array of numbers, whose values somebody else makes of its bytes: here only supports are read.
package struct NumberArray: Sendable {
    /// The name in a zip file, or of a tensor; the file's without its extension where it holds one array.
    package let name: String
    /// Makes errors about the array.
    package let context: ReadingContext
    /// The sizes of the dimensions, none negative.
    package let shape: [Int]
    /// The type of the entries as NumPy writes it, `<f8`; nil of records with fields. Of a tensor whose type has no such
    /// name its own.
    package let descr: String?
    /// Whether the entries stand column after column.
    package let isColumnMajor: Bool
    private let pieces:
        @Sendable ((UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) -> Void

    private init(name: String, context: ReadingContext, array: NPYArray) {
        (self.name, self.context) = (name, context)
        (shape, descr, isColumnMajor) = (array.header.shape, array.header.descr, array.header.isColumnMajor)
        pieces = { body throws(MaskFilesError) in try array.forEachPieceOfEntries(body) }
    }

    private init(_ tensor: Tensor, in file: MappedFile, context: ReadingContext) {
        (name, self.context, shape) = (tensor.name, context, tensor.shape)
        descr = ElementType(dtype: tensor.dtype)?.descr ?? tensor.dtype
        isColumnMajor = false
        pieces = { body throws(MaskFilesError) in
            try FileRange(file: file, range: tensor.range).forEachPiece(body)
        }
    }

    /// The arrays of a file in the order of the file: one of `.npy`, those of `.npz`, the tensors of `.safetensors`,
    /// told by the first bytes; each also gzipped. The file is mapped as long as one of them can be read.
    ///
    /// - Throws: for files of another form, and for one that is damaged as far as it is looked at.
    package static func all(in path: String) throws(MaskFilesError) -> [NumberArray] {
        try all(in: MappedFile(path))
    }

    /// The same of a file's bytes.
    ///
    /// - Parameter path: what the file is called.
    package static func all(in bytes: UnsafeRawBufferPointer, path: String) throws(MaskFilesError) -> [NumberArray] {
        try all(in: MappedFile(copying: bytes, path: path))
    }

    private static func all(in file: MappedFile) throws(MaskFilesError) -> [NumberArray] {
        let path = file.path
        let origin = FileOrigin(path: path)
        let signature = try file.withBytes { bytes throws(MaskFilesError) in FileSignature(bytes) }
        guard signature == .gzip else {
            return try all(in: file, FileRange(file: file, range: 0..<file.count), signature, origin)
        }
        let inflated = FileOrigin(path: path, isInflated: true)
        let gzip = GzipFile(file: file)
        let start = try gzip.start(512)
        let told = start.withUnsafeBytes { FileSignature(ByteView(held: $0)) }
        if told == .npy { return try all(in: file, gzip, .npy, inflated) }
        let unpacked = try TemporaryFile.mapped(gzip, path: path)
        return try all(in: unpacked, FileRange(file: unpacked, range: 0..<unpacked.count), told, inflated)
    }

    private static func all(
        in file: MappedFile, _ bytes: some ByteSource, _ signature: FileSignature?, _ origin: FileOrigin
    ) throws(MaskFilesError) -> [NumberArray] {
        switch signature {
        case .npy:
            return [
                NumberArray(
                    name: origin.name, context: origin.context, array: try NPYArray(bytes, context: origin.context))
            ]
        case .zip: return try archive(file, origin)
        case .safeTensors:
            let tensors = try file.withBytes { bytes throws(MaskFilesError) in
                try SafeTensorsHeader.tensors(of: bytes, context: origin.context)
            }
            return tensors.map { NumberArray($0, in: file, context: origin.context("tensor", $0.name)) }
        case .foreign(let format): throw format.refusal(origin)
        default: throw origin.context.error("expected numbers (.npy, .npz or .safetensors), found another form")
        }
    }

    private static func archive(_ file: MappedFile, _ origin: FileOrigin) throws(MaskFilesError) -> [NumberArray] {
        let entries = try file.withBytes { bytes throws(MaskFilesError) in
            try ZipDirectory.entries(of: bytes, context: origin.context)
        }
        if let format = ForeignFormat(zipNames: entries.map(\.name)) { throw format.refusal(origin) }
        var arrays: [NumberArray] = []
        for entry in entries {
            guard entry.name.hasSuffix(".npy") else {
                throw origin.context.error(
                    "expected arrays of NumPy (names that end in .npy) in the zip file, found \(quoted(entry.name))")
            }
            let name = String(entry.name.dropLast(4))
            let context = origin.context("array", name)
            let bytes = ZippedBytes(file: file, entry: entry, context: context)
            arrays.append(NumberArray(name: name, context: context, array: try NPYArray(bytes, context: context)))
        }
        return arrays
    }

    /// Hands over the bytes of the entries, in the order of the file, in pieces that may end within an entry; damage
    /// shows at their end.
    package func forEachPieceOfEntries(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void)
        throws(MaskFilesError)
    {
        try pieces(body)
    }
}
