import Foundation

/// What a file was like when it was opened: whoever reads a mapping of it asks at the end whether it still is.
///
/// A file that somebody writes to while it is read may hold a part of the old masks and a part of the new ones, and a
/// file that becomes shorter takes the bytes away from under the reader. Neither may end in a verdict.
package struct FileStamp: Sendable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int
    private let changed: [Int]
    private let lostPages: Int

    /// The stamp of an open file, before its first byte is read.
    package init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int(status.st_size)
        changed = Self.time(status)
        lostPages = LostPages.count
    }

    /// What has happened to the file of this path since, in words that follow its name; nil if nothing is known.
    ///
    /// A file that was deleted, or replaced by another under its name, is still there for those who have it open.
    package func change(at path: String) -> String? {
        var status = stat()
        if stat(path, &status) == 0, UInt64(truncatingIfNeeded: status.st_dev) == device,
            UInt64(truncatingIfNeeded: status.st_ino) == inode
        {
            if Int(status.st_size) < size { return "the file became shorter while it was read" }
            if Int(status.st_size) > size { return "the file grew while it was read" }
            if Self.time(status) != changed { return "the file was written to while it was read" }
        }
        return LostPages.count == lostPages ? nil : "the file became shorter while it was read"
    }

    /// When it was written to, and when it was last touched in any way: the first can be set back.
    private static func time(_ status: stat) -> [Int] {
        #if os(Linux)
            [status.st_mtim, status.st_ctim].flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
        #else
            [status.st_mtimespec, status.st_ctimespec].flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
        #endif
    }
}
