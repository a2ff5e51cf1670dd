import ToolText

/// A piece of a section: what the text for terminals and the page are both made of.
enum Passage: Sendable {
    /// A paragraph, with `depth` steps of indentation and `hanging` more spaces before every line but the first.
    case paragraph(String, depth: Int = 0, hanging: Int = 0)
    /// A formula, which stands apart from the words around it.
    case formula(String, depth: Int = 0)
    /// An entry of a list.
    case item(String)
    /// Tables that belong together.
    case tables([Grid], depth: Int = 0)
    /// An empty line, where the text needs one between tables and words.
    case space
}

/// A part of a report with a heading.
struct ReportSection: Sendable {
    var title: String
    var passages: [Passage]
    /// Whether this is where a picture of the masks belongs.
    var isPlaceOfPicture = false
}

extension Passage {
    /// The lines for a terminal.
    var lines: [String] {
        switch self {
        case .paragraph(let text, let depth, let hanging):
            return wrapped(text, indent: Self.indent(depth), hanging: String(repeating: " ", count: hanging))
        case .formula(let text, let depth): return wrapped(text, indent: Self.indent(depth), hanging: "  ")
        case .item(let text): return wrapped("- \(text)", indent: Self.indent(0), hanging: "  ")
        case .tables(let grids, let depth): return Grid.arranged(grids, indent: Self.indent(depth))
        case .space: return [""]
        }
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth + 1) }
}
