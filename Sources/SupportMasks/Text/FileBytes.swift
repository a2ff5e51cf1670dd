import Foundation

/// The bytes of a file, or of standard input for `-`. A regular file is mapped, so that its text never takes memory of
/// its own; what cannot be mapped (a pipe, a terminal, a file without a size such as those of /proc) is read to its end.
///
/// - Parameters:
///   - name: the file in errors.
///   - streamLimit: the most bytes of what is not mapped.
/// - Returns: the bytes, and of a mapped file its stamp, which is to be asked when the bytes have been read.
func fileBytes(_ path: String, name: String, streamLimit: Int) throws(MaskFileError) -> (
    bytes: Data, stamp: FileStamp?
) {
    guard !path.utf8.contains(0) else { throw MaskFileError(file: name, message: "expected a path without NUL") }
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("cannot open the file", name) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError("cannot read the file", name) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
        throw MaskFileError(file: name, message: "expected a file, found a directory")
    }
    let count = Int(status.st_size)
    guard path != "-", status.st_mode & S_IFMT == S_IFREG, count > 0 else {
        return (try stream(descriptor, name, limit: streamLimit), nil)
    }
    guard LostPages.areCounted else { throw systemError("cannot map the file", name) }
    let stamp = FileStamp(status)
    guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
        throw systemError("cannot map the file", name)
    }
    // Only advice: reading ahead is worth having, and its absence is harmless.
    _ = madvise(address, count, Int32(MADV_SEQUENTIAL))
    return (Data(bytesNoCopy: address, count: count, deallocator: .unmap), stamp)
}

private func stream(_ descriptor: Int32, _ name: String, limit: Int) throws(MaskFileError) -> Data {
    var bytes = Data()
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let received = read(descriptor, &piece, piece.count)
        if received == 0 { return bytes }
        if received < 0, errno == EINTR { continue }
        guard received > 0 else { throw systemError("cannot read the file", name) }
        bytes.append(contentsOf: piece[..<received])
        guard bytes.count <= limit else {
            throw MaskFileError(
                file: name, message: "expected at most \(limit) bytes from what is not a regular file, found more")
        }
    }
}

private func systemError(_ action: String, _ name: String) -> MaskFileError {
    MaskFileError(file: name, message: "\(action): \(String(cString: strerror(errno)))")
}
