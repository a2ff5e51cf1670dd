/// Pictures as SVG: valid XML without scripts, with nothing that has to be fetched. The same pictures give the same
/// bytes.
///
/// Masks of up to 128 rows, columns and supports are drawn cell by cell; of larger ones tiles are drawn by what part of
/// them lies inside, at most 96 in
/// each direction, so that the size of a picture is bounded.
public struct SVGDocument: Sendable {
    private let pictures: [Picture]

    private static let margin = 20
    private static let leastWidth = 620

    public init(_ pictures: [Picture]) { self.pictures = pictures }

    /// A file of its own: the pictures below one another.
    public var text: String {
        let parts = pictures.enumerated().map { Part($1, prefix: "p\($0)") }
        let width = parts.map(\.extent.width).max() ?? Self.leastWidth
        let height = parts.reduce(0) { $0 + $1.extent.height }
        let title = pictures.count == 1 ? "Supports of \(pictures[0].name)" : "Supports of \(pictures.count) instances"
        let described = pictures.prefix(20).map(Self.description).joined(separator: " ")
        let description = pictures.isEmpty ? "There is nothing to draw." : described + (pictures.count > 20 ? " …" : "")
        var markup = Markup()
        markup.element("svg", Self.attributes(width, height, id: "supports")) { markup in
            markup.element("title", ["id": "supports-title"], text: title)
            markup.element("desc", ["id": "supports-desc"], text: description)
            markup.element(
                "rect", ["class": "sc-paper", "width": "\(width)", "height": "\(max(height, 1))", "fill": Ink.paper])
            var y = 0
            for part in parts {
                markup.element("g", ["transform": "translate(0 \(y))"]) { part.draw(in: &$0) }
                y += part.extent.height
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup.text
    }

    /// The element of one picture, for a page that says the name and the verdict itself.
    ///
    /// - Parameter prefix: begins the names of the elements, which are different on a page from those of other
    ///   pictures.
    public static func element(_ picture: Picture, prefix: String) -> String {
        let part = Part(picture, prefix: prefix, hasHeader: false)
        var markup = Markup()
        markup.element("svg", attributes(part.extent.width, part.extent.height, id: prefix)) { markup in
            markup.element("title", ["id": "\(prefix)-title"], text: "Supports of \(picture.name)")
            markup.element("desc", ["id": "\(prefix)-desc"], text: description(picture))
            part.draw(in: &markup)
        }
        return markup.text
    }

    private static func attributes(_ width: Int, _ height: Int, id: String) -> Markup.Attributes {
        [
            "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "\(max(height, 1))",
            "viewBox": "0 0 \(width) \(max(height, 1))", "role": "img",
            "aria-labelledby": "\(id)-title \(id)-desc", "font-family": Lettering.plain,
        ]
    }

    /// The picture in words.
    private static func description(_ picture: Picture) -> String {
        var text = "\(picture.name): \(picture.verdict)."
        switch picture.masks {
        case .product(let masks, _, _):
            text +=
                " I has \(masks.rowCount) rows, J has \(masks.columnCount), for \(masks.width) supports in \(picture.classes.count) classes."
        case .layers(let layers):
            text +=
                " Layers, input side first: \(layers.prefix(8).map { "\($0.name) (\($0.outputCount) × \($0.inputCount))" }.joined(separator: ", "))"
                + (layers.count > 8 ? ", …" : "") + "."
        case .changes(let changes):
            text +=
                " Masks with their changes: \(changes.prefix(8).map { "\($0.name) (\($0.before.rowCount) × \($0.before.columnCount))" }.joined(separator: ", "))"
                + (changes.count > 8 ? ", …" : "") + "."
        }
        if let witness = picture.witness {
            text +=
                " The witness is zero outside of \(Listing.named("row", witness.rows)) and \(Listing.named("column", witness.columns))."
        }
        return text
    }

    /// One picture with its header and legend, laid out.
    private struct Part {
        let extent: Extent
        private let markup: Markup

        init(_ picture: Picture, prefix: String, hasHeader: Bool = true) {
            var markup = Markup()
            let top = hasHeader ? 70 : 10
            let body = PictureBody(picture, prefix: prefix, x: SVGDocument.margin, y: top)
            let legendWidth = max(body.right - SVGDocument.margin, SVGDocument.leastWidth - 2 * SVGDocument.margin)
            let width = legendWidth + 2 * SVGDocument.margin
            if hasHeader {
                let room = legendWidth
                markup.line(
                    Lettering.fitted(picture.name, size: 17, width: room), x: SVGDocument.margin, y: 32, size: 17,
                    isBold: true)
                markup.line(
                    Lettering.fitted(picture.verdict, size: 13, width: room), x: SVGDocument.margin, y: 54, size: 13,
                    isBold: true, fill: Ink.tone(picture.tone),
                    styleClass: picture.tone.styleClass)
            }
            let isSampled = body.draw(in: &markup)
            var legend = Legend(x: SVGDocument.margin, y: body.bottom + 22, width: legendWidth)
            body.legend(&legend, isSampled: isSampled)
            for remark in picture.remarks { legend.sentence(remark) }
            self.markup = markup
            legendMarkup = legend.markup
            extent = Extent(width: width, height: legend.y + 12)
        }

        private let legendMarkup: Markup

        func draw(in target: inout Markup) {
            target.append(markup)
            target.append(legendMarkup)
        }
    }
}
