import SupportMasks

/// Where contents come from: the file as it was named, and whether it is compressed as a whole.
struct FileOrigin: Sendable {
    let path: String
    /// Whether what is read was inflated from a gzip file.
    var isInflated = false

    /// The name of a matrix that has none of its own, and of instances.
    var name: String { baseName(path) }

    /// The file for errors.
    var context: ReadingContext { ReadingContext(file: path) }

    /// An array or a tensor in the file, for errors.
    func context(_ kind: String, _ name: String) -> ReadingContext {
        ReadingContext(file: path, item: "\(kind) \(quoted(name))")
    }

    /// A line of Python that writes the file again with the bits of its packed arrays as masks.
    func unpacking(_ form: ArrayForm) -> String {
        let literal = pythonLiteral(path)
        let file = isInflated ? "gzip.open(\(literal))" : literal
        let imports = "import \(isInflated ? "gzip, " : "")numpy"
        let arrays =
            "{k: numpy.unpackbits(v, axis=1) if v.dtype == numpy.uint8 and v.ndim == 2 and v.max() > 1 else v for k, v in f.items()}"
        switch form {
        case .npy: return "\(imports); numpy.save(\"masks.npy\", numpy.unpackbits(numpy.load(\(file)), axis=1))"
        case .npz: return "\(imports); f = numpy.load(\(file)); numpy.savez(\"masks.npz\", **\(arrays))"
        case .safeTensors:
            let load = isInflated ? "s.load(\(file).read())" : "s.load_file(\(file))"
            return "\(imports), safetensors.numpy as s; f = \(load); s.save_file(\(arrays), \"masks.safetensors\")"
        }
    }
}

/// The forms of files with arrays of bytes, which may hold packed bits.
enum ArrayForm {
    case npy, npz, safeTensors
}

/// A text as a literal of Python in double quotes, without single quotes and line ends: it can stand in a line that a
/// shell takes in single quotes.
func pythonLiteral(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", "\"": literal += "\\" + String(scalar)
        case "'": literal += "\\x27"
        case _ where scalar.isPrintable: literal += String(scalar)
        default:
            let digits = String(scalar.value, radix: 16)
            literal += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
    return literal + "\""
}
