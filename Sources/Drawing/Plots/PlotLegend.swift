/// The names of the curves below a plot, each beside a piece of its line, in as many lines as they need.
struct PlotLegend {
    private let entries: [(curve: LinePlot.Curve, style: Int, x: Int, y: Int)]
    let bottom: Int

    private static let sample = 30
    private static let lineHeight = 20

    init(_ plot: LinePlot, left: Int, right: Int, top: Int) {
        var entries: [(LinePlot.Curve, Int, Int, Int)] = []
        var (x, y) = (left, top)
        for (curve, style) in plot.styledCurves {
            let width = Self.sample + 8 + Lettering.width(curve.name, size: 12) + 18
            if x > left, x + width > right { (x, y) = (left, y + Self.lineHeight) }
            entries.append((curve, style, x, y))
            x += width
        }
        self.entries = entries.map { (curve: $0.0, style: $0.1, x: $0.2, y: $0.3) }
        bottom = y
    }

    func draw(in markup: inout Markup) {
        for entry in entries {
            let (x, y) = (10 * entry.x, 10 * (entry.y - 4))
            let ends = [(x, y), (x + 10 * Self.sample, y)]
            let ink = CurveInk(number: entry.style)
            switch entry.curve.look {
            case .line, .dashedLine, .reference: PlotPath(ends).draw(entry.curve.look, ink, in: &markup)
            case .markedLine:
                PlotPath(ends).draw(.line, ink, in: &markup)
                PlotPath([(x + 5 * Self.sample, y)]).draw(.marks, ink, in: &markup)
            case .marks: PlotPath([(x + 5 * Self.sample, y)]).draw(.marks, ink, in: &markup)
            }
            markup.line(entry.curve.name, x: entry.x + Self.sample + 8, y: entry.y)
        }
    }
}
