import ToolText

/// A table of short texts with labelled rows and columns, in aligned columns.
struct Grid {
    var title: String
    var columnLabels: [String]
    var rows: [(label: String, cells: [String])]

    /// The lines of the table, title and column labels first, all of one width.
    var lines: [String] {
        let labelWidth = max(title.count, rows.map(\.label.count).max() ?? 0)
        let widths = columnLabels.indices.map { column in
            max(columnLabels[column].count, rows.map { $0.cells[column].count }.max() ?? 0)
        }
        let all = [(label: title, cells: columnLabels)] + rows
        return all.enumerated().map { index, row in
            let label =
                index == 0
                ? Self.padded(row.label, labelWidth, left: false) : Self.padded(row.label, labelWidth, left: true)
            return label + "  " + zip(row.cells, widths).map { "  " + Self.padded($0, $1, left: true) }.joined()
        }
    }

    /// Tables side by side while they fit in `width`, below one another where they do not.
    static func arranged(_ grids: [Grid], indent: String, width: Int = textWidth) -> [String] {
        var result: [String] = []
        var band: [[String]] = []
        for grid in grids {
            let lines = grid.lines
            let bandWidth = (band + [lines]).reduce(indent.count - gap) { $0 + gap + ($1.first?.count ?? 0) }
            if !band.isEmpty, bandWidth > width {
                result += sideBySide(band, indent: indent) + [""]
                band = []
            }
            band.append(lines)
        }
        return result + sideBySide(band, indent: indent)
    }

    private static let gap = 6

    private static func sideBySide(_ tables: [[String]], indent: String) -> [String] {
        let height = tables.map(\.count).max() ?? 0
        return (0..<height).map { index in
            let parts = tables.map {
                index < $0.count ? $0[index] : String(repeating: " ", count: $0.first?.count ?? 0)
            }
            let line = indent + parts.joined(separator: String(repeating: " ", count: gap))
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func padded(_ text: String, _ width: Int, left: Bool) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return left ? space + text : text + space
    }
}
