/// A form of files that hold arrays, and that is not read: another program writes them in one that is.
enum ForeignFormat: Hashable, Sendable {
    case hdf5
    /// MATLAB 7.3, which is HDF5 with arrays that are stored transposed.
    case matlab73
    /// MATLAB 5, or 4.
    case matlab
    case keras
    case onnx
    case gguf
    /// Of Flax and others.
    case messagePack
    case pickle
    case joblib
    case torch
    case tar, xz, bzip2, zstandard

    /// The form that bytes have; nil for those that are read, for text, and for what is none.
    ///
    /// - Parameter start: the first bytes, 512 where there are so many.
    init?(_ bytes: ByteView, start: [UInt8]) {
        let text = { (_ sign: String) in start.starts(with: sign.utf8) }
        if Self.isHDF5(bytes) {
            self = text("MATLAB 7.3") ? .matlab73 : .hdf5
        } else if text("MATLAB 5.0 MAT-file") {
            self = .matlab
        } else if text("GGUF") {
            self = .gguf
        } else if start.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) {
            self = .xz
        } else if text("BZh"), start.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) {
            self = .bzip2
        } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstandard
        } else if start.count >= 262, start[257..<262].elementsEqual("ustar".utf8) {
            self = .tar
        } else if start.starts(with: Self.torchMagic) {
            self = .torch
        } else if start.count >= 2, start[0] == 0x80, (2...5).contains(start[1]) {
            // The library joblib keeps arrays beside the pickled objects, and names its class of them at the start.
            self = Self.contains(start, "joblib") ? .joblib : .pickle
        } else if Self.isMessagePack(start) {
            self = .messagePack
        } else if ProtocolBuffer.isONNXModel(bytes) {
            self = .onnx
        } else {
            return nil
        }
    }

    /// The form that an extension names, in small letters.
    init?(extension name: String) {
        switch name {
        case "h5", "hdf5": self = .hdf5
        case "keras": self = .keras
        case "onnx": self = .onnx
        case "gguf": self = .gguf
        case "msgpack": self = .messagePack
        case "pkl", "pickle": self = .pickle
        case "joblib": self = .joblib
        case "pt", "pth", "ckpt": self = .torch
        case "tar": self = .tar
        case "xz": self = .xz
        case "bz2": self = .bzip2
        case "zst": self = .zstandard
        default: return nil
        }
    }

    /// The form of a zip file by the names in it.
    init?(zipNames names: [String]) {
        if names.contains(where: { $0 == "data.pkl" || $0.hasSuffix("/data.pkl") }) {
            self = .torch
        } else if names.contains("model.weights.h5") {
            self = .keras
        } else {
            return nil
        }
    }

    /// Files of pickled objects may have any first bytes: protocols 0 and 1 have no sign.
    var hasSignature: Bool { ![.pickle, .joblib, .torch].contains(self) }

    /// What PyTorch wrote first before its files were zip files: the number 0x1950A86A20F9469CFC6C, pickled.
    private static let torchMagic: [UInt8] = [
        0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19,
    ]

    private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
        let word = Array(word.utf8)
        return bytes.indices.dropLast(word.count - 1).contains { bytes[$0..<$0 + word.count].elementsEqual(word) }
    }

    /// The sign of HDF5 stands at the start, or behind a block of the user's of 512 · 2^k bytes.
    private static func isHDF5(_ bytes: ByteView) -> Bool {
        let sign: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
        var offset = 0
        while offset <= bytes.count - sign.count {
            if bytes[offset..<offset + sign.count].raw.elementsEqual(sign) { return true }
            offset = offset == 0 ? 512 : 2 * offset
        }
        return false
    }

    /// A map, and as its first key a text: no text in UTF-8 begins so.
    private static func isMessagePack(_ start: [UInt8]) -> Bool {
        guard let first = start.first else { return false }
        let key: Int
        switch first {
        case 0x80: return start.count == 1
        case 0x81...0x8F: key = 1
        case 0xDE: key = 3
        case 0xDF: key = 5
        default: return false
        }
        guard key < start.count else { return false }
        return (0xA0...0xBF).contains(start[key]) || (0xD9...0xDB).contains(start[key])
    }
}
