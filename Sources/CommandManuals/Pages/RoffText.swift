import ToolText

/// Text for manual pages: characters that roff would take for its own are written so that it does not.
enum RoffText {
    /// Lines of prose; what stands between backticks is bold. No line is a request, or longer than `width` bytes where
    /// words allow it.
    static func prose(_ text: String, width: Int = 78) -> [String] {
        var isCode = false
        let words = text.split(separator: " ").map { word -> String in
            let isTyped = isCode || word.contains("`") || looksTyped(word)
            var result = ""
            for character in word {
                if character == "`" {
                    isCode.toggle()
                    result += isCode ? #"\fB"# : #"\fR"#
                } else {
                    result += escaped(character, isTyped: isTyped)
                }
            }
            return result
        }
        return wrapped(words.joined(separator: " "), width: width).map(protected)
    }

    /// A line that stands as it is.
    static func verbatim(_ line: String) -> String { protected(typed(line)) }

    /// What is typed, within a line.
    static func typed(_ text: some StringProtocol) -> String { text.map { escaped($0, isTyped: true) }.joined() }

    /// A part of a line in which it is not broken.
    static func unbroken(_ text: String) -> String {
        text.map { $0 == " " ? #"\~"# : escaped($0, isTyped: true) }.joined()
    }

    /// Options and numbers, whose dashes are no hyphens.
    private static func looksTyped(_ word: Substring) -> Bool {
        word.drop { "([\"'".contains($0) }.hasPrefix("-") || word.contains { $0.isASCII && $0.isNumber }
    }

    private static func escaped(_ character: Character, isTyped: Bool) -> String {
        switch character {
        case "\\": return #"\e"#
        case "-": return isTyped ? #"\-"# : "-"
        case "'": return #"\[aq]"#
        case "`": return #"\[ga]"#
        case "^": return #"\[ha]"#
        case "~": return #"\[ti]"#
        case "\"": return #"\[dq]"#
        default:
            return character.unicodeScalars.map { scalar in
                scalar.isASCII ? String(scalar) : "\\[u\(hexadecimal(scalar.value))]"
            }.joined()
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func protected(_ line: String) -> String { line.hasPrefix(".") ? #"\&"# + line : line }
}
