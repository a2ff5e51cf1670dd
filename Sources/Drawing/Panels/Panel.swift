/// The rectangle of a mask in a picture: where its cells are, its frame, its lines, its numbers and the outlines of the
/// window.
struct Panel {
    var x: Int
    var y: Int
    /// The side of a cell, or of a tile.
    var cell: Int
    var rows: LineScale
    var columns: LineScale

    var width: Int { columns.tileCount * cell }
    var height: Int { rows.tileCount * cell }
    var right: Int { x + width }
    var bottom: Int { y + height }
    var isExact: Bool { rows.isExact && columns.isExact }

    /// The ground: cells outside the support.
    func ground(in markup: inout Markup) {
        markup.element(
            "rect",
            [
                "class": "sc-void", "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)",
                "fill": Ink.void,
            ])
    }

    /// Lines between the cells, which merged cells have lost, and the frame.
    func lines(in markup: inout Markup) {
        if isExact, cell >= 6 {
            let across = (1..<max(1, rows.tileCount)).map { "M\(x) \(y + $0 * cell)h\(width)" }
            let down = (1..<max(1, columns.tileCount)).map { "M\(x + $0 * cell) \(y)v\(height)" }
            if !across.isEmpty || !down.isEmpty {
                markup.element(
                    "path",
                    [
                        "class": "sc-grid", "d": (across + down).joined(), "stroke": Ink.paper,
                        "shape-rendering": "crispEdges",
                    ])
            }
        }
        markup.element(
            "rect",
            [
                "class": "sc-frame", "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)",
                "fill": "none", "stroke": Ink.frame,
                "shape-rendering": "crispEdges",
            ])
    }

    /// Numbers of rows to the left.
    func rowNumbers(_ marked: [Int], in markup: inout Markup) {
        for label in AxisLabels(rows, cell: cell, room: 11, marked: marked).labels {
            number(label, x: x - 5, y: y + label.tile * cell + (cell + 7) / 2, anchor: .end, in: &markup)
        }
    }

    /// Numbers of columns above.
    func columnNumbers(_ marked: [Int], in markup: inout Markup) {
        let room = Lettering.numberWidth(max(0, columns.count - 1)) + 4
        for label in AxisLabels(columns, cell: cell, room: room, marked: marked).labels {
            number(label, x: x + label.tile * cell + cell / 2, y: y - 5, anchor: .middle, in: &markup)
        }
    }

    private func number(_ label: AxisLabels.Label, x: Int, y: Int, anchor: Lettering.Anchor, in markup: inout Markup) {
        markup.element(
            "text",
            [
                "class": label.isMarked ? "sc-text" : "sc-faint", "x": "\(x)", "y": "\(y)", "font-size": "10",
                "font-family": Lettering.fixed,
                "font-weight": label.isMarked ? "700" : "400", "text-anchor": anchor.rawValue,
                "fill": label.isMarked ? Ink.text : Ink.faint,
            ], text: String(label.line))
    }

    /// Outlines around blocks of the window's rows and columns; nil stands for all.
    func outline(rows: [Int]?, columns: [Int]?, in markup: inout Markup) {
        let rowRuns = rows.map { self.rows.runs(of: $0) } ?? [0..<self.rows.tileCount]
        let columnRuns = columns.map { self.columns.runs(of: $0) } ?? [0..<self.columns.tileCount]
        let blocks = rowRuns.flatMap { rows in
            columnRuns.map { columns -> String in
                // A unit outside of the cells, so that small ones still show.
                let (width, height) = (columns.count * cell + 2, rows.count * cell + 2)
                return
                    "M\(x + columns.lowerBound * cell - 1) \(y + rows.lowerBound * cell - 1)h\(width)v\(height)h\(-width)z"
            }
        }
        guard !blocks.isEmpty else { return }
        let path = blocks.joined()
        // Dark on light, so that it shows on every colour.
        markup.element(
            "path",
            [
                "class": "sc-halo", "d": path, "fill": "none", "stroke": "#FFFFFF", "stroke-width": "3.5",
                "stroke-linejoin": "round",
            ])
        markup.element(
            "path", ["class": "sc-outline", "d": path, "fill": "none", "stroke": "#000000", "stroke-width": "1.75"])
    }
}
