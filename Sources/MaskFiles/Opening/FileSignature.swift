/// The form of a file, told by its bytes.
enum FileSignature: Hashable, Sendable {
    case npy, zip, safeTensors, matrixMarket, json, gzip
    /// A form that is told, and not read.
    case foreign(ForeignFormat)

    /// The signature that bytes have; nil for text, and for bytes that are none.
    init?(_ bytes: ByteView) {
        let start = Array(bytes[0..<min(bytes.count, 512)].raw)
        if GzipHeader.begins(start) {
            self = .gzip
        } else if start.starts(with: [0x93] + Array("NUMPY".utf8)) {
            self = .npy
        } else if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) {
            self = .zip
        } else if Self.isMatrixMarket(start) {
            self = .matrixMarket
        } else if Self.isSafeTensors(bytes) {
            self = .safeTensors
        } else if let format = ForeignFormat(bytes, start: start) {
            self = .foreign(format)
        } else if let first = start.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        {
            self = .json
        } else {
            return nil
        }
    }

    /// The form that an extension names, whatever the bytes; nil for text.
    init?(extension name: String) {
        switch name {
        case "npy": self = .npy
        case "npz": self = .zip
        case "mtx": self = .matrixMarket
        case "safetensors": self = .safeTensors
        case "json": self = .json
        default:
            guard let format = ForeignFormat(extension: name) else { return nil }
            self = .foreign(format)
        }
    }

    /// `%%MatrixMarket`, with one sign or two, in small or large letters.
    private static func isMatrixMarket(_ start: [UInt8]) -> Bool {
        let banner = start.drop { $0 == UInt8(ascii: "%") }
        guard (1...2).contains(start.count - banner.count) else { return false }
        return String(decoding: banner.prefix(12), as: UTF8.self).lowercased() == "matrixmarket"
    }

    /// A length in eight bytes that the file can hold, then the beginning of a JSON object.
    private static func isSafeTensors(_ bytes: ByteView) -> Bool {
        guard bytes.count >= 10, let length = bytes.size(at: 0), length >= 2, length <= SafeTensorsHeader.longestHeader
        else { return false }
        return length <= bytes.count - 8 && bytes[8] == UInt8(ascii: "{")
    }
}
