// A regular file is mapped, so that its text never takes memory of its own. What cannot be mapped (a pipe, a terminal,
// a
// regular file without a size such as those of /proc) is read to its end into a buffer that `realloc` may grow in
// place.

import Foundation

/// What went wrong with a file as a whole.
struct FileFault: Error {
    let message: String

    init(_ message: String) { self.message = message }

    /// The system's word for the current `errno`.
    static func system(_ action: String) -> FileFault {
        FileFault("\(action): \(String(cString: strerror(errno)))")
    }
}

/// Calls `body` with the bytes of a file; `-` is standard input.
func withFileBytes<R>(
    path: String, streamLimit: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R
) throws(FileFault) -> R {
    if path == "-" { return try withStreamBytes(STDIN_FILENO, limit: streamLimit, body) }
    guard !path.utf8.contains(0) else { throw FileFault("expected a path without NUL") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault.system("cannot open the file") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFault.system("cannot read the file") }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
        throw FileFault("expected a file, found a directory")
    case S_IFREG where status.st_size > 0:
        return try withMappedBytes(descriptor, count: Int(status.st_size), body)
    default:
        return try withStreamBytes(descriptor, limit: streamLimit, body)
    }
}

private func withMappedBytes<R>(
    _ descriptor: Int32, count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R
) throws(FileFault) -> R {
    guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
        throw FileFault.system("cannot map the file")
    }
    defer { munmap(address, count) }
    // Only advice: reading ahead is worth having, and its absence is harmless.
    _ = madvise(address, count, Int32(MADV_SEQUENTIAL))
    return body(UnsafeBufferPointer(start: address.assumingMemoryBound(to: UInt8.self), count: count))
}

private func withStreamBytes<R>(
    _ descriptor: Int32, limit: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R
) throws(FileFault) -> R {
    var capacity = 1 << 16
    var count = 0
    guard var buffer = malloc(capacity) else { throw FileFault("out of memory after \(count) bytes") }
    defer { free(buffer) }
    while true {
        if count == capacity {
            guard let larger = realloc(buffer, capacity * 2) else {
                throw FileFault("out of memory after \(count) bytes")
            }
            buffer = larger
            capacity *= 2
        }
        let received = read(descriptor, buffer + count, capacity - count)
        if received == 0 { break }
        if received < 0 {
            if errno == EINTR { continue }
            throw FileFault.system("cannot read the file")
        }
        count += received
        guard count <= limit else {
            throw FileFault("expected at most \(limit) bytes from what is not a regular file, found more")
        }
    }
    return body(UnsafeBufferPointer(start: buffer.assumingMemoryBound(to: UInt8.self), count: count))
}
