/// How a class is told from others: by a colour, a pattern and a letter, so that colour is never the only sign.
///
/// The colours are those of Okabe and Ito (Color Universal Design, 2008), which people with any common colour vision
/// tell apart. The first seven
/// classes differ in colour and in pattern, the first forty-nine in one of the two; then styles repeat, and letters do
/// not.
struct ClassStyle {
    let number: Int

    /// How many classes look different.
    static let distinctCount = 49

    private static let palette: [(fill: String, ink: String)] = [
        ("#E69F00", "#000000"), ("#56B4E9", "#000000"), ("#009E73", "#000000"), ("#F0E442", "#000000"),
        ("#0072B2", "#FFFFFF"), ("#D55E00", "#000000"), ("#CC79A7", "#000000"),
    ]
    /// Lines within a square of six units, drawn over the colour; the first pattern is plain.
    private static let patterns = [
        "", "M-1 1L1 -1M0 6L6 0M5 7L7 5", "M0 3H6", "M-1 5L1 7M0 0L6 6M5 -1L7 1", "M3 0V6", "M0 3H6M3 0V6",
        "M2 2H4V4H2Z",
    ]

    var fill: String { Self.palette[number % 7].fill }
    /// The colour of a text on the fill, of a contrast above 4.5.
    var ink: String { Self.palette[number % 7].ink }
    private var pattern: String { Self.patterns[(number + number / 7) % 7] }

    /// A, B, …, Z, AA, AB, …
    var letter: String {
        var rest = number
        var text = ""
        repeat {
            text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
            rest = rest / 26 - 1
        } while rest >= 0
        return text
    }

    /// The fill of cells that show the pattern.
    func paint(_ prefix: String) -> String { "url(#\(id(prefix)))" }

    private func id(_ prefix: String) -> String { "\(prefix)-class-\(number % Self.distinctCount)" }

    /// The definition of the pattern.
    ///
    /// - Parameters:
    ///   - side: that of a cell; each cell shows the pattern once.
    ///   - x: where a cell begins.
    ///   - y: where a cell begins.
    func define(_ prefix: String, side: Int, x: Int, y: Int, in markup: inout Markup) {
        markup.element(
            "pattern",
            [
                "id": id(prefix), "x": "\(x)", "y": "\(y)", "width": "\(side)", "height": "\(side)",
                "viewBox": "0 0 6 6", "patternUnits": "userSpaceOnUse",
            ]
        ) { markup in
            markup.element("path", ["d": "M0 0H6V6H0Z", "fill": fill])
            guard !pattern.isEmpty else { return }
            markup.element(
                "path", ["d": pattern, "fill": "none", "stroke": ink, "stroke-width": "1.25", "stroke-opacity": "0.6"])
        }
    }
}
