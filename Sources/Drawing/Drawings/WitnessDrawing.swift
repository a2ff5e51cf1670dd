/// The witness A on its window, with its values.
struct WitnessDrawing {
    private let witness: Picture.Witness
    private let panel: (x: Int, y: Int, cellWidth: Int, cellHeight: Int)
    private let values: [[String]]

    /// Windows with more rows or columns are not drawn; values are cut to this many characters (tooltips have them
    /// whole).
    static let mostLines = 24
    private static let longestValue = 9
    private static let name = "A on the window"

    /// - Parameters:
    ///   - x: where the numbers of the rows begin.
    ///   - y: where the first row begins.
    init?(_ witness: Picture.Witness, x: Int, y: Int) {
        guard !witness.rows.isEmpty, !witness.columns.isEmpty,
            max(witness.rows.count, witness.columns.count) <= Self.mostLines
        else { return nil }
        self.witness = witness
        var values = witness.rows.map { _ in witness.columns.map { _ in "0" } }
        for entry in witness.entries {
            guard let row = witness.rows.firstIndex(of: entry.row),
                let column = witness.columns.firstIndex(of: entry.column)
            else { continue }
            values[row][column] = entry.value
        }
        self.values = values
        let longest = values.joined().map { min($0.count, Self.longestValue) }.max() ?? 1
        let numbers = Lettering.numberWidth(witness.rows.last ?? 0) + 8
        let columnNumbers = Lettering.numberWidth(witness.columns.last ?? 0)
        panel = (x + numbers, y, max(26, 7 * longest + 10, columnNumbers + 4), 26)
    }

    var right: Int { panel.x + max(witness.columns.count * panel.cellWidth, Lettering.width(Self.name, size: 12) + 6) }
    var bottom: Int { panel.y + witness.rows.count * panel.cellHeight + 40 }

    func draw(in markup: inout Markup) {
        let (width, height) = (witness.columns.count * panel.cellWidth, witness.rows.count * panel.cellHeight)
        markup.element(
            "rect",
            [
                "class": "sc-void", "x": "\(panel.x)", "y": "\(panel.y)", "width": "\(width)", "height": "\(height)",
                "fill": Ink.void,
            ])
        for (i, row) in witness.rows.enumerated() {
            number(row, x: panel.x - 5, y: panel.y + i * panel.cellHeight + 17, anchor: .end, in: &markup)
            for (j, column) in witness.columns.enumerated() {
                cell(i, j, "A[\(row), \(column)] = \(values[i][j])", in: &markup)
            }
        }
        for (j, column) in witness.columns.enumerated() {
            number(
                column, x: panel.x + j * panel.cellWidth + panel.cellWidth / 2, y: panel.y - 5, anchor: .middle,
                in: &markup)
        }
        markup.element(
            "rect",
            [
                "class": "sc-outline", "x": "\(panel.x)", "y": "\(panel.y)", "width": "\(width)", "height": "\(height)",
                "fill": "none", "stroke": "#000000",
                "stroke-width": "2",
            ])
        markup.line(Self.name, x: panel.x, y: panel.y + height + 18, isBold: true)
    }

    private func cell(_ i: Int, _ j: Int, _ tooltip: String, in markup: inout Markup) {
        let (x, y) = (panel.x + j * panel.cellWidth, panel.y + i * panel.cellHeight)
        let value = values[i][j]
        let isZero = value == "0"
        if !isZero {
            markup.element(
                "path",
                ["d": "M\(x) \(y)h\(panel.cellWidth)v\(panel.cellHeight)h\(-panel.cellWidth)z", "fill": Ink.entry],
                tooltip: tooltip)
        }
        markup.element(
            "text",
            [
                "class": isZero ? "sc-faint" : "sc-entry", "x": "\(x + panel.cellWidth / 2)", "y": "\(y + 17)",
                "font-size": "12", "font-family": Lettering.fixed,
                "text-anchor": "middle", "fill": isZero ? Ink.faint : "#000000", "pointer-events": "none",
            ], text: value.count <= Self.longestValue ? value : value.prefix(Self.longestValue - 1) + "…")
    }

    private func number(_ number: Int, x: Int, y: Int, anchor: Lettering.Anchor, in markup: inout Markup) {
        markup.element(
            "text",
            [
                "class": "sc-text", "x": "\(x)", "y": "\(y)", "font-size": "10", "font-family": Lettering.fixed,
                "font-weight": "700",
                "text-anchor": anchor.rawValue, "fill": Ink.text,
            ], text: String(number))
    }
}
