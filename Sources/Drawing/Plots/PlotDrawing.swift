/// A plot, laid out: its title, axes, curves, marks and legend, without an element around them.
struct PlotDrawing: SheetDrawing {
    private let plot: LinePlot
    private let legend: PlotLegend
    private let marks: PlotMarks
    private let x: PlotScale
    private let y: PlotScale

    static let width = 600
    let height: Int

    private static let left = 78
    private static let right = 580
    private let top: Int
    private let bottom: Int

    init(_ plot: LinePlot) {
        self.plot = plot
        top = 44 + PlotMarks.room(above: plot)
        bottom = top + 256
        legend = PlotLegend(plot, left: Self.left, right: Self.right, top: bottom + 62)
        height = legend.bottom + 12
        let points = plot.shownPoints
        x = PlotScale(
            plot.horizontal, points.map(\.x) + plot.shownMarks.map(\.x), from: Self.left, to: Self.right, mostTicks: 8)
        y = PlotScale(plot.vertical, points.map(\.y), from: bottom, to: top, mostTicks: 7)
        marks = PlotMarks(plot, on: x, top: top, bottom: bottom)
    }

    func draw(in markup: inout Markup) {
        markup.line(
            Lettering.fitted(plot.title, size: 14, width: Self.width - 40), x: 20, y: 26, size: 14, isBold: true)
        drawGrid(in: &markup)
        marks.draw(in: &markup)
        for (curve, style) in plot.styledCurves {
            let path = PlotPath(plot.shown(curve.points).map { (x.tenths($0.x), y.tenths($0.y)) })
            path.draw(curve.look, CurveInk(number: style), in: &markup)
        }
        legend.draw(in: &markup)
    }

    private func drawGrid(in markup: inout Markup) {
        for tick in y.ticks {
            let place = y.tenths(tick.value)
            rule("M\(Self.left) \(Tenths.text(place))H\(Self.right)", in: &markup)
            label(tick.label, x: Self.left - 8, tenths: place + 40, anchor: .end, in: &markup)
        }
        for tick in x.ticks {
            let place = x.tenths(tick.value)
            rule("M\(Tenths.text(place)) \(top)V\(bottom)", in: &markup)
            markup.element(
                "text",
                [
                    "class": "sc-faint", "x": Tenths.text(place), "y": "\(bottom + 18)", "font-size": "11",
                    "text-anchor": Lettering.Anchor.middle.rawValue, "fill": Ink.faint,
                ], text: tick.label)
        }
        markup.element(
            "path",
            [
                "class": "sc-frame-line", "d": "M\(Self.left) \(top)V\(bottom)H\(Self.right)", "fill": "none",
                "stroke": Ink.frame,
            ])
        axisNames(in: &markup)
    }

    private func axisNames(in markup: inout Markup) {
        markup.element(
            "text",
            [
                "class": "sc-text", "x": "\((Self.left + Self.right) / 2)", "y": "\(bottom + 40)",
                "font-size": "12", "text-anchor": "middle", "fill": Ink.text,
            ], text: plot.horizontal.label)
        let middle = (top + bottom) / 2
        markup.element(
            "text",
            [
                "class": "sc-text", "x": "18", "y": "\(middle)", "font-size": "12", "text-anchor": "middle",
                "fill": Ink.text, "transform": "rotate(-90 18 \(middle))",
            ], text: plot.vertical.label)
    }

    private func rule(_ data: String, in markup: inout Markup) {
        markup.element("path", ["class": "sc-rule", "d": data, "fill": "none", "stroke": "#E2E2E2"])
    }

    private func label(_ text: String, x: Int, tenths: Int, anchor: Lettering.Anchor, in markup: inout Markup) {
        markup.element(
            "text",
            [
                "class": "sc-faint", "x": "\(x)", "y": Tenths.text(tenths), "font-size": "11",
                "text-anchor": anchor.rawValue, "fill": Ink.faint,
            ], text: text)
    }
}
