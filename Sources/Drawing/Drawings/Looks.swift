import SupportMasks

/// How cells look: by class and number of classes where they are large enough to be told apart, by density where they
/// are tiles.
struct Looks {
    let prefix: String
    /// Whether cells are large enough for letters; then classes need no patterns.
    let hasLetters: Bool

    /// Cells of at least this side hold letters.
    static let letteredCell = 18
    /// Looks beside those of classes.
    static let noClass = -1, twoClasses = -2, moreClasses = -3

    /// The look of a cell that these classes reach; nil if none does.
    static func look(of classes: [Int]) -> Int? {
        switch classes.count {
        case 0: return nil
        case 1: return classes[0]
        case 2: return twoClasses
        default: return moreClasses
        }
    }

    func attributes(_ look: Int) -> Markup.Attributes {
        switch look {
        case Self.noClass: return ["fill": "none", "stroke": Ink.frame, "stroke-width": "1"]
        case Self.twoClasses: return ["fill": Ink.several[0]]
        case Self.moreClasses: return ["fill": Ink.several[1]]
        default:
            let style = ClassStyle(number: look)
            return ["fill": hasLetters ? style.fill : style.paint(prefix)]
        }
    }

    static func density(_ level: Int) -> Markup.Attributes {
        // The least level shows on the ground too.
        return [
            "class": "sc-density", "fill": Ink.density,
            "fill-opacity": level == TileDensity.levelCount ? "1" : "0.\(11 * (level + 1))",
        ]
    }
}

extension Panel {
    /// Draws tiles by their density.
    func draw(_ density: TileDensity, in markup: inout Markup) {
        CellRuns(self, .alongRows) { row, column in
            let level = density.level(row, column)
            return level == 0 ? nil : level
        }.draw(in: &markup, attributes: Looks.density)
    }

    /// Writes letters into cells.
    func letter(_ text: String, row: Int, column: Int, ink: String, in markup: inout Markup) {
        let size = text.count <= 2 ? 11 : 9
        markup.element(
            "text",
            [
                "x": "\(x + column * cell + cell / 2)", "y": "\(y + row * cell + (cell + size * 7 / 10) / 2)",
                "font-size": "\(size)",
                "font-family": Lettering.fixed, "text-anchor": "middle", "fill": ink, "pointer-events": "none",
            ], text: text)
    }
}
