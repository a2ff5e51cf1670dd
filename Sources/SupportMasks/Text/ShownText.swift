/// A text of a file in single quotes, cut after 40 characters, with characters that do not show named by their code
/// points.
package func quoted(_ text: String) -> String {
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
        guard index < 40 else { return "'\(shown)…'" }
        shown += scalar.isPrintable ? String(scalar) : scalar.codePoint
    }
    return "'\(shown)'"
}

/// A text that names what a file or a user chose, as one line: characters that do not show are named by their code
/// points, so that neither a line end nor a terminal's escape in a name changes what a message says. Linear.
package func printable(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(\.isPrintable) else { return text }
    return text.unicodeScalars.reduce(into: "") { $0 += $1.isPrintable ? String($1) : $1.codePoint }
}

extension Unicode.Scalar {
    /// Whether the scalar shows as itself: no control, no format character, no white space but the plain space.
    package var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }

    /// `U+` and at least four hexadecimal digits.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
