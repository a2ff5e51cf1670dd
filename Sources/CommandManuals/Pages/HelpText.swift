import ToolText

extension CommandManual {
    /// The text of `--help`.
    package var help: String { HelpText(self).text }
}

/// A manual as the text of `--help`: lines of at most 110 columns.
struct HelpText {
    private static let width = 110
    /// Where the meaning of a term begins, unless a term is longer.
    private static let column = 24
    private static let widestColumn = 32

    private let manual: CommandManual

    init(_ manual: CommandManual) { self.manual = manual }

    var text: String { blocks.joined(separator: [""]).map { $0 + "\n" }.joined() }

    private var blocks: [[String]] {
        var blocks = [usage]
        var isHeaded = false
        for section in manual.sections {
            let lines = self.lines(of: section)
            if isHeaded {
                blocks[blocks.count - 1] += lines
            } else {
                blocks.append(lines)
            }
            if case .heading = section { isHeaded = true } else { isHeaded = false }
        }
        if !manual.statuses.isEmpty { blocks.append(statuses) }
        if !manual.examples.isEmpty { blocks.append(["Examples"] + manual.examples.map { "  \($0)" }) }
        if !manual.modes.isEmpty { blocks.append([manual.modesHeading]) }
        return blocks + manual.modes.flatMap { HelpText($0).blocks }
    }

    private var usage: [String] {
        var lines: [String] = []
        for form in manual.forms {
            let beginning = (lines.isEmpty ? "Usage: " : "       ") + manual.command
            let indent = String(repeating: " ", count: beginning.count)
            var line = beginning
            for part in form.parts(manual.ownOptions) {
                if line.count + 1 + part.count > Self.width, line != beginning, line != indent {
                    lines.append(line)
                    line = indent
                }
                line += " \(part)"
            }
            lines.append(line)
        }
        return lines
    }

    private func lines(of section: ManualSection) -> [String] {
        switch section {
        case .paragraph(let text): return wrapped(text, width: Self.width)
        case .verbatim(let text): return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .heading(let text): return [text]
        case .terms(let terms): return Self.table(terms.map { ($0.term, $0.meaning) })
        case .options(let options): return Self.table(options.map { ($0.label, $0.meaning) })
        case .commands:
            return Self.table(
                manual.subcommands.map { command in
                    (command.name + (command.operand.map { " \($0.form)" } ?? ""), command.summary)
                })
        }
    }

    /// Two columns; where a term is too long its meaning begins on the next line.
    private static func table(_ rows: [(term: String, meaning: String)]) -> [String] {
        let longest = rows.map(\.term.count).filter { $0 + 4 <= widestColumn }.max() ?? 0
        let indent = String(repeating: " ", count: max(column, longest + 3))
        return rows.flatMap { term, meaning -> [String] in
            let head = "  \(term)"
            var lines = wrapped(meaning, indent: indent, width: width)
            guard head.count < indent.count, let first = lines.first else { return [head] + lines }
            lines[0] = head + first.dropFirst(head.count)
            return lines
        }
    }

    private var statuses: [String] {
        let text = manual.statuses.map { "\($0.status) \($0.meaning)" }.joined(separator: ", ")
        return wrapped("Exit status: \(text).", width: Self.width)
    }
}
