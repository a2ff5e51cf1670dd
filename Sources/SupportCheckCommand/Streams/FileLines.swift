import Foundation

/// The lines of a regular file, read in pieces: a file may be larger than the memory.
enum FileLines {
    /// A line without its end.
    struct Line {
        let bytes: Data
        /// From 1.
        let number: Int
        /// Where it begins in the file.
        let offset: Int
        /// Whether its line feed is there.
        let isWhole: Bool
    }

    /// Hands the lines to a function, in order.
    ///
    /// - Throws: what the function throws, and for what is no regular file or cannot be read.
    static func forEach(_ path: String, _ body: (Line) throws(UsageError) -> Void) throws(UsageError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw fault(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw UsageError("cannot read \(path): it is not a regular file")
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var (pending, number, offset) = (Data(), 0, 0)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw fault(path) }
            if count == 0 { break }
            var start = 0
            while let end = buffer[start..<count].firstIndex(of: 0x0A) {
                pending.append(contentsOf: buffer[start..<end])
                number += 1
                try body(Line(bytes: pending, number: number, offset: offset, isWhole: true))
                offset += pending.count + 1
                pending = Data()
                start = end + 1
            }
            pending.append(contentsOf: buffer[start..<count])
        }
        if !pending.isEmpty {
            try body(Line(bytes: pending, number: number + 1, offset: offset, isWhole: false))
        }
    }

    private static func fault(_ path: String) -> UsageError {
        UsageError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
}
