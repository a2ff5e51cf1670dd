import Foundation

/// An array in NumPy's form, put together by the test: nothing of the writer is used.
struct ArrayBytes {
    var descr: String
    var shape: [Int]
    var isColumnMajor = false
    var version: UInt8 = 1
    var entries: Data

    var data: Data {
        let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        let text =
            "{'descr': '\(descr)', 'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': (\(sizes)), }\n"
        var data = Data([0x93] + Array("NUMPY".utf8) + [version, 0])
        let length = text.utf8.count
        data.append(contentsOf: [UInt8(length & 255), UInt8(length >> 8)] + (version > 1 ? [0, 0] : []))
        return data + Data(text.utf8) + entries
    }

    /// Writes the array into a file of a folder.
    func write(_ name: String, in folder: URL) throws -> String {
        let url = folder.appendingPathComponent(name)
        try data.write(to: url)
        return url.path
    }
}

extension Data {
    /// Integers or bit patterns, one after the other.
    init<Word: FixedWidthInteger>(_ words: [Word], isBigEndian: Bool = false) {
        self.init()
        for word in words {
            Swift.withUnsafeBytes(of: isBigEndian ? word.bigEndian : word.littleEndian) { append(contentsOf: $0) }
        }
    }
}

/// An empty folder that goes with the object.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("numeric-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Opens a new file to write.
    func handle(_ name: String) throws -> FileHandle {
        FileManager.default.createFile(atPath: path(name), contents: nil)
        return try FileHandle(forWritingTo: url.appendingPathComponent(name))
    }
}
