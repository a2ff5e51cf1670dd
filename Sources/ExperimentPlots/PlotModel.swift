/// Points of one kind in a plot.
public struct PlotSeries: Sendable {
    public enum Look: Sendable { case marks, line, markedLine, dashedLine }

    public var name: String
    public var points: [PlotPoint]
    public var look: Look
    /// Which of the colours and marks it has; series of one number look related.
    public var style: Int

    public init(_ name: String, _ points: [PlotPoint], look: Look = .markedLine, style: Int) {
        self.name = name
        self.points = points
        self.look = look
        self.style = style
    }
}

public struct PlotPoint: Sendable, Hashable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A value of the horizontal axis that is marked by a line through the plot.
public struct PlotMark: Sendable {
    public var x: Double
    public var label: String
    public var style: Int

    public init(x: Double, label: String, style: Int) {
        self.x = x
        self.label = label
        self.style = style
    }
}

public struct PlotAxis: Sendable {
    public enum Scale: Sendable { case linear, logarithmic }

    public var label: String
    public var scale: Scale
    /// The values that are shown; nil for those that the points need.
    public var range: ClosedRange<Double>?

    public init(_ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil) {
        self.label = label
        self.scale = scale
        self.range = range
    }
}

/// A pair of axes with what is plotted between them.
public struct PlotPanel: Sendable {
    public var title: String
    public var x: PlotAxis
    public var y: PlotAxis
    public var series: [PlotSeries]
    public var marks: [PlotMark]

    public init(title: String, x: PlotAxis, y: PlotAxis, series: [PlotSeries], marks: [PlotMark] = []) {
        self.title = title
        self.x = x
        self.y = y
        self.series = series
        self.marks = marks
    }
}
