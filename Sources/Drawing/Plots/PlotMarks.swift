/// Lines through a plot at values that stand out, with labels upright above them, apart from the curves and from one
/// another.
struct PlotMarks {
    /// From left to right; places are in tenths of a unit.
    private let lines: [(mark: LinePlot.Mark, place: Int, labelPlace: Int)]
    private let top: Int
    private let bottom: Int

    private static let size = 11
    private static let leastDistance = 130

    /// The height of the longest label.
    static func room(above plot: LinePlot) -> Int {
        plot.shownMarks.map { Lettering.width($0.label, size: size) + 8 }.max() ?? 0
    }

    init(_ plot: LinePlot, on scale: PlotScale, top: Int, bottom: Int) {
        (self.top, self.bottom) = (top, bottom)
        let places = plot.shownMarks.map { (mark: $0, place: scale.tenths($0.x)) }.sorted { $0.place < $1.place }
        lines = places.reduce(into: []) { lines, next in
            let free = lines.last.map { $0.labelPlace + Self.leastDistance } ?? next.place
            lines.append((mark: next.mark, place: next.place, labelPlace: max(next.place, free)))
        }
    }

    func draw(in markup: inout Markup) {
        for line in lines {
            let ink = CurveInk(number: line.mark.style)
            markup.element(
                "path",
                [
                    "class": ink.styleClass,
                    "d": "M\(Tenths.text(line.labelPlace)) \(top - 5)L\(Tenths.text(line.place)) \(top)V\(bottom)",
                    "fill": "none", "stroke": ink.colour, "stroke-width": "1.2", "stroke-dasharray": "2 3",
                ])
            markup.element(
                "text",
                [
                    "class": ink.markClass, "font-size": "\(Self.size)", "fill": ink.colour,
                    "transform": "translate(\(Tenths.text(line.labelPlace + 40)) \(top - 8)) rotate(-90)",
                ], text: line.mark.label)
        }
    }
}
