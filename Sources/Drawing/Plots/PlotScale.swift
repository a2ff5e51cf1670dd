import Foundation

/// Where values lie along an axis, and the ticks at which it is labelled.
struct PlotScale {
    let isLogarithmic: Bool
    /// The ends, as values or as their decimal logarithms.
    private let low: Double
    private let high: Double
    private let start: Int
    private let end: Int
    let ticks: [PlotTicks.Tick]

    /// - Parameters:
    ///   - axis: if it has a range, that is shown, and else what the values need.
    ///   - values: what has to be shown; positive ones where the axis is logarithmic.
    ///   - start: the coordinate of the low end.
    ///   - end: that of the high end.
    ///   - mostTicks: how many labels have room.
    init(_ axis: LinePlot.Axis, _ values: [Double], from start: Int, to end: Int, mostTicks: Int) {
        let values = axis.shownRange.map { [$0.lowerBound, $0.upperBound] } ?? values
        let measures = axis.isLogarithmic ? values.map { log10($0) } : values
        var ends = PlotTicks.Ends(
            low: measures.min() ?? 0, high: measures.max() ?? 1, areFixed: axis.shownRange != nil)
        let ticks = PlotTicks(most: mostTicks, areWhole: axis.isWhole)
        self.ticks = axis.isLogarithmic ? ticks.logarithmic(&ends) : ticks.linear(&ends)
        (isLogarithmic, low, high) = (axis.isLogarithmic, ends.low, ends.high)
        (self.start, self.end) = (start, end)
    }

    /// The coordinate of a value, in tenths of a unit.
    func tenths(_ value: Double) -> Int {
        let measure = isLogarithmic ? log10(value) : value
        return Int((Double(10 * start) + (measure - low) / (high - low) * Double(10 * (end - start))).rounded())
    }
}
