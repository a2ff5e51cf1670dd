import Foundation

/// Bytes of a file, mapped or in memory. Every access is checked: a fault of a reader ends the program, and never reads what is not
/// the file's.
struct ByteView {
    private let bytes: UnsafeRawBufferPointer
    /// Whether the system may take the memory of the bytes back, and read them again.
    let isMapped: Bool

    private init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool) { (self.bytes, self.isMapped) = (bytes, isMapped) }

    /// - Parameter bytes: of a file's mapping, which nobody writes to: the system may take their memory back.
    init(mapped bytes: UnsafeRawBufferPointer) { self.init(bytes, isMapped: true) }

    /// - Parameter bytes: of memory that somebody else holds as long as the view is in use.
    init(held bytes: UnsafeRawBufferPointer) { self.init(bytes, isMapped: false) }

    /// The number of bytes.
    var count: Int { bytes.count }

    /// The byte at an offset, which must lie within.
    subscript(offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < bytes.count, "the byte is in the file")
        return bytes[offset]
    }

    /// The bytes of a range, which must lie within.
    subscript(range: Range<Int>) -> ByteView {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the bytes are in the file")
        return ByteView(UnsafeRawBufferPointer(rebasing: bytes[range]), isMapped: isMapped)
    }

    /// The little-endian number at an offset, whose bytes must lie within.
    func little<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type, at offset: Int) -> T {
        precondition(offset >= 0 && offset <= bytes.count - MemoryLayout<T>.size, "the number is in the file")
        return T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// A little-endian number of 64 bits at an offset that must lie within; nil if it does not fit an `Int`.
    func size(at offset: Int) -> Int? { Int(exactly: little(UInt64.self, at: offset)) }

    /// The text of a range that must lie within; nil if it is not UTF-8.
    func text(_ range: Range<Int>) -> String? { String(validating: self[range].bytes, as: UTF8.self) }

    /// Hands over the bytes in pieces until `body` returns false, and gives the memory of each back to the system: a
    /// file larger than the memory can be
    /// read from start to end.
    func forEachPiece(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool) throws(MaskFilesError) {
        var offset = 0
        while offset < count {
            let piece = self[offset..<offset + min(Self.pieceSize, count - offset)]
            let goesOn = try body(piece.raw)
            piece.giveBack()
            guard goesOn else { return }
            offset += piece.count
        }
    }

    /// The bytes that are read before their memory is given back.
    static let pieceSize = 1 << 22

    /// Lets the system have the memory of the mapped pages that lie within: they are read from the file again when they
    /// are looked at.
    func giveBack() {
        guard isMapped, let start = bytes.baseAddress else { return }
        let page = sysconf(Int32(_SC_PAGESIZE))
        guard page > 0 else { return }
        let before = (page - Int(bitPattern: start) % page) % page
        let size = (count - before) / page * page
        // Advice: nothing depends on its being taken.
        if size > 0 { _ = madvise(UnsafeMutableRawPointer(mutating: start + before), size, MADV_DONTNEED) }
    }

    /// The bytes themselves, for loops that check their bounds.
    var raw: UnsafeRawBufferPointer { bytes }
}
