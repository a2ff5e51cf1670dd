import Foundation
import SupportMasks

/// Bit matrices as `.npy` files of bytes, eight cells a byte, lowest bit first, rows padded to 64 cells: for
/// `numpy.unpackbits`.
enum PackedMatrixFile {
    private static let headerCount = 128

    static func write(_ matrix: BitMatrix, to path: String) throws {
        var header = Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(headerCount - 10), 0])
        let shape =
            "{'descr': '|u1', 'fortran_order': False, 'shape': (\(matrix.rowCount), \(8 * matrix.wordsPerRow)), }"
        header += Data(shape.padding(toLength: headerCount - 11, withPad: " ", startingAt: 0).utf8) + Data("\n".utf8)
        guard FileManager.default.createFile(atPath: path, contents: header),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw BenchmarkError("cannot write \(path)") }
        defer { handle.closeFile() }
        try handle.seekToEnd()
        try matrix.withWords { words in
            try handle.write(contentsOf: Data(words.map(\.littleEndian).withUnsafeBytes { Data($0) }))
        }
    }

    /// Reads into the words of the matrix, without a copy of the file: memory is measured.
    static func read(_ path: String, rowCount: Int, columnCount: Int) throws -> BitMatrix {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0, lseek(descriptor, off_t(headerCount), SEEK_SET) == headerCount else {
            throw BenchmarkError("cannot read \(path)")
        }
        defer { close(descriptor) }
        var matrix = BitMatrix(rowCount: rowCount, columnCount: columnCount)
        let isWhole = matrix.withMutableWords { words in
            var rest = UnsafeMutableRawBufferPointer(words)[...]
            while !rest.isEmpty {
                let count = Foundation.read(
                    descriptor, UnsafeMutableRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count <= 0 { return false }
                rest = rest.dropFirst(count)
            }
            for index in words.indices { words[index] = UInt64(littleEndian: words[index]) }
            return true
        }
        guard isWhole else { throw BenchmarkError("\(path) is cut short") }
        return matrix
    }
}
