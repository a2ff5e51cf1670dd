import Foundation

/// Values of an axis as places on the page, with the values that are written beside it.
struct PlotScale {
    let ticks: [Double]
    private let low: Double
    private let high: Double
    private let start: Double
    private let end: Double
    private let isLogarithmic: Bool

    /// - Parameters:
    ///   - values: what has to be seen; those that the scale cannot show are left out.
    ///   - start: the place of the smallest value.
    ///   - end: the place of the greatest.
    init(_ axis: PlotAxis, values: [Double], start: Double, end: Double) {
        let isLogarithmic = axis.scale == .logarithmic
        self.isLogarithmic = isLogarithmic
        let shown = values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }.map { isLogarithmic ? log10($0) : $0 }
        var (low, high) = (shown.min() ?? 0, shown.max() ?? 1)
        if let range = axis.range {
            (low, high) =
                isLogarithmic
                ? (log10(range.lowerBound), log10(range.upperBound)) : (range.lowerBound, range.upperBound)
        }
        if high - low < 1e-12 { (low, high) = (low - 0.5, high + 0.5) }
        let step = Self.step(for: high - low, isLogarithmic: isLogarithmic)
        if axis.range == nil {
            low = (low / step).rounded(.down) * step
            high = (high / step).rounded(.up) * step
        }
        (self.low, self.high, self.start, self.end) = (low, high, start, end)
        let first = Int((low / step - 1e-9).rounded(.up))
        let last = Int((high / step + 1e-9).rounded(.down))
        ticks = first <= last ? (first...last).map { Double($0) * step } : []
    }

    /// A round step that gives about five values.
    private static func step(for width: Double, isLogarithmic: Bool) -> Double {
        let rough = width / 5
        if isLogarithmic { return max(1, rough.rounded()) }
        let power = pow(10, log10(rough).rounded(.down))
        let part = rough / power
        return (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10) * power
    }

    /// The place of a value; nil if it is not on the scale.
    func place(_ value: Double) -> Double? {
        guard value.isFinite, !isLogarithmic || value > 0 else { return nil }
        return place(ofTick: isLogarithmic ? log10(value) : value)
    }

    func place(ofTick tick: Double) -> Double? {
        let part = (tick - low) / (high - low)
        guard part > -1e-9, part < 1 + 1e-9 else { return nil }
        return start + part * (end - start)
    }

    func text(ofTick tick: Double) -> String {
        if isLogarithmic { return "1e\(Int(tick.rounded()))" }
        let rounded = (tick * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
