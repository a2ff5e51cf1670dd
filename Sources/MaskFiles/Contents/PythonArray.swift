/// How Python loads an array of a file, for lines of Python that readers can run.
struct PythonArray: Sendable {
    /// `numpy, safetensors.numpy`
    let imports: String
    /// `numpy.load("masks.npz")["fc1"]`
    let expression: String

    /// A line that writes the bits of an array of bytes as a mask; a reader fills in the number of columns.
    var unpacking: String {
        "import \(imports); a = \(expression); numpy.save(\"masks.npy\", numpy.unpackbits(a, axis=1, count=COLUMNS))"
    }
}

/// A text as a literal of Python in double quotes, without single quotes and line ends: it can stand in a line that a shell takes in single quotes.
func pythonLiteral(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", "\"": literal += "\\" + String(scalar)
        case "'": literal += "\\x27"
        case _ where isPrintable(scalar): literal += String(scalar)
        default:
            let digits = String(scalar.value, radix: 16)
            literal += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
    return literal + "\""
}
