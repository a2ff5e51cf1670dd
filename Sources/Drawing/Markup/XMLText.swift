/// Text as it may stand in XML and HTML, between tags and in attributes.
public enum XMLText {
    /// The text with `& < > " '` as references. Characters that XML 1.0 does not allow, and those that turn the
    /// direction of the text after
    /// them, become U+FFFD: nothing in a name changes how the rest of a page reads.
    ///
    /// Linear in the length.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { replacement(of: $0) != nil }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let replacement = replacement(of: scalar) {
                result.append(contentsOf: replacement.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func replacement(of scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": return "&amp;"
        case "<": return "&lt;"
        case ">": return "&gt;"
        case "\"": return "&quot;"
        case "'": return "&#39;"
        default: return isHarmless(scalar) ? nil : "\u{FFFD}"
        }
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: return true
        case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: return false
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: return false
        default: return scalar.value & 0xFFFE != 0xFFFE
        }
    }
}
