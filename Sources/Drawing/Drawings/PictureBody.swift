/// The masks and the witness of a picture, without header and legend.
struct PictureBody {
    private enum Masks {
        case product(ProductDrawing)
        case layers(LayersDrawing)
        case changes(LayersDrawing)
    }

    private let picture: Picture
    private let masks: Masks
    private let witness: WitnessDrawing?

    init(_ picture: Picture, prefix: String, x: Int, y: Int) {
        self.picture = picture
        let corner: (x: Int, y: Int)
        switch picture.masks {
        case .product(let supports, let left, let right):
            let drawing = ProductDrawing(picture, supports, names: (left, right), prefix: prefix, x: x, y: y)
            masks = .product(drawing)
            corner = drawing.corner
        case .layers(let layers):
            let drawing = LayersDrawing(layers, x: x, y: y)
            masks = .layers(drawing)
            corner = drawing.corner
        case .changes(let changes):
            let drawing = LayersDrawing(changes, x: x, y: y)
            masks = .changes(drawing)
            corner = drawing.corner
        }
        witness = picture.witness.flatMap { WitnessDrawing($0, x: corner.x, y: corner.y) }
    }

    var right: Int {
        switch masks {
        case .product(let drawing): return max(drawing.end, witness?.right ?? 0)
        case .layers(let drawing), .changes(let drawing): return max(drawing.right, witness?.right ?? 0)
        }
    }

    var bottom: Int {
        switch masks {
        case .product(let drawing): return max(drawing.bottom, witness?.bottom ?? 0)
        case .layers(let drawing), .changes(let drawing): return max(drawing.bottom, witness?.bottom ?? 0)
        }
    }

    /// Draws all; returns whether some density was estimated.
    func draw(in markup: inout Markup) -> Bool {
        defer { witness?.draw(in: &markup) }
        switch masks {
        case .product(let drawing):
            drawing.definePatterns(in: &markup)
            return drawing.draw(in: &markup)
        case .layers(let drawing), .changes(let drawing):
            return drawing.draw(picture.witness, in: &markup)
        }
    }

    func legend(_ legend: inout Legend, isSampled: Bool) {
        switch masks {
        case .product(let drawing):
            drawing.legend(&legend)
            if !drawing.isExact { legend.sentence(Self.tiles) }
        case .layers(let drawing):
            if drawing.hasCells {
                legend.entry(
                    ["class": "sc-density", "fill": Ink.density],
                    "inside the support of a layer; rows are outputs, columns are inputs")
            }
            if drawing.hasTiles {
                legend.density()
                legend.sentence(Self.tiles)
            }
            if drawing.omitted > 0 { legend.sentence("… and \(drawing.omitted) more layers, which are not drawn") }
        case .changes(let drawing): changes(drawing, &legend)
        }
        if isSampled {
            legend.sentence("So large a mask is judged by a part of its rows, evenly spread: densities are estimates.")
        }
        guard let window = picture.witness else { return }
        legend.outline(
            "the window: \(Listing.named("row", window.rows)) and \(Listing.named("column", window.columns)), outside of which the witness A is zero"
        )
        if witness == nil {
            legend.sentence(
                "A has \(window.entries.count) entries that are not zero, too large a window to be drawn with its values."
            )
        }
    }

    private func changes(_ drawing: LayersDrawing, _ legend: inout Legend) {
        if drawing.hasCells { legend.entry(CellChange.kept.attributes, "an entry that stays") }
        legend.entry(CellChange.added.attributes, "+ an entry that is added")
        legend.entry(CellChange.removed.attributes, "− an entry that is removed")
        if drawing.hasTiles {
            legend.entry(CellChange.both.attributes, "a tile in which entries are added and removed")
            legend.density()
            legend.sentence(
                "Masks of more than \(LineScale.mostSingleLines) lines are drawn in tiles of several rows and columns; a tile in which something changes has the colour of the change."
            )
        }
        if drawing.omitted > 0 { legend.sentence("… and \(drawing.omitted) more masks, which are not drawn") }
    }

    private static let tiles =
        "Masks of more than \(LineScale.mostSingleLines) lines are drawn in tiles of several rows and columns, without classes; numbers are those of a tile's first line, bold ones those of the window."
}
