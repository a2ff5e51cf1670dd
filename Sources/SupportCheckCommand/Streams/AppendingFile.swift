import Foundation

/// A file that grows line by line, so that a run that is ended early leaves what it had.
final class AppendingFile: Sendable {
    private let descriptor: Int32
    private let path: String
    private let context: CommandContext
    /// A pipe or a device has no length to set, and belongs to nobody.
    private let isRegular: Bool

    /// Opens the file, or makes it.
    init(_ path: String, _ context: CommandContext) throws(UsageError) {
        (self.path, self.context) = (path, context)
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            isRegular = false
            throw Self.fault(path)
        }
        var status = stat()
        isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Opens the file and keeps its first bytes only.
    convenience init(_ path: String, keeping count: Int, _ context: CommandContext) throws(UsageError) {
        try self.init(path, context)
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

    /// Appends lines: all of them, or nothing where that fails (a full disk).
    func append(_ text: String) throws(OutputError) {
        try context.undivided { () throws(OutputError) in
            let end = lseek(descriptor, 0, SEEK_CUR)
            do throws(OutputError) {
                try StandardStreams.write(text, to: descriptor)
            } catch {
                // A pipe has no end to go back to, and no reader who would read again what was written.
                if isRegular, end >= 0, ftruncate(descriptor, end) == 0 { lseek(descriptor, end, SEEK_SET) }
                throw error
            }
        }
    }

    private static func fault(_ path: String) -> UsageError {
        UsageError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
}
