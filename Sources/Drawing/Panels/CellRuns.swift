/// Cells of one look, drawn together: neighbours in a row or a column as one rectangle.
struct CellRuns {
    /// Which neighbours are joined.
    enum Direction { case alongRows, alongColumns }

    /// A rectangle of tiles of one look.
    struct Run: Hashable {
        var rows: Range<Int>
        var columns: Range<Int>
        /// A tooltip; nil for none.
        var tooltip: String?
    }

    /// Above this many, the rectangles of a panel have no tooltips and become one path for each look.
    private static let mostTooltips = 4_096

    private let panel: Panel
    /// The rectangles by look, looks in the order of their first cell.
    private var runs: [(look: Int, runs: [Run])] = []

    /// - Parameters:
    ///   - look: what a cell looks like, by row and column; nil where nothing is drawn.
    ///   - key: cells of one look and one key are joined.
    ///   - tooltip: what is said of a rectangle.
    init(
        _ panel: Panel, _ direction: Direction, look: (Int, Int) -> Int?, key: (Int, Int) -> Int = { _, _ in 0 },
        tooltip: (Range<Int>, Range<Int>) -> String? = { _, _ in nil }
    ) {
        self.panel = panel
        var position: [Int: Int] = [:]
        let isAlongRows = direction == .alongRows
        let (outer, inner) =
            isAlongRows
            ? (panel.rows.tileCount, panel.columns.tileCount) : (panel.columns.tileCount, panel.rows.tileCount)
        func at(_ a: Int, _ b: Int) -> (Int, Int) { isAlongRows ? (a, b) : (b, a) }
        for line in 0..<outer {
            var start = 0
            while start < inner {
                let (row, column) = at(line, start)
                guard let first = look(row, column) else {
                    start += 1
                    continue
                }
                let name = key(row, column)
                var end = start + 1
                while end < inner {
                    let (nextRow, nextColumn) = at(line, end)
                    guard look(nextRow, nextColumn) == first, key(nextRow, nextColumn) == name else { break }
                    end += 1
                }
                let (rows, columns) = isAlongRows ? (line..<line + 1, start..<end) : (start..<end, line..<line + 1)
                let index = position[first, default: runs.count]
                if index == runs.count {
                    position[first] = index
                    runs.append((first, []))
                }
                runs[index].runs.append(Run(rows: rows, columns: columns, tooltip: tooltip(rows, columns)))
                start = end
            }
        }
    }

    /// Draws the rectangles, a group for each look.
    ///
    /// - Parameter attributes: those of a look.
    func draw(in markup: inout Markup, attributes: (Int) -> Markup.Attributes) {
        let hasTooltips = runs.reduce(0) { $0 + $1.runs.count } <= Self.mostTooltips
        for (look, runs) in runs {
            markup.element("g", attributes(look)) { markup in
                let plain = hasTooltips ? runs.filter { $0.tooltip == nil } : runs
                if !plain.isEmpty { markup.element("path", ["d": plain.map(path).joined()]) }
                guard hasTooltips else { return }
                for run in runs {
                    guard let tooltip = run.tooltip else { continue }
                    markup.element("path", ["d": path(run)], tooltip: tooltip)
                }
            }
        }
    }

    private func path(_ run: Run) -> String {
        let width = run.columns.count * panel.cell
        return
            "M\(panel.x + run.columns.lowerBound * panel.cell) \(panel.y + run.rows.lowerBound * panel.cell)h\(width)v\(run.rows.count * panel.cell)h\(-width)z"
    }
}
