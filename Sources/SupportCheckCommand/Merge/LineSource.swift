import Foundation

/// Reads lines of a part by their places, with their ends; a piece of the file is held, since lines that are asked for
/// mostly follow one another.
final class LineSource {
    private let path: String
    private let descriptor: Int32
    private var piece: [UInt8] = []
    private var start = 0

    private static let pieceSize = 1 << 18

    init(_ part: PartFile) throws(UsageError) {
        path = part.path
        descriptor = open(part.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw UsageError("cannot read \(part.path): \(String(cString: strerror(errno)))")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// - Throws: if the file has become shorter, or the line has another end, since it was looked at.
    func bytes(of place: LinePlace) throws(UsageError) -> Data {
        if place.offset < start || place.offset + place.count > start + piece.count { try load(place) }
        let first = place.offset - start
        guard first + place.count <= piece.count, piece[first + place.count - 1] == 0x0A else {
            throw UsageError("cannot read \(path): it was changed while it was read")
        }
        return Data(piece[first..<first + place.count])
    }

    private func load(_ place: LinePlace) throws(UsageError) {
        let wanted = max(place.count, Self.pieceSize)
        var bytes = [UInt8](repeating: 0, count: wanted)
        var filled = 0
        while filled < wanted {
            let count = bytes[filled...].withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, $0.count, off_t(place.offset + filled))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw UsageError("cannot read \(path): \(String(cString: strerror(errno)))") }
            if count == 0 { break }
            filled += count
        }
        piece = Array(bytes[..<filled])
        start = place.offset
    }
}
