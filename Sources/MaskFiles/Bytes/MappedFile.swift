import Foundation
import SupportMasks

/// A regular file that is mapped as long as the object lives: for arrays that are read after all of them are known.
/// Bytes that are in memory can stand for one.
///
/// A file that changes while it is read is an error of whoever reads it.
final class MappedFile: Sendable {
    /// The path as it was given.
    let path: String
    /// The number of bytes, at least one.
    let count: Int
    private nonisolated(unsafe) let address: UnsafeMutableRawPointer
    /// What the file was like when it was opened; nil for bytes in memory.
    private let stamp: FileStamp?

    /// Opens and maps a file.
    convenience init(_ path: String) throws(MaskFilesError) {
        let descriptor = try openFile(path)
        defer { close(descriptor) }
        try self.init(descriptor: descriptor, path: path)
    }

    /// Maps a file that is open, and may be closed afterwards.
    ///
    /// - Parameter path: the file that is named in errors.
    init(descriptor: Int32, path: String) throws(MaskFilesError) {
        self.path = path
        let mapped = try mapFile(descriptor, path)
        (address, count, stamp) = (mapped.address, mapped.count, mapped.stamp)
    }

    /// Holds a copy of bytes, with nothing behind them that could be read by mistake: what a sanitizer sees of it.
    ///
    /// - Parameter path: what they are called in errors.
    init(copying bytes: UnsafeRawBufferPointer, path: String) throws(MaskFilesError) {
        guard !bytes.isEmpty else { throw emptyFile(path) }
        self.path = path
        count = bytes.count
        address = .allocate(byteCount: count, alignment: 1)
        UnsafeMutableRawBufferPointer(start: address, count: count).copyMemory(from: bytes)
        stamp = nil
    }

    deinit {
        if stamp != nil { munmap(address, count) } else { address.deallocate() }
    }

    /// Calls `body` with the bytes, which must not leave it.
    ///
    /// - Throws: what `body` throws; if the file has changed since it was opened, that.
    func withBytes<R>(_ body: (ByteView) throws(MaskFilesError) -> R) throws(MaskFilesError) -> R {
        defer { withExtendedLifetime(self) {} }
        let bytes = UnsafeRawBufferPointer(start: address, count: count)
        guard let stamp else { return try body(ByteView(held: bytes)) }
        let result = Result { () throws(MaskFilesError) in try body(ByteView(mapped: bytes)) }
        if let change = stamp.change(at: path) { throw ReadingContext(file: path).error(change) }
        return try result.get()
    }
}

/// A descriptor of a file, to be closed.
private func openFile(_ path: String) throws(MaskFilesError) -> Int32 {
    let context = ReadingContext(file: path)
    guard !path.utf8.contains(0) else { throw context.error("expected a path without NUL") }
    // Without O_NONBLOCK the opening of a pipe would wait for a writer; regular files know no difference.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw context.error("cannot open the file: \(systemComplaint())") }
    return descriptor
}

private func mapFile(_ descriptor: Int32, _ path: String) throws(MaskFilesError) -> (
    address: UnsafeMutableRawPointer, count: Int, stamp: FileStamp
) {
    let context = ReadingContext(file: path)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw context.error("cannot read the file: \(systemComplaint())") }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw context.error("expected a file, found a directory")
    default: throw context.error("expected a regular file: only text masks are read from a pipe")
    }
    let count = Int(status.st_size)
    guard count > 0 else { throw emptyFile(path) }
    guard LostPages.areCounted else { throw context.error("cannot map the file: \(systemComplaint())") }
    let stamp = FileStamp(status)
    guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
        throw context.error("cannot map the file: \(systemComplaint())")
    }
    return (address, count, stamp)
}

private func emptyFile(_ path: String) -> MaskFilesError {
    ReadingContext(file: path).error("expected masks, found an empty file")
}

/// The system's words for the current `errno`.
func systemComplaint() -> String { String(cString: strerror(errno)) }
