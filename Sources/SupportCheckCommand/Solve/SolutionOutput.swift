import FixedSupportSolver
import Reports
import ToolText

/// The report of a solution as text for a terminal.
struct SolutionOutput {
    private let name: String
    private let text: SolutionText

    init<Scalar>(_ description: SolutionDescription<Scalar>) {
        name = description.subject.instance.name
        text = SolutionText(description)
    }

    var lines: String {
        var lines = wrapped("\(name): \(text.headline)", hanging: "  ")
        for section in text.sections {
            lines += ["", section.title]
            for paragraph in section.paragraphs { lines += wrapped(paragraph, indent: "  ", hanging: "  ") }
            if let table = section.table { lines += Self.aligned(table).map { "    " + $0 } }
            for item in section.items { lines += wrapped("- \(item)", indent: "  ", hanging: "  ") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Columns side by side: the first on the left, the others on the right.
    private static func aligned(_ table: SolutionText.Table) -> [String] {
        let rows = [table.columns] + table.rows
        let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            return cells.joined(separator: "   ").trimmedAtEnd
        }
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
