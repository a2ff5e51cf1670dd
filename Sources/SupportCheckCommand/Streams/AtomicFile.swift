import Foundation
import SupportMasks

/// Writes files so that a reader finds the old file or the whole new one, and nothing between.
enum AtomicFile {
    /// Writes beside the file under a temporary name and renames it; what is not a regular file (a pipe, a device) is
    /// written directly.
    ///
    /// Without `isSynced` the system may hold the bytes back for a while: for many small files that can be made again.
    /// A symbolic link stays, and what it names is replaced. A file that exists keeps its permissions.
    static func write(to path: String, isSynced: Bool = true, _ body: (FileHandle) throws -> Void) throws(UsageError) {
        var status = stat()
        let exists = stat(path, &status) == 0
        if !exists, let complaint = complaint(path) { throw UsageError("cannot write \(path): \(complaint)") }
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw UsageError("cannot write \(path): it is a directory") }
        do {
            if exists, status.st_mode & S_IFMT != S_IFREG {
                try writeDirectly(path, body)
            } else {
                try replace(exists ? resolved(path) : path, mode: exists ? status.st_mode & 0o777 : nil, isSynced, body)
            }
        } catch {
            throw UsageError(
                "cannot write \(path): \((error as? SystemFault)?.text ?? (error as? MaskTextWriterError)?.message ?? error.localizedDescription)"
            )
        }
    }

    private struct SystemFault: Error {
        let text = String(cString: strerror(errno))
    }

    /// Why no file can be made where `stat` found none; nil if nothing is known against it.
    private static func complaint(_ path: String) -> String? {
        guard errno == ENOENT else { return String(cString: strerror(errno)) }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
        return "it is a symbolic link to a file that does not exist"
    }

    private static func writeDirectly(_ path: String, _ body: (FileHandle) throws -> Void) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFault() }
        try body(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    private static func replace(_ path: String, mode: mode_t?, _ isSynced: Bool, _ body: (FileHandle) throws -> Void)
        throws
    {
        let url = URL(fileURLWithPath: path)
        let (descriptor, temporary) = try openedBeside(url)
        defer { UnfinishedFiles.end(temporary) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            defer { close(descriptor) }
            try body(handle)
            if let mode, fchmod(descriptor, mode) != 0 { throw SystemFault() }
            guard !isSynced || fsync(descriptor) == 0 else { throw SystemFault() }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let fault = SystemFault()
            unlink(temporary)
            throw fault
        }
    }

    /// A new file beside the one that is wanted. The name may be taken by what a process with this number left when it
    /// was killed; then the next one will do.
    private static func openedBeside(_ url: URL) throws -> (descriptor: Int32, path: String) {
        let folder = url.deletingLastPathComponent().path
        for attempt in 0..<100 {
            let number = attempt == 0 ? "\(getpid())" : "\(getpid())-\(attempt)"
            let path = "\(folder)/.\(url.lastPathComponent).\(number).tmp"
            let descriptor = UnfinishedFiles.open(path)
            if descriptor >= 0 { return (descriptor, path) }
            guard errno == EEXIST else { throw SystemFault() }
        }
        throw SystemFault()
    }

    /// The path without symbolic links.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
