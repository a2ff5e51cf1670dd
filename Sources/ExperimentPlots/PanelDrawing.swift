/// One panel: frame, values of the axes, marks, series and their names.
struct PanelDrawing {
    private let panel: PlotPanel
    private let clip: String
    private let x: PlotScale
    private let y: PlotScale

    static let width = 460
    static let height = 400
    private static let left = 66.0
    private static let top = 30.0
    private static let right = Double(width) - 18
    private static let bottom = Double(height) - 118
    private static let ink = "#1A1A1A"
    private static let faint = "#595959"
    private static let grid = "#E4E4E4"
    /// Dark enough on white, and told apart with any common colour vision; each has a mark of its own besides.
    private static let colours = ["#0072B2", "#B8500A", "#007A5A", "#A1467A", "#6B5B00", "#3C3C3C"]

    init(_ panel: PlotPanel, clip: String) {
        self.panel = panel
        self.clip = clip
        let points = panel.series.flatMap(\.points)
        x = PlotScale(panel.x, values: points.map(\.x) + panel.marks.map(\.x), start: Self.left, end: Self.right)
        y = PlotScale(panel.y, values: points.map(\.y), start: Self.bottom, end: Self.top)
    }

    func draw(in svg: inout PlotMarkup) {
        write(panel.title, x: Self.left, y: 20, size: 13, isBold: true, in: &svg)
        drawAxes(in: &svg)
        for mark in panel.marks { draw(mark, in: &svg) }
        for series in panel.series { draw(series, in: &svg) }
        drawNames(in: &svg)
    }

    private func drawAxes(in svg: inout PlotMarkup) {
        for tick in x.ticks {
            guard let place = x.place(ofTick: tick) else { continue }
            line(place, Self.top, place, Self.bottom, Self.grid, in: &svg)
            write(x.text(ofTick: tick), x: place, y: Self.bottom + 16, anchor: "middle", in: &svg)
        }
        for tick in y.ticks {
            guard let place = y.place(ofTick: tick) else { continue }
            line(Self.left, place, Self.right, place, Self.grid, in: &svg)
            write(y.text(ofTick: tick), x: Self.left - 6, y: place + 4, anchor: "end", in: &svg)
        }
        svg.element(
            "rect",
            [
                ("x", number(Self.left)), ("y", number(Self.top)), ("width", number(Self.right - Self.left)),
                ("height", number(Self.bottom - Self.top)), ("fill", "none"), ("stroke", Self.faint),
            ])
        write(
            panel.x.label, x: (Self.left + Self.right) / 2, y: Self.bottom + 34, size: 12, anchor: "middle", in: &svg)
        let middle = number((Self.top + Self.bottom) / 2)
        svg.text(
            "text",
            [
                ("transform", "translate(16 \(middle)) rotate(-90)"), ("font-size", "12"), ("text-anchor", "middle"),
                ("fill", Self.ink),
            ], panel.y.label)
    }

    private func draw(_ mark: PlotMark, in svg: inout PlotMarkup) {
        guard let place = x.place(mark.x) else { return }
        let colour = Self.colour(mark.style)
        line(place, Self.top, place, Self.bottom, colour, dashes: "2 3", in: &svg)
        svg.text(
            "text",
            [
                ("transform", "translate(\(number(place + 11)) \(number(Self.bottom - 6))) rotate(-90)"),
                ("font-size", "10"), ("fill", colour),
            ], mark.label)
    }

    private func draw(_ series: PlotSeries, in svg: inout PlotMarkup) {
        let places = series.points.compactMap { point -> (x: Double, y: Double)? in
            guard let x = x.place(point.x), let y = y.place(point.y) else { return nil }
            return (x, y)
        }
        let colour = Self.colour(series.style)
        if series.look != .marks, places.count > 1 {
            let path = places.enumerated().map { "\($0 == 0 ? "M" : "L")\(number($1.x)) \(number($1.y))" }
            var attributes: PlotMarkup.Attributes = [
                ("d", path.joined()), ("fill", "none"), ("stroke", colour), ("stroke-width", "1.6"),
            ]
            if series.look == .dashedLine { attributes.append(("stroke-dasharray", "6 4")) }
            svg.element("path", attributes)
        }
        guard series.look == .marks || series.look == .markedLine else { return }
        for place in places { symbol(series.style, place.x, place.y, in: &svg) }
    }

    /// The names of the series in two columns below the axes.
    private func drawNames(in svg: inout PlotMarkup) {
        for (index, series) in panel.series.enumerated() {
            let left = Self.left + Double(index % 2) * (Self.right - Self.left) / 2
            let middle = Self.bottom + 54 + Double(index / 2) * 17
            if series.look != .marks {
                line(
                    left, middle - 4, left + 22, middle - 4, Self.colour(series.style),
                    dashes: series.look == .dashedLine ? "6 4" : nil, in: &svg)
            }
            if series.look != .line, series.look != .dashedLine {
                symbol(series.style, left + 11, middle - 4, in: &svg)
            }
            write(series.name, x: left + 28, y: middle, in: &svg)
        }
    }

    private static func colour(_ style: Int) -> String { colours[style % colours.count] }

    /// A circle, square, triangle, diamond, cross or bar.
    private func symbol(_ style: Int, _ x: Double, _ y: Double, in svg: inout PlotMarkup) {
        let shapes = [
            "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z", "M-3.5 -3.5H3.5V3.5H-3.5Z", "M0 -4.5L4.3 3.5H-4.3Z",
            "M0 -5L4.5 0L0 5L-4.5 0Z", "M-1.4 -4.5H1.4V-1.4H4.5V1.4H1.4V4.5H-1.4V1.4H-4.5V-1.4H-1.4Z", "M-5 -2H5V2H-5Z",
        ]
        svg.element(
            "path",
            [
                ("transform", "translate(\(number(x)) \(number(y)))"), ("d", shapes[style % shapes.count]),
                ("fill", Self.colour(style)),
            ])
    }

    private func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String, dashes: String? = nil,
        in svg: inout PlotMarkup
    ) {
        var attributes: PlotMarkup.Attributes = [
            ("x1", number(x1)), ("y1", number(y1)), ("x2", number(x2)), ("y2", number(y2)), ("stroke", colour),
        ]
        if let dashes { attributes.append(("stroke-dasharray", dashes)) }
        svg.element("line", attributes)
    }

    private func write(
        _ text: String, x: Double, y: Double, size: Int = 11, anchor: String = "start", isBold: Bool = false,
        in svg: inout PlotMarkup
    ) {
        svg.text(
            "text",
            [
                ("x", number(x)), ("y", number(y)), ("font-size", "\(size)"), ("text-anchor", anchor),
                ("font-weight", isBold ? "700" : "400"), ("fill", Self.ink),
            ], text)
    }

    /// A place with one decimal.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }
}
