/// The forms of mask files, told apart by the extension of the file's name, in small or large letters.
public enum MaskFileFormat: Hashable, Sendable {
    /// The text form, `masks.txt`; every extension that is not named below, and standard input.
    case text
    /// `.npy`: one array of NumPy.
    case npy
    /// `.npz`: arrays of NumPy in a zip file.
    case npz
    /// `.mtx`: one matrix in the MatrixMarket form.
    case matrixMarket
    /// `.safetensors`: named tensors.
    case safeTensors
    /// `.json`: instances in the form of `supportcheck batch`, a certificate, or a JSON report.
    case json
    /// `.pt`, `.pth`, `.ckpt`, `.pkl`, `.pickle`, `.joblib`: pickled objects of Python, which are refused.
    case pickle
    /// `.h5`, `.mat`, `.onnx` and others of binary files that are refused.
    case foreign

    /// The form of a file.
    public init(path: String) {
        switch fileExtension(of: path) {
        case "npy": self = .npy
        case "npz": self = .npz
        case "mtx": self = .matrixMarket
        case "safetensors": self = .safeTensors
        case "json": self = .json
        case "pt", "pth", "ckpt", "pkl", "pickle", "joblib": self = .pickle
        case let name: self = name == "mat" || ForeignFormat(extension: name) != nil ? .foreign : .text
        }
    }

    /// Whether a file holds one matrix, so that several files in order are one instance.
    public var holdsOneMatrix: Bool { self == .npy || self == .matrixMarket }

    /// Whether a file holds arrays without a say about which side is the input's: `MaskFilesOptions.isTransposed` applies.
    public var holdsArrays: Bool { self == .npz || self == .safeTensors || holdsOneMatrix }
}

/// The last part of a path without its extension; `.gz` is none.
func baseName(_ path: String) -> String {
    let last = lastPart(path)
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
}

/// What follows the last point of a path's last part, in small letters; `.gz` is gone over.
func fileExtension(of path: String) -> String {
    let last = lastPart(path)
    guard let dot = last.lastIndex(of: ".") else { return "" }
    return last[last.index(after: dot)...].lowercased()
}

/// The last part of a path, without `.gz`.
private func lastPart(_ path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.lowercased().hasSuffix(".gz") && last.utf8.count > 3 ? String(last.dropLast(3)) : last
}
