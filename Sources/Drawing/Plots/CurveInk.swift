/// What tells curves apart: a colour, a dash pattern and a mark, so that colour is never the only sign.
///
/// The colours are those of Okabe and Ito that stand out from white (a contrast of 3 and more), in the order in which
/// they differ most; on a dark ground a page changes them by their class names.
struct CurveInk {
    /// Not negative; after fifteen numbers they look alike.
    let number: Int

    init(number: Int) { self.number = abs(number % 15) }

    private static let colours = ["#0072B2", "#D55E00", "#007A5A", "#A8538A", "#4D4D4D"]
    static let darkColours = ["#5FB8EE", "#FF9F5A", "#3DD6A8", "#E8A5CB", "#C9CED6"]
    private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "4 2"]

    var colour: String { Self.colours[number % Self.colours.count] }
    var dash: String { Self.dashes[number % Self.dashes.count] }
    var styleClass: String { "sc-curve-\(number % Self.colours.count)" }
    var markClass: String { "sc-mark-\(number % Self.colours.count)" }

    /// A mark around a place that is given in tenths of a unit, as the data of a path.
    func mark(x: Int, y: Int) -> String {
        func at(_ dx: Int, _ dy: Int) -> String { "\(Tenths.text(x + dx)) \(Tenths.text(y + dy))" }
        switch number % 3 {
        case 0: return "M\(at(-30, 0))A3 3 0 1 0 \(at(30, 0))A3 3 0 1 0 \(at(-30, 0))Z"
        case 1: return "M\(at(-28, -28))L\(at(28, -28))L\(at(28, 28))L\(at(-28, 28))Z"
        default: return "M\(at(0, -36))L\(at(36, 26))L\(at(-36, 26))Z"
        }
    }

    /// Rules of CSS for a dark ground.
    static var darkStyleSheet: String {
        darkColours.enumerated().map { ".sc-curve-\($0){stroke:\($1)}.sc-mark-\($0){fill:\($1)}" }.joined()
            + ".sc-rule{stroke:#3A4048}.sc-reference{stroke:#B9BEC5}.sc-frame-line{stroke:#9AA0A8}"
    }
}

/// Coordinates with one decimal.
enum Tenths {
    static func text(_ tenths: Int) -> String {
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + (rest == 0 ? String(whole) : "\(whole).\(rest)")
    }
}
