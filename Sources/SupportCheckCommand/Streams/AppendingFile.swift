import Foundation
import Synchronization

/// A file that grows line by line, so that a run that is ended early leaves what it had.
final class AppendingFile: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Opens the file and keeps its first bytes only.
    init(_ path: String, keeping count: Int) throws(UsageError) {
        self.path = path
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

    func append(_ text: String) throws(OutputError) {
        try StandardStreams.write(text, to: descriptor)
    }
}
