import SupportMasks

/// The masks of a network's layers, input side first, from left to right and then below; or masks that are changed.
struct LayersDrawing {
    private struct Slot {
        var layer: Layer
        /// The mask after its change; nil where there is none.
        var after: BitMatrix?
        var number: Int
        var panel: Panel

        /// The name below the panel, and how wide it may be.
        var name: String { Lettering.fitted("\(number). \(layer.name)", size: 12, width: max(panel.width, 150)) }
        /// Where the layer ends, with its name.
        var right: Int { panel.x + max(panel.width, Lettering.width(name, size: 12), 60) }
    }

    private var slots: [Slot] = []
    private let lineWidth: Int
    /// Whether masks are drawn with their changes; then they stand alone, without arrows.
    private let hasChanges: Bool
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
        self.init(layers.map { ($0, nil) }, hasChanges: false, x: x, y: y)
    }

    init(_ changes: [Picture.Change], x: Int, y: Int) {
        self.init(
            changes.map { (Layer(name: $0.name, mask: $0.before), $0.after) }, hasChanges: true, x: x, y: y)
    }

    private init(_ layers: [(layer: Layer, after: BitMatrix?)], hasChanges: Bool, x: Int, y: Int) {
        self.hasChanges = hasChanges
        omitted = max(0, layers.count - Self.mostLayers)
        lineWidth = Self.lineWidth
        corner = (x, y + 22)
        var (left, top) = (x, y + 22)
        for (index, (layer, after)) in layers.prefix(Self.mostLayers).enumerated() {
            let (rows, columns) = (LineScale(layer.outputCount), LineScale(layer.inputCount))
            let cell = max(Self.leastCell, min(Self.largestCell, 420 / max(1, rows.tileCount, columns.tileCount)))
            let numbers = Lettering.numberWidth(max(0, layer.outputCount - 1)) + 8
            var panel = Panel(x: left + numbers, y: top, cell: cell, rows: rows, columns: columns)
            if panel.right > lineWidth, left > x {
                (left, top) = (x, bottom + 30)
                panel.x = left + numbers
                panel.y = top
            }
            let slot = Slot(layer: layer, after: after, number: index + 1, panel: panel)
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
                if let after = slot.after {
                    ChangedTiles(slot.layer.mask, after, panel).draw(in: &markup)
                }
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
            if !hasChanges, index + 1 < slots.count { arrow(after: slot, to: slots[index + 1], in: &markup) }
        }
        return isSampled
    }

    private func cells(_ slot: Slot, in markup: inout Markup) {
        let mask = slot.layer.mask
        if let after = slot.after { return changedCells(slot.panel, mask, after, in: &markup) }
        CellRuns(slot.panel, .alongRows) {
            mask[$0, $1] ? 0 : nil
        } tooltip: { rows, columns in
            "output \(rows.lowerBound), \(Listing.named("input", columns))"
        }.draw(in: &markup) { _ in ["class": "sc-density", "fill": Ink.density] }
    }

    private func changedCells(_ panel: Panel, _ before: BitMatrix, _ after: BitMatrix, in markup: inout Markup) {
        let isLettered = panel.cell >= Looks.letteredCell
        CellRuns(panel, .alongRows) { row, column in
            CellChange(before: before[row, column], after: after[row, column])?.rawValue
        } key: { row, column in
            // What changes stands alone, so that it can be pointed at.
            before[row, column] == after[row, column] ? -1 : column
        } tooltip: { rows, columns in
            let (row, column) = (rows.lowerBound, columns.lowerBound)
            guard before[row, column] != after[row, column] else { return nil }
            return "\(after[row, column] ? "added" : "removed"): row \(row), column \(column)"
        }.draw(in: &markup) { CellChange(rawValue: $0)?.attributes ?? [:] }
        guard isLettered else { return }
        for row in 0..<before.rowCount {
            for column in 0..<before.columnCount where before[row, column] != after[row, column] {
                panel.letter(
                    after[row, column] ? "+" : "−", row: row, column: column, ink: CellChange.ink, in: &markup)
            }
        }
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
