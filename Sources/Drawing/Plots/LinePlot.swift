/// Curves over an axis, each axis linear or logarithmic: what a plot shows, not what it looks like.
public struct LinePlot: Sendable, Hashable {
    public var title: String
    /// What is to be seen, in words, for readers who do not see it.
    public var caption: String
    public var horizontal: Axis
    public var vertical: Axis
    public var curves: [Curve]
    /// Values of the horizontal axis that stand out.
    public var marks: [Mark]

    public init(
        title: String, caption: String, horizontal: Axis, vertical: Axis, curves: [Curve], marks: [Mark] = []
    ) {
        (self.title, self.caption) = (title, caption)
        (self.horizontal, self.vertical) = (horizontal, vertical)
        (self.curves, self.marks) = (curves, marks)
    }

    public struct Axis: Sendable, Hashable {
        public var label: String
        /// Whether powers of ten are at equal distances; then only positive values are drawn.
        public var isLogarithmic: Bool
        /// Whether the values are whole numbers; then no others are written beside a linear axis.
        public var isWhole: Bool
        /// The values that are shown; nil for those that the plot needs.
        public var range: ClosedRange<Double>?

        public init(
            _ label: String, isLogarithmic: Bool = false, isWhole: Bool = false, range: ClosedRange<Double>? = nil
        ) {
            (self.label, self.isLogarithmic) = (label, isLogarithmic)
            (self.isWhole, self.range) = (isWhole, range)
        }

        /// The range, if it is one that such an axis can have.
        var shownRange: ClosedRange<Double>? {
            range.flatMap { hasPlace($0.lowerBound) && hasPlace($0.upperBound) ? $0 : nil }
        }

        func shows(_ value: Double) -> Bool { hasPlace(value) && shownRange?.contains(value) ?? true }

        private func hasPlace(_ value: Double) -> Bool { value.isFinite && (!isLogarithmic || value > 0) }
    }

    public struct Curve: Sendable, Hashable {
        public var name: String
        public var points: [Point]
        public var look: Look
        /// Which of the colours, dashes and marks it has: curves of one number look related. Nil for the number of its
        /// place among the curves.
        public var style: Int?

        public init(_ name: String, _ points: [Point], look: Look = .line, style: Int? = nil) {
            (self.name, self.points, self.look, self.style) = (name, points, look, style)
        }
    }

    /// A value of the horizontal axis that a line through the plot marks.
    public struct Mark: Sendable, Hashable {
        public var x: Double
        public var label: String
        /// The style of the curves that it belongs to.
        public var style: Int

        public init(x: Double, label: String, style: Int) { (self.x, self.label, self.style) = (x, label, style) }
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
        /// Thin and dashed, in the colour of the curve: what is expected, beside what is measured.
        case dashedLine
        /// Thin and dashed, without a colour: a bound, or what theory says.
        case reference
    }

    /// The curves, each with the number of its style.
    var styledCurves: [(curve: Curve, style: Int)] {
        curves.enumerated().map { (curve: $1, style: $1.style ?? $0) }
    }

    /// The points that the axes can show, of all curves.
    var shownPoints: [Point] { curves.flatMap { shown($0.points) } }

    var shownMarks: [Mark] { marks.filter { horizontal.shows($0.x) } }

    func shown(_ points: [Point]) -> [Point] {
        points.filter { horizontal.shows($0.x) && vertical.shows($0.y) }
    }
}
