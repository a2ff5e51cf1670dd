extension String {
    /// As a JSON string: safe to print on a terminal and to put into JSON.
    package var quoted: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(Character(scalar))
            case _ where scalar.isUnsafe: result += scalar.escaped
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// As it is, but for what ends a line or speaks to a terminal.
    package var onOneLine: String {
        unicodeScalars.reduce(into: "") { $0 += $1.isUnsafe ? $1.escaped : String(Character($1)) }
    }
}

extension Unicode.Scalar {
    private static let unsafe: [Unicode.GeneralCategory] = [.control, .format, .lineSeparator, .paragraphSeparator]

    fileprivate var isUnsafe: Bool { Self.unsafe.contains(properties.generalCategory) }

    /// `\u` and four hexadecimal digits, once or twice.
    fileprivate var escaped: String {
        Character(self).utf16.reduce(into: "") { result, unit in
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
