import Foundation

/// Why instances cannot be written in the text form.
public struct MaskTextWriterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence.
    public let message: String

    init(_ message: String) { self.message = message }

    /// The message.
    public var description: String { message }
}

/// Writes instances in the text form that `MaskTextReader` reads back to equal instances.
///
/// Each instance begins with `instance NAME`; rows are compact, of "0" and "1"; a layer that is held as its Kronecker
/// pattern is a `kron` line.
public enum MaskTextWriter {
    /// The text of a mask file.
    ///
    /// - Parameter header: comment lines for the top of the file, without `#`.
    /// - Throws: `MaskTextWriterError` if the text form cannot hold an instance.
    public static func text(for instances: [MaskInstance], header: [String] = []) throws(MaskTextWriterError) -> String
    {
        try requireWritable(instances, header: header)
        var bytes: [UInt8] = []
        emit(instances, header: header) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a mask file to a file handle in pieces of about a mebibyte, so that huge masks need no text in memory.
    ///
    /// - Throws: `MaskTextWriterError` before anything is written if the text form cannot hold an instance; the error
    ///   of the handle if it does not take what is written.
    public static func write(_ instances: [MaskInstance], header: [String] = [], to handle: FileHandle) throws {
        try requireWritable(instances, header: header)
        var piece: [UInt8] = []
        try emit(instances, header: header) { line in
            piece += line
            guard piece.count >= 1 << 20 else { return }
            try handle.write(contentsOf: Data(piece))
            piece.removeAll(keepingCapacity: true)
        }
        try handle.write(contentsOf: Data(piece))
    }

    // MARK: What the reader will require

    private static func requireWritable(_ instances: [MaskInstance], header: [String]) throws(MaskTextWriterError) {
        guard !header.contains(where: { $0.unicodeScalars.contains { $0 != "\t" && isControl($0) } }) else {
            throw MaskTextWriterError("a comment has no control characters and is one line")
        }
        guard !instances.isEmpty else { throw MaskTextWriterError("a mask file holds at least one instance") }
        var names: Set<String> = []
        for instance in instances {
            try requireName(instance.name, "an instance")
            guard names.insert(instance.name).inserted else {
                throw MaskTextWriterError("instances have different names, and '\(instance.name)' occurs twice")
            }
            if let layers = instance.layers { try requireChain(layers, instance) }
            for block in blocks(instance) where block.support.outputCount == 0 || block.support.inputCount == 0 {
                throw MaskTextWriterError(
                    "a mask has rows and columns, and \(block.what) of '\(instance.name)' is empty")
            }
        }
    }

    private static func requireChain(_ layers: [Layer], _ instance: MaskInstance) throws(MaskTextWriterError) {
        guard !layers.isEmpty else {
            throw MaskTextWriterError("a network has a layer, and '\(instance.name)' has none")
        }
        var names: Set<String> = []
        for layer in layers {
            try requireName(layer.name, "a layer")
            guard names.insert(layer.name).inserted else {
                throw MaskTextWriterError(
                    "layers have different names, and '\(layer.name)' occurs twice in '\(instance.name)'")
            }
        }
        for (layer, next) in zip(layers, layers.dropFirst()) where layer.outputCount != next.inputCount {
            throw MaskTextWriterError(
                "the layers of '\(instance.name)' do not fit: \(layer.outputCount) outputs, then \(next.inputCount) inputs"
            )
        }
    }

    private static func requireName(_ name: String, _ owner: String) throws(MaskTextWriterError) {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, first != " ", last != " ",
            !scalars.contains(where: { $0 == "#" || isControl($0) })
        else {
            throw MaskTextWriterError(
                "the name of \(owner) has characters, none of them '#' or a control character, and no space at either end"
            )
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

    // MARK: Lines

    /// The masks of an instance, I and J as if they were layers.
    private static func blocks(_ instance: MaskInstance) -> [(header: String, what: String, support: Layer)] {
        switch instance.masks {
        case .factorization(let supports):
            [("I", supports.left), ("J", supports.right)].map { ("\($0):", $0, Layer(name: $0, mask: $1)) }
        case .network(let layers): layers.map { ("layer \($0.name):", "layer '\($0.name)'", $0) }
        }
    }

    private static func emit(_ instances: [MaskInstance], header: [String], _ sink: ([UInt8]) throws -> Void) rethrows {
        for line in header { try sink(Array((line.isEmpty ? "#\n" : "# \(line)\n").utf8)) }
        for (index, instance) in instances.enumerated() {
            let isFirst = index == 0 && header.isEmpty
            try sink(Array("\(isFirst ? "" : "\n")instance \(instance.name)\n".utf8))
            for block in blocks(instance) {
                try sink(Array("\(block.header)\n".utf8))
                if let pattern = block.support.pattern {
                    try sink(Array("kron \(pattern)\n".utf8))
                } else {
                    try emitRows(block.support.mask, sink)
                }
            }
        }
    }

    private static func emitRows(_ mask: BitMatrix, _ sink: ([UInt8]) throws -> Void) rethrows {
        var line = [UInt8](repeating: UInt8(ascii: "\n"), count: mask.columnCount + 1)
        for row in 0..<mask.rowCount {
            mask.withRowWords(row) { words in encodeCells(words, count: mask.columnCount, into: &line) }
            try sink(line)
        }
    }

    /// Writes the first `count` bits of words as "0" and "1", eight at a time.
    private static func encodeCells(_ words: UnsafeBufferPointer<UInt64>, count: Int, into line: inout [UInt8]) {
        line.withUnsafeMutableBytes { bytes in
            for column in stride(from: 0, to: count, by: 8) {
                let bits = words[column &>> 6] &>> UInt64(column & 63) & 0xFF
                // Byte i keeps bit i; the addition carries into the top bit of a byte exactly when it is not zero.
                let spread = (bits &* 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201
                let cells = ((spread &+ 0x7F7F_7F7F_7F7F_7F7F) &>> 7) & 0x0101_0101_0101_0101
                let text = (cells | 0x3030_3030_3030_3030).littleEndian
                if column + 8 <= count {
                    bytes.storeBytes(of: text, toByteOffset: column, as: UInt64.self)
                } else {
                    withUnsafeBytes(of: text) { bytes[column..<count].copyBytes(from: $0.prefix(count - column)) }
                }
            }
        }
    }
}
