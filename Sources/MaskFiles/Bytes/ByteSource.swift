/// Bytes that come in pieces, from the first on, as often as they are asked for: of a file, or of one that is packed in
/// it.
protocol ByteSource: Sendable {
    /// The number of bytes, where it is told before they come.
    var size: Int? { get }

    /// Hands over the bytes until `body` returns false; whoever takes all of them learns at their end whether they are
    /// damaged.
    ///
    /// - Parameter isStartOnly: whether the first few bytes will do.
    /// - Throws: what `body` throws; a fault of the bytes at the piece where it shows.
    func forEachPiece(isStartOnly: Bool, _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool)
        throws(MaskFilesError)
}

extension ByteSource {
    /// Hands over all bytes.
    func forEachPiece(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        try forEachPiece(isStartOnly: false) { piece throws(MaskFilesError) in
            try body(piece)
            return true
        }
    }

    /// The first bytes, at most `count`.
    func start(_ count: Int) throws(MaskFilesError) -> [UInt8] {
        var start: [UInt8] = []
        try forEachPiece(isStartOnly: true) { piece throws(MaskFilesError) in
            start += piece.prefix(count - start.count)
            return start.count < count
        }
        return start
    }
}

/// A part of a mapped file.
struct FileRange: ByteSource {
    let file: MappedFile
    let range: Range<Int>

    var size: Int? { range.count }

    func forEachPiece(isStartOnly: Bool, _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool)
        throws(MaskFilesError)
    {
        try file.withBytes { bytes throws(MaskFilesError) in try bytes[range].forEachPiece(body) }
    }
}
