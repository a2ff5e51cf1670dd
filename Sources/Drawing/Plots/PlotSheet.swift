/// Heat maps and plots beside and below one another under a title, as a file of SVG: valid XML without scripts, with nothing that has
/// to be fetched. The same plots give the same bytes.
public struct PlotSheet: Sendable, Hashable {
    public var title: String
    /// What all of them show, in words; the captions of the plots follow it.
    public var caption: String
    /// They come first.
    public var maps: [HeatMap]
    public var plots: [LinePlot]
    /// How many of them stand beside one another; from 1 up to their number.
    public let columns: Int

    private static let header = 48

    public init(title: String, caption: String, maps: [HeatMap] = [], plots: [LinePlot], columns: Int = 2) {
        (self.title, self.caption, self.maps, self.plots) = (title, caption, maps, plots)
        self.columns = columns
    }

    public var text: String {
        let rows = rows
        let height = rows.last.map { $0.top + $0.height } ?? Self.header
        let width = max(1, rows.map(\.drawings.count).max() ?? 1) * PlotDrawing.width
        let described =
            [caption] + maps.map { "\($0.title): \($0.caption)" } + plots.map { "\($0.title): \($0.caption)" }
        let paper = PlotPaper(
            title: title, description: described.joined(separator: " "), width: width, height: height)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + paper.element(prefix: "plots") { markup in
                markup.line(
                    Lettering.fitted(title, size: 17, width: width - 40), x: 20, y: 32, size: 17, isBold: true)
                for row in rows { row.draw(in: &markup) }
            }
    }

    /// Plots beside one another; the tallest says where the next row begins.
    private struct Row {
        let drawings: [any SheetDrawing]
        let top: Int

        var height: Int { drawings.map(\.height).max() ?? 0 }

        func draw(in markup: inout Markup) {
            for (index, drawing) in drawings.enumerated() {
                markup.element("g", ["transform": "translate(\(index * PlotDrawing.width) \(top))"]) {
                    drawing.draw(in: &$0)
                }
            }
        }
    }

    private var rows: [Row] {
        let drawings: [any SheetDrawing] = maps.map { HeatMapDrawing($0) } + plots.map { PlotDrawing($0) }
        let columns = max(1, min(columns, drawings.count))
        return stride(from: 0, to: drawings.count, by: columns).reduce(into: []) { rows, first in
            let top = rows.last.map { $0.top + $0.height + 16 } ?? Self.header
            rows.append(Row(drawings: Array(drawings[first..<min(first + columns, drawings.count)]), top: top))
        }
    }
}
