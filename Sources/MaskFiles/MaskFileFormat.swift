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

    /// The form of a file.
    public init(path: String) {
        switch fileExtension(of: path) {
        case "npy": self = .npy
        case "npz": self = .npz
        case "mtx": self = .matrixMarket
        case "safetensors": self = .safeTensors
        case "json": self = .json
        case "pt", "pth", "ckpt", "pkl", "pickle", "joblib": self = .pickle
        default: self = .text
        }
    }

    /// Whether a file holds one matrix, so that several files in order are one instance.
    public var holdsOneMatrix: Bool { self == .npy || self == .matrixMarket }

    /// Whether a file holds arrays without a say about which side is the input's: `MaskFilesOptions.isTransposed` applies.
    public var holdsArrays: Bool { self == .npz || self == .safeTensors || holdsOneMatrix }
}

/// The last part of a path without its extension.
func baseName(_ path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
}

private func fileExtension(of path: String) -> String {
    let last = path.split(separator: "/").last ?? Substring(path)
    guard let dot = last.lastIndex(of: ".") else { return "" }
    return last[last.index(after: dot)...].lowercased()
}
