/// A heat map, laid out: its title, labels, cells and scale, without an element around them.
struct HeatMapDrawing: SheetDrawing {
    private let map: HeatMap
    private let left: Int
    private let cellHeight: Int
    let height: Int

    private static let right = 580
    private static let top = 44
    private static let labelSize = 11
    /// Percents stand in cells that are as wide.
    private static let leastTextWidth = 26

    init(_ map: HeatMap) {
        self.map = map
        let longest = map.rowLabels.map { Lettering.width($0, size: Self.labelSize) }.max() ?? 0
        left = min(220, max(60, longest + 28))
        cellHeight = map.rowLabels.count > 24 ? 12 : 20
        height = Self.top + map.rowLabels.count * cellHeight + 92
    }

    private var bottom: Int { Self.top + map.rowLabels.count * cellHeight }

    /// Where a column begins, in whole units, so that cells touch.
    private func x(_ column: Int) -> Int {
        left + (Self.right - left) * column / max(1, map.columnLabels.count)
    }

    func draw(in markup: inout Markup) {
        markup.line(
            Lettering.fitted(map.title, size: 14, width: PlotDrawing.width - 40), x: 20, y: 26, size: 14, isBold: true)
        for (row, shares) in map.shares.enumerated() {
            label(
                Lettering.fitted(map.rowLabels[row], size: Self.labelSize, width: left - 28), x: left - 8,
                y: Self.top + row * cellHeight + cellHeight / 2 + 4, anchor: .end, in: &markup)
            for (column, share) in shares.enumerated() { cell(row, column, share, in: &markup) }
        }
        columnLabels(in: &markup)
        scale(in: &markup)
    }

    private func cell(_ row: Int, _ column: Int, _ share: Double?, in markup: inout Markup) {
        let (start, end, y) = (x(column), x(column + 1), Self.top + row * cellHeight)
        let name = "\(map.rowLabels[row]), \(map.columnLabels[column])"
        markup.element(
            "rect",
            [
                "x": "\(start)", "y": "\(y)", "width": "\(end - start)", "height": "\(cellHeight)",
                "fill": share.map(Self.colour) ?? Ink.void, "shape-rendering": "crispEdges",
            ], tooltip: share.map { "\(name): \(Self.percent($0)) %" } ?? "\(name): nothing known")
        guard let share, end - start >= Self.leastTextWidth, cellHeight >= 16 else { return }
        markup.element(
            "text",
            [
                "x": "\((start + end) / 2)", "y": "\(y + cellHeight / 2 + 4)", "font-size": "10",
                "text-anchor": "middle", "fill": share > 0.5 ? "#FFFFFF" : "#1A1A1A",
            ], text: Self.percent(share))
    }

    private static func percent(_ share: Double) -> String {
        // What is not all and not nothing does not look like it.
        if share > 0, share < 0.005 { return "<1" }
        if share < 1, share > 0.995 { return ">99" }
        return String(Int((share * 100).rounded()))
    }

    /// From white to dark blue.
    private static func colour(_ share: Double) -> String {
        let place = min(1, max(0, share))
        let mixed = zip([255.0, 255, 255], [0.0, 68, 122]).map { Int(($0 + ($1 - $0) * place).rounded()) }
        return "#" + mixed.map { value in String(value + 256, radix: 16, uppercase: true).dropFirst() }.joined()
    }

    private func columnLabels(in markup: inout Markup) {
        let room = (map.columnLabels.map { Lettering.width($0, size: Self.labelSize) }.max() ?? 0) + 8
        let step = max(1, (room * map.columnLabels.count + Self.right - left - 1) / max(1, Self.right - left))
        for column in stride(from: 0, to: map.columnLabels.count, by: step) {
            label(
                map.columnLabels[column], x: (x(column) + x(column + 1)) / 2, y: bottom + 18, anchor: .middle,
                in: &markup)
        }
        markup.element(
            "text",
            [
                "class": "sc-text", "x": "\((left + Self.right) / 2)", "y": "\(bottom + 38)", "font-size": "12",
                "text-anchor": "middle", "fill": Ink.text,
            ], text: map.horizontal)
    }

    /// What the colours mean, and the frame.
    private func scale(in markup: inout Markup) {
        let (steps, width, y) = (10, 20, bottom + 54)
        for step in 0..<steps {
            markup.element(
                "rect",
                [
                    "x": "\(left + step * width)", "y": "\(y)", "width": "\(width)", "height": "10",
                    "fill": Self.colour((Double(step) + 0.5) / Double(steps)), "shape-rendering": "crispEdges",
                ])
        }
        label("0 %", x: left, y: y + 24, anchor: .start, in: &markup)
        label("100 %", x: left + steps * width, y: y + 24, anchor: .end, in: &markup)
        let frames = [
            "M\(left) \(Self.top)H\(Self.right)V\(bottom)H\(left)Z",
            "M\(left) \(y)h\(steps * width)v10h-\(steps * width)Z",
        ]
        markup.element(
            "path",
            ["class": "sc-frame-line", "d": frames.joined(), "fill": "none", "stroke": Ink.frame])
    }

    private func label(_ text: String, x: Int, y: Int, anchor: Lettering.Anchor, in markup: inout Markup) {
        markup.element(
            "text",
            [
                "class": "sc-faint", "x": "\(x)", "y": "\(y)", "font-size": "\(Self.labelSize)",
                "text-anchor": anchor.rawValue, "fill": Ink.faint,
            ], text: text)
    }
}
