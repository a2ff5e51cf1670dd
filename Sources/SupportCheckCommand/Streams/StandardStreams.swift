import Foundation
import SupportMasks

/// Reading and writing of the process's streams.
enum StandardStreams {
    /// Takes the numbers of streams that the process was started without: else the first file that is opened would be
    /// taken for one of them. Nothing can be read from such a stream; to write to standard output is then a fault.
    static func occupy() {
        for (stream, mode) in [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
        where fcntl(stream, F_GETFD) == -1 {
            // The lowest free number is this one, since those below it are open.
            _ = open("/dev/null", mode)
        }
    }

    /// Writes all of a text.
    static func write(_ text: String, to descriptor: Int32) throws(OutputError) {
        var copy = text
        let fault = copy.withUTF8 { bytes -> Int32 in
            var start = 0
            while start < bytes.count, let base = bytes.baseAddress {
                let written = Foundation.write(descriptor, base + start, bytes.count - start)
                if written >= 0 { start += written } else if errno != EINTR { return errno }
            }
            return 0
        }
        if fault == EPIPE { throw .closed }
        if fault != 0 { throw .failed(String(cString: strerror(fault))) }
    }

    /// The bytes of a file, or of standard input for `-`.
    static func bytes(of path: String) throws(MaskFileError) -> Data {
        do {
            return path == "-"
                ? try FileHandle.standardInput.readToEnd() ?? Data() : try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            let file = path == "-" ? "<stdin>" : path
            throw MaskFileError(
                file: file, line: 1, column: 1, message: "cannot read the file: \(error.localizedDescription)")
        }
    }

    /// The lines of standard input, as they come; the last one need not end in a line feed. An interrupt ends the wait
    /// for more.
    static func forEachLine(_ body: (Data) -> Bool) {
        var pending = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR {
                if InterruptHandler.isRaised { return }
                continue
            }
            guard count > 0 else { break }
            var start = 0
            while let end = buffer[start..<count].firstIndex(of: 0x0A) {
                pending.append(contentsOf: buffer[start..<end])
                if !body(pending) { return }
                pending = Data()
                start = end + 1
            }
            pending.append(contentsOf: buffer[start..<count])
        }
        if !pending.isEmpty { _ = body(pending) }
    }
}
