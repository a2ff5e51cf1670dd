import SupportMasks

/// The masks of a network's layers, input side first, from left to right and then below.
struct LayersDrawing {
    private struct Slot {
        var layer: Layer
        var number: Int
        var panel: Panel

        /// The name below the panel, and how wide it may be.
        var name: String { Lettering.fitted("\(number). \(layer.name)", size: 12, width: max(panel.width, 150)) }
        /// Where the layer ends, with its name.
        var right: Int { panel.x + max(panel.width, Lettering.width(name, size: 12), 60) }
    }

    private var slots: [Slot] = []
    private let lineWidth: Int
    /// Layers that are not drawn.
    let omitted: Int
    private(set) var right = 0
    private(set) var bottom = 0
    /// Where the witness may stand: after the last layer.
    private(set) var corner: (x: Int, y: Int)

    private static let mostLayers = 48
    private static let largestCell = 24, leastCell = 6
    private static let gap = 46
    private static let lineWidth = 1_240

    init(_ layers: [Layer], x: Int, y: Int) {
        omitted = max(0, layers.count - Self.mostLayers)
        lineWidth = Self.lineWidth
        corner = (x, y + 22)
        var (left, top) = (x, y + 22)
        for (index, layer) in layers.prefix(Self.mostLayers).enumerated() {
            let (rows, columns) = (LineScale(layer.outputCount), LineScale(layer.inputCount))
            let cell = max(Self.leastCell, min(Self.largestCell, 420 / max(1, rows.tileCount, columns.tileCount)))
            let numbers = Lettering.numberWidth(max(0, layer.outputCount - 1)) + 8
            var panel = Panel(x: left + numbers, y: top, cell: cell, rows: rows, columns: columns)
            if panel.right > lineWidth, left > x {
                (left, top) = (x, bottom + 30)
                panel.x = left + numbers
                panel.y = top
            }
            let slot = Slot(layer: layer, number: index + 1, panel: panel)
            slots.append(slot)
            let end = slot.right
            right = max(right, end)
            bottom = max(bottom, panel.bottom + 40)
            left = end + Self.gap
            corner = (left, top)
        }
    }

    /// Whether some layer is drawn in tiles.
    var hasTiles: Bool { slots.contains { !$0.panel.isExact } }
    /// Whether some layer is drawn cell by cell.
    var hasCells: Bool { slots.contains { $0.panel.isExact } }

    /// Draws the layers; returns whether the density of some was estimated.
    func draw(_ witness: Picture.Witness?, in markup: inout Markup) -> Bool {
        var isSampled = false
        for (index, slot) in slots.enumerated() {
            let panel = slot.panel
            panel.ground(in: &markup)
            if panel.isExact {
                cells(slot, in: &markup)
            } else {
                let density = Self.density(slot)
                panel.draw(density, in: &markup)
                isSampled = isSampled || density.isSampled
            }
            panel.lines(in: &markup)
            // The witness's columns are the inputs, its rows the outputs; a part of the layers may be left out at the
            // end.
            let isLast = index == slots.count - 1 && omitted == 0
            let rows = isLast ? witness?.rows : nil
            let columns = index == 0 ? witness?.columns : nil
            panel.rowNumbers(rows ?? [], in: &markup)
            panel.columnNumbers(columns ?? [], in: &markup)
            if rows != nil || columns != nil { panel.outline(rows: rows, columns: columns, in: &markup) }
            markup.line(slot.name, x: panel.x, y: panel.bottom + 18, isBold: true)
            markup.line(
                "\(slot.layer.outputCount) × \(slot.layer.inputCount)", x: panel.x, y: panel.bottom + 35,
                fill: Ink.faint, styleClass: "sc-faint")
            if index + 1 < slots.count { arrow(after: slot, to: slots[index + 1], in: &markup) }
        }
        return isSampled
    }

    private func cells(_ slot: Slot, in markup: inout Markup) {
        let mask = slot.layer.mask
        CellRuns(slot.panel, .alongRows) {
            mask[$0, $1] ? 0 : nil
        } tooltip: { rows, columns in
            "output \(rows.lowerBound), \(Listing.named("input", columns))"
        }.draw(in: &markup) { _ in ["class": "sc-density", "fill": Ink.density] }
    }

    private static func density(_ slot: Slot) -> TileDensity {
        let panel = slot.panel
        guard let pattern = slot.layer.pattern else {
            return TileDensity(slot.layer.mask, rows: panel.rows, columns: panel.columns)
        }
        return TileDensity(pattern, rows: panel.rows, columns: panel.columns)
    }

    /// Shows where the layers go on.
    private func arrow(after slot: Slot, to next: Slot, in markup: inout Markup) {
        guard next.panel.y == slot.panel.y else { return }
        let start = slot.right + 8
        markup.element(
            "path",
            [
                "class": "sc-frame", "d": "M\(start) \(slot.panel.y + 12)h18m-5 -4l5 4l-5 4", "fill": "none",
                "stroke": Ink.frame, "stroke-width": "1.5",
            ])
    }
}
