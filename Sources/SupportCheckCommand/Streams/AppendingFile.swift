import Foundation

/// A file that grows line by line, so that a run that is ended early leaves what it had.
final class AppendingFile: Sendable {
    private let descriptor: Int32
    private let path: String
    /// A pipe or a device has no length to set, and belongs to nobody.
    private let isRegular: Bool

    /// Opens the file, or makes it.
    init(_ path: String) throws(UsageError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            isRegular = false
            throw Self.fault(path)
        }
        var status = stat()
        isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Opens the file and keeps its first bytes only.
    convenience init(_ path: String, keeping count: Int) throws(UsageError) {
        try self.init(path)
        try keep(count)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Holds the file against other runs until `release`, or the end of the process: of two runs that would continue one
    /// file, as when a worker is taken for dead and started anew, the second one fails.
    func hold() throws(UsageError) {
        if isRegular, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            throw UsageError("cannot write \(path): another run is writing it")
        }
    }

    func release() { if isRegular { flock(descriptor, LOCK_UN) } }

    /// Removes all but the first bytes, and goes on after them.
    func keep(_ count: Int) throws(UsageError) {
        guard isRegular else { return }
        guard ftruncate(descriptor, off_t(count)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
            throw Self.fault(path)
        }
    }

    func append(_ text: String) throws(OutputError) {
        try StandardStreams.write(text, to: descriptor)
    }

    private static func fault(_ path: String) -> UsageError {
        UsageError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
}
