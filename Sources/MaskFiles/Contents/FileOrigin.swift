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
    func context(_ kind: String, _ name: String) -> ReadingContext { ReadingContext(file: path, item: "\(kind) \(quoted(name))") }

    /// How Python loads an array of NumPy, which has a key in a `.npz` file.
    func numpyArray(key: String? = nil) -> PythonArray {
        let place = key.map { "[\(pythonLiteral($0))]" } ?? ""
        let literal = pythonLiteral(path)
        return isInflated
            ? PythonArray(imports: "gzip, numpy", expression: "numpy.load(gzip.open(\(literal)))\(place)")
            : PythonArray(imports: "numpy", expression: "numpy.load(\(literal))\(place)")
    }

    /// How Python loads a tensor of a safetensors file.
    func tensor(_ key: String) -> PythonArray {
        let (literal, place) = (pythonLiteral(path), pythonLiteral(key))
        return isInflated
            ? PythonArray(imports: "gzip, numpy, safetensors.numpy", expression: "safetensors.numpy.load(gzip.open(\(literal)).read())[\(place)]")
            : PythonArray(imports: "numpy, safetensors.numpy", expression: "safetensors.numpy.load_file(\(literal))[\(place)]")
    }
}
