/// Curves over an axis, each axis linear or logarithmic: what a plot shows, not what it looks like.
public struct LinePlot: Sendable, Hashable {
    public var title: String
    /// What is to be seen, in words, for readers who do not see it.
    public var caption: String
    public var horizontal: Axis
    public var vertical: Axis
    public var curves: [Curve]

    public init(title: String, caption: String, horizontal: Axis, vertical: Axis, curves: [Curve]) {
        (self.title, self.caption) = (title, caption)
        (self.horizontal, self.vertical, self.curves) = (horizontal, vertical, curves)
    }

    public struct Axis: Sendable, Hashable {
        public var label: String
        /// Whether powers of ten are at equal distances; then only positive values are drawn.
        public var isLogarithmic: Bool

        public init(_ label: String, isLogarithmic: Bool = false) {
            (self.label, self.isLogarithmic) = (label, isLogarithmic)
        }

        func shows(_ value: Double) -> Bool { value.isFinite && (!isLogarithmic || value > 0) }
    }

    public struct Curve: Sendable, Hashable {
        public var name: String
        public var points: [Point]
        public var look: Look

        public init(_ name: String, _ points: [Point], look: Look = .line) {
            (self.name, self.points, self.look) = (name, points, look)
        }
    }

    public struct Point: Sendable, Hashable {
        public var x: Double
        public var y: Double

        public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
    }

    public enum Look: Sendable, Hashable {
        case line
        /// A line with a mark at each point: for few points.
        case markedLine
        case marks
        /// Thin and dashed, without a colour: a bound, or what theory says.
        case reference
    }

    /// The points that the axes can show, of all curves.
    var shownPoints: [Point] { curves.flatMap { shown($0.points) } }

    func shown(_ points: [Point]) -> [Point] {
        points.filter { horizontal.shows($0.x) && vertical.shows($0.y) }
    }
}
