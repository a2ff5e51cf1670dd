/// What the signs of a picture mean, a line or more for each, below it.
struct Legend {
    private(set) var markup = Markup()
    private(set) var y: Int
    private let x: Int
    private let width: Int

    private static let lineHeight = 18

    init(x: Int, y: Int, width: Int) {
        (self.x, self.y, self.width) = (x, y, width)
    }

    /// A sentence without a sign.
    mutating func sentence(_ text: String) { write(text, x: x, isFaint: false) }

    /// A sign and what it means.
    mutating func entry(_ attributes: Markup.Attributes, letter: ClassStyle? = nil, _ text: String) {
        markup.element("g", attributes) { $0.element("path", ["d": "M\(x) \(y - 11)h14v14h-14z"]) }
        if let letter {
            markup.element(
                "text",
                [
                    "x": "\(x + 7)", "y": "\(y)", "font-size": letter.letter.count == 1 ? "10" : "8",
                    "font-family": Lettering.fixed, "text-anchor": "middle",
                    "fill": letter.ink,
                ], text: letter.letter)
        }
        write(text, x: x + 22, isFaint: false)
    }

    /// The outline of the window.
    mutating func outline(_ text: String) {
        markup.element(
            "path",
            [
                "class": "sc-outline", "d": "M\(x + 1) \(y - 10)h12v12h-12z", "fill": "none", "stroke": "#000000",
                "stroke-width": "2",
            ])
        write(text, x: x + 22, isFaint: false)
    }

    /// The scale of densities.
    mutating func density() {
        for level in 1...TileDensity.levelCount {
            markup.element("g", Looks.density(level)) {
                $0.element("path", ["d": "M\(x + (level - 1) * 14) \(y - 11)h14v14h-14z"])
            }
        }
        write(
            "the part of a tile that lies inside the support, from little to all; nothing where it is empty",
            x: x + TileDensity.levelCount * 14 + 8, isFaint: false)
    }

    private mutating func write(_ text: String, x start: Int, isFaint: Bool) {
        for line in Lettering.lines(text, size: 12, width: width - (start - x)) {
            markup.line(line, x: start, y: y)
            y += Self.lineHeight
        }
    }
}
