import Foundation
import Synchronization

/// A file that grows line by line, so that a run that is ended early leaves what it had.
final class AppendingFile: Sendable {
    private let descriptor: Int32
    private let path: String
    private let context: CommandContext

    /// Opens the file and keeps its first bytes only.
    init(_ path: String, keeping count: Int, _ context: CommandContext) throws(UsageError) {
        (self.path, self.context) = (path, context)
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw UsageError("cannot write \(path): \(String(cString: strerror(errno)))") }
        // A pipe or a device has no length to set.
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        guard ftruncate(descriptor, off_t(count)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
            throw UsageError("cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends lines: all of them, or nothing where that fails (a full disk).
    func append(_ text: String) throws(OutputError) {
        try context.undivided { () throws(OutputError) in
            let end = lseek(descriptor, 0, SEEK_CUR)
            do throws(OutputError) {
                try StandardStreams.write(text, to: descriptor)
            } catch {
                // A pipe has no end to go back to, and no reader who would read again what was written.
                if end >= 0, ftruncate(descriptor, end) == 0 { lseek(descriptor, end, SEEK_SET) }
                throw error
            }
        }
    }
}
