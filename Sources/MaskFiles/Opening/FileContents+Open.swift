import SupportMasks

extension FileContents {
    /// What a file holds. Its form is told by its first bytes, and by the extension of its name where these tell
    /// nothing; what gzip compressed is read as it was.
    ///
    /// The file is mapped as long as something of the contents can be read. Arrays that cannot be read, of complex
    /// numbers say, are there all the same: reading
    /// them throws.
    ///
    /// - Parameters:
    ///   - entries: the rule for masks of instances in JSON. All else is read by a rule of its own.
    ///   - convention: how their lists are written.
    ///   - limits: how large a mask may be.
    /// - Throws: for forms that are not read, with a line of Python where one writes another; for a file that is
    ///   damaged as far as it is looked at. That is the
    ///   structure of all, and the entries of what is no matrix in a zip file.
    static func open(
        _ path: String, entries: EntryRule, convention: LayerFit.Convention, limits: MaskLimits
    ) throws(MaskFilesError) -> FileContents {
        try of(
            MappedFile(path), MaskJSONReader.Listing(rule: entries, convention: convention, limits: limits))
    }

    /// The same of a file that is open.
    static func of(_ file: MappedFile, _ listing: MaskJSONReader.Listing) throws(MaskFilesError) -> FileContents {
        let origin = FileOrigin(path: file.path)
        let signature = try file.withBytes { bytes throws(MaskFilesError) in FileSignature(bytes) }
        guard signature == .gzip else { return try contents(of: file, signature, origin, listing) }
        return try inflated(GzipFile(file: file), FileOrigin(path: file.path, isInflated: true), listing)
    }

    /// An array of NumPy is read from the compressed file; everything else has to be looked at in any order, and is
    /// from a temporary one.
    private static func inflated(
        _ gzip: GzipFile, _ origin: FileOrigin, _ listing: MaskJSONReader.Listing
    ) throws(MaskFilesError) -> FileContents {
        let start = try gzip.start(512)
        let told = start.withUnsafeBytes { FileSignature(ByteView(held: $0)) }
        guard told != .gzip else {
            throw origin.context.error(
                "expected a file that gzip compressed once, found it compressed again: unpack it first (gunzip)")
        }
        if told == .npy || (told == nil && fileExtension(of: origin.path) == "npy") {
            return .matrix(try matrix(gzip, origin, listing.limits))
        }
        let file = try TemporaryFile.mapped(gzip, path: origin.path)
        let signature = try file.withBytes { bytes throws(MaskFilesError) in FileSignature(bytes) }
        return try contents(of: file, signature, origin, listing)
    }

    private static func contents(
        of file: MappedFile, _ signature: FileSignature?, _ origin: FileOrigin, _ listing: MaskJSONReader.Listing
    ) throws(MaskFilesError) -> FileContents {
        let limits = listing.limits
        let form: FileSignature? = if let signature { signature } else { try fallback(file, origin) }
        switch form {
        case .npy: return .matrix(try matrix(FileRange(file: file, range: 0..<file.count), origin, limits))
        case .zip: return try archive(file, origin, limits)
        case .safeTensors: return .arrays(try SafeTensorsReader.arrays(of: file, origin: origin, limits: limits))
        case .matrixMarket: return .matrix(try MatrixMarketReader.storedArray(of: file, origin: origin, limits: limits))
        case .json: return try MaskJSONReader.contents(of: file, origin: origin, listing)
        // What joblib stored without arrays looks like any other pickled objects.
        case .foreign(.pickle) where fileExtension(of: origin.path) == "joblib":
            throw ForeignFormat.joblib.refusal(origin)
        case .foreign(let format): throw format.refusal(origin)
        case .gzip, nil: return .text(file, isInflated: origin.isInflated)
        }
    }

    /// The form that the extension names, of a file without a signature; nil for text.
    ///
    /// - Throws: where the form always has a signature, and is not read.
    private static func fallback(_ file: MappedFile, _ origin: FileOrigin) throws(MaskFilesError) -> FileSignature? {
        let name = fileExtension(of: origin.path)
        // MATLAB 4 has no signature. Text has no zero among its first bytes.
        let start = try file.withBytes { bytes throws(MaskFilesError) in Array(bytes[0..<min(bytes.count, 20)].raw) }
        if name == "mat", start.contains(0) { return .foreign(.matlab) }
        let signature = FileSignature(extension: name)
        guard case .foreign(let format)? = signature, format.hasSignature else { return signature }
        guard format != .onnx else { return signature }
        throw origin.context.error(
            "expected \(format.name), as the extension of the file's name says, found other bytes")
    }

    private static func matrix(_ bytes: some ByteSource, _ origin: FileOrigin, _ limits: MaskLimits)
        throws(MaskFilesError) -> StoredArray
    {
        StoredArray(
            name: origin.name, try NPYArray(bytes, context: origin.context), limits: limits,
            unpacking: origin.unpacking(.npy))
    }

    private static func archive(_ file: MappedFile, _ origin: FileOrigin, _ limits: MaskLimits) throws(MaskFilesError)
        -> FileContents
    {
        let entries = try file.withBytes { bytes throws(MaskFilesError) in
            try ZipDirectory.entries(of: bytes, context: origin.context)
        }
        if let format = ForeignFormat(zipNames: entries.map(\.name)) { throw format.refusal(origin) }
        return try NPZReader.contents(of: file, entries, origin: origin, limits: limits)
    }
}
