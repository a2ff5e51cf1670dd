import Foundation

/// The memory of a mapped file that is read from start to end: what lies behind the reader is given back to the system,
/// a few MiB at a time, so that a file of any size takes as little.
///
/// The pages are read from the file again where they are looked at, for an error say.
struct PagesBehind {
    private let bytes: UnsafeRawBufferPointer
    private var start = 0

    private static let pieceSize = 1 << 22

    /// - Parameter bytes: a whole mapping that nobody writes to.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Gives back the bytes before an offset, if they are enough to be worth it.
    @inline(__always)
    mutating func giveBack(before offset: Int) {
        if offset - start >= Self.pieceSize { giveBackNow(before: offset) }
    }

    private mutating func giveBackNow(before offset: Int) {
        guard let base = bytes.baseAddress else { return }
        let size = (offset - start) / Self.pieceSize * Self.pieceSize
        // Advice: nothing depends on its being taken.
        _ = madvise(UnsafeMutableRawPointer(mutating: base + start), size, MADV_DONTNEED)
        start += size
    }
}
