/// Panels beside and below one another as an SVG file: valid XML without scripts, with nothing that has to be fetched.
/// The same panels give the same bytes.
public struct PlotDocument: Sendable {
    private let title: String
    private let description: String
    private let panels: [PlotPanel]
    private let columns: Int

    private static let header = 40

    /// - Parameter columns: how many panels stand beside one another.
    public init(title: String, description: String, panels: [PlotPanel], columns: Int = 2) {
        self.title = title
        self.description = description
        self.panels = panels
        self.columns = max(1, min(columns, panels.count))
    }

    public var text: String {
        let rows = (panels.count + columns - 1) / columns
        let (width, height) = (columns * PanelDrawing.width, rows * PanelDrawing.height + Self.header)
        var svg = PlotMarkup()
        svg.open(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("width", "\(width)"), ("height", "\(height)"),
                ("viewBox", "0 0 \(width) \(height)"), ("role", "img"), ("aria-labelledby", "plot-title plot-desc"),
                ("font-family", "system-ui, 'DejaVu Sans', Helvetica, Arial, sans-serif"),
            ])
        svg.text("title", [("id", "plot-title")], title)
        svg.text("desc", [("id", "plot-desc")], description)
        svg.element("rect", [("width", "\(width)"), ("height", "\(height)"), ("fill", "#FFFFFF")])
        svg.text(
            "text", [("x", "16"), ("y", "27"), ("font-size", "17"), ("font-weight", "700"), ("fill", "#1A1A1A")], title)
        for (index, panel) in panels.enumerated() {
            let x = index % columns * PanelDrawing.width
            let y = index / columns * PanelDrawing.height + Self.header
            svg.open("g", [("transform", "translate(\(x) \(y))")])
            PanelDrawing(panel, clip: "clip-\(index)").draw(in: &svg)
            svg.close("g")
        }
        svg.close("svg")
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.text
    }
}
