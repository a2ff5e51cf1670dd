/// A plot as SVG: valid XML without scripts, with nothing that has to be fetched. The same plot gives the same bytes.
public struct SVGPlot: Sendable {
    private let plot: LinePlot

    private static let width = 600
    private static let left = 78
    private static let right = 580
    private static let top = 44
    private static let bottom = 300

    public init(_ plot: LinePlot) { self.plot = plot }

    /// Rules of CSS for a page with a dark ground, besides those of `Ink`.
    public static var darkStyleSheet: String { CurveInk.darkStyleSheet }

    /// A file of its own.
    public var text: String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(prefix: "plot")
    }

    /// The element for a page.
    ///
    /// - Parameter prefix: begins the names of the elements, which are different on a page from those of other
    ///   pictures.
    public func element(prefix: String) -> String {
        let legend = PlotLegend(plot.curves, left: Self.left, right: Self.right, top: Self.bottom + 62)
        let height = legend.bottom + 12
        var markup = Markup()
        markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(Self.width)", "height": "\(height)",
                "viewBox": "0 0 \(Self.width) \(height)", "role": "img",
                "aria-labelledby": "\(prefix)-title \(prefix)-desc", "font-family": Lettering.plain,
            ]
        ) { markup in
            markup.element("title", ["id": "\(prefix)-title"], text: plot.title)
            markup.element("desc", ["id": "\(prefix)-desc"], text: plot.caption)
            markup.element(
                "rect", ["class": "sc-paper", "width": "\(Self.width)", "height": "\(height)", "fill": Ink.paper])
            markup.line(
                Lettering.fitted(plot.title, size: 14, width: Self.width - 40), x: 20, y: 26, size: 14, isBold: true)
            drawCurves(in: &markup, prefix: prefix)
            legend.draw(in: &markup)
        }
        return markup.text
    }

    private func drawCurves(in markup: inout Markup, prefix: String) {
        let points = plot.shownPoints
        let x = PlotScale(
            points.map(\.x), isLogarithmic: plot.horizontal.isLogarithmic, from: Self.left, to: Self.right,
            mostTicks: 8)
        let y = PlotScale(
            points.map(\.y), isLogarithmic: plot.vertical.isLogarithmic, from: Self.bottom, to: Self.top, mostTicks: 7)
        drawGrid(x, y, in: &markup)
        for (number, curve) in plot.curves.enumerated() {
            let path = PlotPath(plot.shown(curve.points).map { (x.tenths($0.x), y.tenths($0.y)) })
            path.draw(curve.look, CurveInk(number: number), in: &markup)
        }
    }

    private func drawGrid(_ x: PlotScale, _ y: PlotScale, in markup: inout Markup) {
        for tick in y.ticks {
            let place = y.tenths(tick.value)
            rule("M\(Self.left) \(Tenths.text(place))H\(Self.right)", in: &markup)
            label(tick.label, x: Self.left - 8, tenths: place + 40, anchor: .end, in: &markup)
        }
        for tick in x.ticks {
            let place = x.tenths(tick.value)
            rule("M\(Tenths.text(place)) \(Self.top)V\(Self.bottom)", in: &markup)
            markup.element(
                "text",
                [
                    "class": "sc-faint", "x": Tenths.text(place), "y": "\(Self.bottom + 18)", "font-size": "11",
                    "text-anchor": Lettering.Anchor.middle.rawValue, "fill": Ink.faint,
                ], text: tick.label)
        }
        markup.element(
            "path",
            [
                "class": "sc-frame-line", "d": "M\(Self.left) \(Self.top)V\(Self.bottom)H\(Self.right)", "fill": "none",
                "stroke": Ink.frame,
            ])
        axisNames(in: &markup)
    }

    private func axisNames(in markup: inout Markup) {
        markup.element(
            "text",
            [
                "class": "sc-text", "x": "\((Self.left + Self.right) / 2)", "y": "\(Self.bottom + 40)",
                "font-size": "12", "text-anchor": "middle", "fill": Ink.text,
            ], text: plot.horizontal.label)
        let middle = (Self.top + Self.bottom) / 2
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
