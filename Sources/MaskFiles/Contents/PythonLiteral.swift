import SupportMasks

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
