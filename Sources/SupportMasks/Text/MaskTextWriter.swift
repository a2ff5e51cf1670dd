import Foundation

/// Writes instances in the text form that `MaskTextReader` reads back to equal instances.
///
/// Each instance begins with `instance NAME`; rows are compact, of "0" and "1"; a layer that is held as its Kronecker
/// pattern is a `kron` line.
public enum MaskTextWriter {
    /// The text of a mask file.
    ///
    /// - Parameters:
    ///   - instances: what to write.
    ///   - header: comment lines for the top of the file, without `#`.
    /// - Throws: `MaskTextWriterError` if the text form cannot hold an instance.
    public static func text(for instances: [MaskInstance], header: [String] = []) throws(MaskTextWriterError) -> String
    {
        try requireWritable(instances, header: header)
        var bytes: [UInt8] = []
        emit(instances, header: header) { bytes.append(contentsOf: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a mask file to a file handle in pieces of about a mebibyte, so that huge masks need no text in memory.
    ///
    /// - Throws: `MaskTextWriterError` before anything is written if the text form cannot hold an instance; the error
    ///   of the handle
    ///   if it does not take what is written.
    public static func write(_ instances: [MaskInstance], header: [String] = [], to handle: FileHandle) throws {
        try requireWritable(instances, header: header)
        var piece: [UInt8] = []
        try emit(instances, header: header) { line in
            piece.append(contentsOf: line)
            guard piece.count >= 1 << 20 else { return }
            try handle.write(contentsOf: Data(piece))
            piece.removeAll(keepingCapacity: true)
        }
        try handle.write(contentsOf: Data(piece))
    }

    private static func emit(_ instances: [MaskInstance], header: [String], _ sink: ([UInt8]) throws -> Void) rethrows {
        for line in header { try sink(Array((line.isEmpty ? "#\n" : "# \(line)\n").utf8)) }
        var isFirst = header.isEmpty
        for instance in instances {
            try sink(Array("\(isFirst ? "" : "\n")instance \(instance.name)\n".utf8))
            isFirst = false
            switch instance.masks {
            case .factorization(let supports):
                try emitBlock("I:", supports.left, sink)
                try emitBlock("J:", supports.right, sink)
            case .network(let layers):
                for layer in layers { try emitLayer(layer, sink) }
            }
        }
    }

    private static func emitLayer(_ layer: Layer, _ sink: ([UInt8]) throws -> Void) rethrows {
        guard let pattern = layer.pattern else { return try emitBlock("layer \(layer.name):", layer.mask, sink) }
        try sink(Array("layer \(layer.name):\nkron \(pattern)\n".utf8))
    }

    private static func emitBlock(_ header: String, _ mask: BitMatrix, _ sink: ([UInt8]) throws -> Void) rethrows {
        try sink(Array("\(header)\n".utf8))
        var line = [UInt8](repeating: UInt8(ascii: "\n"), count: mask.columnCount + 1)
        for row in 0..<mask.rowCount {
            mask.withRowWords(row) { words in encodeCells(words, count: mask.columnCount, into: &line) }
            try sink(line)
        }
    }

    /// Writes the first `count` bits of words as "0" and "1", eight at a time.
    private static func encodeCells(_ words: UnsafeBufferPointer<UInt64>, count: Int, into line: inout [UInt8]) {
        line.withUnsafeMutableBytes { bytes in
            var column = 0
            while column + 8 <= count {
                let bits = words[column &>> 6] &>> UInt64(column & 63) & 0xFF
                // Byte i keeps bit i; the addition carries into the top bit of a byte exactly when it is not zero.
                let spread = (bits &* 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201
                let cells = ((spread &+ 0x7F7F_7F7F_7F7F_7F7F) &>> 7) & 0x0101_0101_0101_0101
                bytes.storeBytes(
                    of: (cells | 0x3030_3030_3030_3030).littleEndian, toByteOffset: column, as: UInt64.self)
                column += 8
            }
            while column < count {
                bytes[column] =
                    UInt8(ascii: "0") | UInt8(truncatingIfNeeded: words[column &>> 6] &>> UInt64(column & 63) & 1)
                column += 1
            }
        }
    }
}
