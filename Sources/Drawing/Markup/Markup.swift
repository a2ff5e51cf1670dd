/// Elements of SVG, one a line, in the order in which they are added.
struct Markup {
    typealias Attributes = KeyValuePairs<String, String>

    private(set) var text = ""

    /// An element; with a tooltip if there is one.
    mutating func element(_ name: String, _ attributes: Attributes, tooltip: String? = nil) {
        start(name, attributes)
        if let tooltip {
            text += "><title>\(XMLText.escaped(tooltip))</title></\(name)>\n"
        } else {
            text += "/>\n"
        }
    }

    /// An element with a text in it.
    mutating func element(_ name: String, _ attributes: Attributes, text content: String) {
        start(name, attributes)
        text += ">\(XMLText.escaped(content))</\(name)>\n"
    }

    /// An element with others in it.
    mutating func element(_ name: String, _ attributes: Attributes, _ body: (inout Markup) -> Void) {
        start(name, attributes)
        text += ">\n"
        body(&self)
        text += "</\(name)>\n"
    }

    /// Adds elements that were made apart.
    mutating func append(_ other: Markup) { text += other.text }

    private mutating func start(_ name: String, _ attributes: Attributes) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(XMLText.escaped(value))\"" }
    }
}

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
