import Foundation

/// A gzip file (RFC 1952) as the bytes that were compressed: those of its members, one after the other.
struct GzipFile: ByteSource {
    let file: MappedFile

    /// Told at the end, if it is small enough, and of the last member alone: not used.
    var size: Int? { nil }

    private var context: ReadingContext { ReadingContext(file: file.path) }

    /// Hands over the bytes until `body` returns false; at the end of each member, its check sum and its size are held
    /// against what came out.
    func forEachPiece(isStartOnly: Bool, _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool)
        throws(MaskFilesError)
    {
        try file.withBytes { bytes throws(MaskFilesError) in
            var offset = 0
            repeat {
                guard let end = try member(at: offset, in: bytes, isStartOnly: isStartOnly, body) else { return }
                offset = end
            } while offset < bytes.count
        }
    }

    /// Hands over the bytes of a member.
    ///
    /// - Returns: where the member ends; nil if `body` returned false.
    private func member(
        at start: Int, in bytes: ByteView, isStartOnly: Bool,
        _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool
    ) throws(MaskFilesError) -> Int? {
        let data = try GzipHeader.end(at: start, in: bytes, context)
        var sum = CRC32()
        var size = 0
        var inflater = Inflater(
            bytes[data..<bytes.count], context: context, firstByte: data, promise: .none, isStartOnly: isStartOnly)
        let isComplete = try inflater.run { piece throws(MaskFilesError) in
            sum.add(piece)
            size += piece.count
            return try body(piece)
        }
        guard isComplete else { return nil }
        let end = data + inflater.consumed
        guard bytes.count - end >= 8 else {
            throw context.error(
                "expected the check sum and the size of the compressed data, found the file's end", at: .byte(end))
        }
        guard bytes.little(UInt32.self, at: end) == sum.value else {
            throw context.error(
                "the data is damaged: its check sum (CRC-32) is not the one behind the compressed data", at: .byte(end))
        }
        guard bytes.little(UInt32.self, at: end + 4) == UInt32(truncatingIfNeeded: size) else {
            throw context.error(
                "the data is damaged: its size is not the one behind the compressed data", at: .byte(end + 4))
        }
        return end + 8
    }
}

/// The header of a member of a gzip file.
enum GzipHeader {
    /// Whether bytes begin as those of a gzip file.
    static func begins(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Where the deflated data begins.
    static func end(at start: Int, in bytes: ByteView, _ context: ReadingContext) throws(MaskFilesError) -> Int {
        guard bytes.count - start >= 2, bytes[start] == 0x1F, bytes[start + 1] == 0x8B else {
            throw context.error(
                "expected another member of the gzip file, or its end, found other bytes", at: .byte(start))
        }
        let cut = context.error(
            "expected the header of a member of the gzip file, found the file's end", at: .byte(start))
        guard bytes.count - start >= 10 else { throw cut }
        let flags = bytes[start + 3]
        guard bytes[start + 2] == 8, flags & 0xE0 == 0 else {
            throw context.error(
                "expected deflated data in the gzip file, found another method or unknown flags", at: .byte(start + 2))
        }
        var end = start + 10
        if flags & 4 != 0 {
            guard bytes.count - end >= 2 else { throw cut }
            end += 2 + Int(bytes.little(UInt16.self, at: end))
        }
        // A name and a comment, each with a zero at its end.
        for flag in [8, 16] as [UInt8] where flags & flag != 0 {
            while end < bytes.count, bytes[end] != 0 { end += 1 }
            end += 1
        }
        if flags & 2 != 0 {
            guard end <= bytes.count - 2 else { throw cut }
            var sum = CRC32()
            sum.add(bytes[start..<end].raw)
            guard bytes.little(UInt16.self, at: end) == UInt16(truncatingIfNeeded: sum.value) else {
                throw context.error("the header of the gzip file is damaged: its check sum is another", at: .byte(end))
            }
            end += 2
        }
        guard end < bytes.count else { throw cut }
        return end
    }
}
