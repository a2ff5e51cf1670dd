/// A file in a zip file, as its directory tells.
struct ZipEntry: Sendable {
    let name: String
    let flags: UInt16
    let method: UInt16
    let checkSum: UInt32
    /// The bytes of the file.
    let size: Int
    /// The bytes that it takes in the zip file.
    let storedSize: Int
    /// Where its local header begins.
    let start: Int

    private static let localSignature: UInt32 = 0x0403_4B50
    private static let localSize = 30
    /// Deflated data grows by no more: a length of 258 and its distance take two bits at least.
    private static let largestRatio = 1_032

    /// Hands over the file's bytes until `body` returns false; after the last, requires that there were as many as the
    /// directory says, with its check sum.
    ///
    /// - Parameter isStartOnly: whether the first few bytes will do.
    /// - Throws: what `body` throws; a fault of the data at the piece where it shows.
    func forEachPiece(
        of bytes: ByteView, context: ReadingContext, isStartOnly: Bool,
        _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool
    ) throws(MaskFilesError) {
        let stored = try storedRange(in: bytes, context)
        let data = bytes[stored]
        var sum = CRC32()
        var goesOn = true
        // What is not read to its end has no sum.
        let take = { (piece: UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool in
            if !isStartOnly { sum.add(piece) }
            goesOn = try body(piece)
            return goesOn
        }
        switch method {
        case 0:
            guard size == storedSize else {
                throw context.error(
                    "expected \(size) bytes stored, as the zip file's directory says, found \(storedSize)",
                    at: .byte(stored.lowerBound))
            }
            try data.forEachPiece(take)
        case 8:
            guard size / Self.largestRatio <= storedSize else {
                throw context.error(
                    "expected at most \(storedSize) × \(Self.largestRatio) bytes after inflation, found \(size) promised",
                    at: .byte(stored.lowerBound))
            }
            var inflater = Inflater(
                data, context: context, firstByte: stored.lowerBound,
                promise: .size(size, by: "the zip file's directory"), isStartOnly: isStartOnly)
            if try inflater.run(take) { try inflater.requireEnd() }
        default:
            throw context.error(
                "expected stored or deflated data in the zip file, found compression method \(method)",
                at: .byte(stored.lowerBound))
        }
        guard isStartOnly || !goesOn || sum.value == checkSum else {
            throw context.error(
                "the data is damaged: its check sum (CRC-32) is not the one in the zip file's directory")
        }
    }

    private func storedRange(in bytes: ByteView, _ context: ReadingContext) throws(MaskFilesError) -> Range<Int> {
        guard flags & 0x2041 == 0 else { throw context.error("expected data that is not encrypted in the zip file") }
        guard start <= bytes.count - Self.localSize, bytes.little(UInt32.self, at: start) == Self.localSignature else {
            throw context.error(
                "expected a file where the zip file's directory points, found other bytes", at: .byte(start))
        }
        let nameStart = start + Self.localSize
        let nameEnd = nameStart + Int(bytes.little(UInt16.self, at: start + 26))
        let first = nameEnd + Int(bytes.little(UInt16.self, at: start + 28))
        guard first <= bytes.count, storedSize <= bytes.count - first else {
            throw context.error("expected \(storedSize) bytes in the zip file, found its end", at: .byte(start))
        }
        guard bytes.text(nameStart..<nameEnd) == name, bytes.little(UInt16.self, at: start + 8) == method else {
            throw context.error(
                "expected the name and the method that the zip file's directory tells, found others", at: .byte(start))
        }
        return first..<first + storedSize
    }
}

/// A file in a mapped zip file.
struct ZippedBytes: ByteSource {
    let file: MappedFile
    let entry: ZipEntry
    let context: ReadingContext

    var size: Int? { entry.size }

    func forEachPiece(isStartOnly: Bool, _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool)
        throws(MaskFilesError)
    {
        try file.withBytes { bytes throws(MaskFilesError) in
            try entry.forEachPiece(of: bytes, context: context, isStartOnly: isStartOnly, body)
        }
    }
}
