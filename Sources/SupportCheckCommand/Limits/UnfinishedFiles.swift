import Foundation
import Synchronization

/// The temporary files of the process, which go when it is ended while they are written.
enum UnfinishedFiles {
    /// Files belong to the process, and so does the list of them.
    private static let paths = Mutex(Set<String>())

    /// Makes a file, which is unfinished from now on, and gives its descriptor; negative, with `errno` set, if that
    /// fails or if there is such a file.
    static func open(_ path: String) -> Int32 {
        paths.withLock { paths in
            let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { paths.insert(path) }
            return descriptor
        }
    }

    /// A file that is whole, or gone.
    static func end(_ path: String) { _ = paths.withLock { $0.remove(path) } }

    /// Removes those that are written at this moment.
    static func remove() {
        paths.withLock { paths in
            for path in paths { unlink(path) }
            paths = []
        }
    }
}
