/// The points of a curve on the paper, in tenths of a unit.
struct PlotPath {
    private let points: [(x: Int, y: Int)]

    init(_ points: [(Int, Int)]) { self.points = points.map { (x: $0.0, y: $0.1) } }

    func draw(_ look: LinePlot.Look, _ ink: CurveInk, in markup: inout Markup) {
        guard !points.isEmpty else { return }
        switch look {
        case .reference:
            markup.element(
                "path",
                [
                    "class": "sc-reference", "d": line, "fill": "none", "stroke": Ink.faint, "stroke-width": "1.2",
                    "stroke-dasharray": "2 4",
                ])
        case .line: drawLine(ink, width: "2", dash: ink.dash, in: &markup)
        case .dashedLine: drawLine(ink, width: "1.6", dash: "4 5", in: &markup)
        case .markedLine:
            drawLine(ink, width: "2", dash: ink.dash, in: &markup)
            drawMarks(ink, in: &markup)
        case .marks: drawMarks(ink, in: &markup)
        }
    }

    private func drawLine(_ ink: CurveInk, width: String, dash: String, in markup: inout Markup) {
        markup.element(
            "path",
            [
                "class": ink.styleClass, "d": line, "fill": "none", "stroke": ink.colour, "stroke-width": width,
                "stroke-linejoin": "round", "stroke-dasharray": dash.isEmpty ? "none" : dash,
            ])
    }

    private func drawMarks(_ ink: CurveInk, in markup: inout Markup) {
        markup.element(
            "path",
            ["class": ink.markClass, "d": points.map { ink.mark(x: $0.x, y: $0.y) }.joined(), "fill": ink.colour])
    }

    private var line: String {
        points.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(Tenths.text(point.x)) \(Tenths.text(point.y))"
        }.joined()
    }
}
