import Foundation

/// The bytes of a file. A regular file is mapped, so that its text never takes memory of its own. What cannot be mapped
/// (a pipe, a terminal, a regular file without a size such as those of /proc) is read to its end.
struct FileBytes {
    /// A path, or `-` for standard input.
    let path: String
    /// The file in errors.
    let name: String

    /// Calls `body` with the bytes.
    ///
    /// - Parameter streamLimit: the most bytes of what is not mapped.
    func read<R>(
        streamLimit: Int, _ body: (UnsafeRawBufferPointer) throws(MaskFileError) -> R
    ) throws(MaskFileError) -> R {
        guard !path.utf8.contains(0) else { throw error("expected a path without NUL") }
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError("cannot open the file") }
        defer { if path != "-" { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw systemError("cannot read the file") }
        if status.st_mode & S_IFMT == S_IFDIR { throw error("expected a file, found a directory") }
        guard path != "-", status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            let bytes = try stream(descriptor, limit: streamLimit)
            let result = bytes.withUnsafeBytes { bytes in Result { () throws(MaskFileError) in try body(bytes) } }
            return try result.get()
        }
        let count = Int(status.st_size)
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw systemError("cannot map the file")
        }
        defer { munmap(address, count) }
        // Only advice: reading ahead is worth having, and its absence is harmless.
        _ = madvise(address, count, Int32(MADV_SEQUENTIAL))
        return try body(UnsafeRawBufferPointer(start: address, count: count))
    }

    private func stream(_ descriptor: Int32, limit: Int) throws(MaskFileError) -> Data {
        var bytes = Data()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let received = Foundation.read(descriptor, &piece, piece.count)
            if received == 0 { return bytes }
            if received < 0, errno == EINTR { continue }
            guard received > 0 else { throw systemError("cannot read the file") }
            bytes.append(contentsOf: piece[..<received])
            guard bytes.count <= limit else {
                throw error("expected at most \(limit) bytes from what is not a regular file, found more")
            }
        }
    }

    private func error(_ message: String) -> MaskFileError { MaskFileError(file: name, message: message) }

    private func systemError(_ action: String) -> MaskFileError {
        error("\(action): \(String(cString: strerror(errno)))")
    }
}
