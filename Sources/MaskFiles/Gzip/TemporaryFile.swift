import Foundation
import SupportMasks

/// A file without a name, which goes with its last use: for what has to be looked at in any order, and may be larger
/// than the memory.
enum TemporaryFile {
    /// Writes bytes to such a file, in the folder that `TMPDIR` names or `/tmp`, and maps it.
    ///
    /// - Parameter path: the file that the bytes come from, for errors.
    /// - Throws: what the source throws, and where there is no room.
    static func mapped(_ source: some ByteSource, path: String) throws(MaskFilesError) -> MappedFile {
        let context = ReadingContext(file: path)
        let variable = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        let folder = variable.isEmpty ? "/tmp" : variable
        var template = Array("\(folder)/supportcheck-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw context.error("cannot make a temporary file in \(quoted(folder)): \(systemComplaint())")
        }
        defer { close(descriptor) }
        unlink(template)
        var isEmpty = true
        try source.forEachPiece { piece throws(MaskFilesError) in
            if !piece.isEmpty { isEmpty = false }
            guard write(piece, to: descriptor) else {
                throw context.error("cannot write a temporary file in \(quoted(folder)): \(systemComplaint())")
            }
        }
        guard !isEmpty else { throw context.error("expected masks, found an empty file") }
        return try MappedFile(descriptor: descriptor, path: path)
    }

    /// Writes all bytes; false with `errno` set if that fails.
    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            offset += count
        }
        return true
    }
}
