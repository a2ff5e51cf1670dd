/// Texts in a picture. Fonts are those of the reader's system, so widths are estimates on the safe side.
enum Lettering {
    static let plain = "system-ui, 'DejaVu Sans', 'Segoe UI', Helvetica, Arial, sans-serif"
    static let fixed = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"

    enum Anchor: String { case start, middle, end }

    /// The width of a text of the plain font.
    static func width(_ text: String, size: Int) -> Int { (text.count * size * 57 + 99) / 100 }

    /// The width of a number in the small fixed font.
    static func numberWidth(_ number: Int) -> Int { 6 * String(number).count + 2 }

    /// The text, cut to a width.
    static func fitted(_ text: String, size: Int, width: Int) -> String {
        let room = max(4, width * 100 / (size * 57))
        return text.count <= room ? text : text.prefix(room - 1) + "…"
    }

    /// The words of a text in lines that fit a width.
    static func lines(_ text: String, size: Int, width: Int) -> [String] {
        let room = max(20, width * 100 / (size * 57))
        var lines: [String] = []
        for word in text.split(separator: " ") {
            var word = String(word)
            if let last = lines.last, last.count + 1 + word.count <= room {
                lines[lines.count - 1] = "\(last) \(word)"
                continue
            }
            while word.count > room {
                lines.append(String(word.prefix(room)))
                word.removeFirst(room)
            }
            lines.append(word)
        }
        return lines
    }
}

extension Markup {
    /// A line of text of the plain font.
    mutating func line(
        _ text: String, x: Int, y: Int, size: Int = 12, isBold: Bool = false, fill: String = Ink.text,
        styleClass: String = "sc-text"
    ) {
        element(
            "text",
            [
                "class": styleClass, "x": "\(x)", "y": "\(y)", "font-size": "\(size)",
                "font-weight": isBold ? "700" : "400", "fill": fill,
            ],
            text: text)
    }
}
