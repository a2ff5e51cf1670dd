import Foundation

/// Where values lie along an axis, and the ticks at which it is labelled.
struct PlotScale {
    struct Tick: Hashable {
        var value: Double
        var label: String
    }

    let isLogarithmic: Bool
    /// The ends, as values or as their decimal logarithms.
    private let low: Double
    private let high: Double
    private let start: Int
    private let end: Int
    let ticks: [Tick]

    /// - Parameters:
    ///   - values: what has to be shown; positive ones where the axis is logarithmic.
    ///   - start: the coordinate of the low end.
    ///   - end: that of the high end.
    ///   - mostTicks: how many labels have room.
    init(_ values: [Double], isLogarithmic: Bool, from start: Int, to end: Int, mostTicks: Int) {
        let measures = isLogarithmic ? values.map { log10($0) } : values
        var (low, high) = (measures.min() ?? 0, measures.max() ?? 1)
        if isLogarithmic {
            ticks = Self.logarithmicTicks(&low, &high, most: mostTicks)
        } else {
            ticks = Self.linearTicks(&low, &high, most: mostTicks)
        }
        (self.isLogarithmic, self.low, self.high) = (isLogarithmic, low, high)
        (self.start, self.end) = (start, end)
    }

    /// The coordinate of a value, in tenths of a unit.
    func tenths(_ value: Double) -> Int {
        let measure = isLogarithmic ? log10(value) : value
        return Int((Double(10 * start) + (measure - low) / (high - low) * Double(10 * (end - start))).rounded())
    }

    /// Multiples of 1, 2 or 5 times a power of ten, which the ends are moved out to.
    private static func linearTicks(_ low: inout Double, _ high: inout Double, most: Int) -> [Tick] {
        if high - low <= 1e-12 * max(abs(low), abs(high), 1e-300) {
            let room = max(abs(high) / 2, 0.5)
            (low, high) = (low - room, high + room)
        }
        let exponent = Int(floor(log10((high - low) / Double(most))))
        for power in exponent...(exponent + 2) {
            for digit in [1, 2, 5] {
                let step = Double(digit) * pow(10, Double(power))
                let (first, last) = (floor(low / step + 1e-9), ceil(high / step - 1e-9))
                guard last - first <= Double(most) else { continue }
                (low, high) = (first * step, last * step)
                return (Int(first)...Int(last)).map {
                    Tick(value: Double($0) * step, label: label($0 * digit, power: power))
                }
            }
        }
        return []
    }

    /// multiple × 10^power, written out where that is short.
    private static func label(_ multiple: Int, power: Int) -> String {
        guard multiple != 0 else { return "0" }
        if power >= 0, power <= 3 { return String(multiple * [1, 10, 100, 1_000][power]) }
        if power < 0, power >= -4 {
            let unit = [10, 100, 1_000, 10_000][-power - 1]
            let (whole, rest) = abs(multiple).quotientAndRemainder(dividingBy: unit)
            var digits = String(String(unit + rest).dropFirst())
            while digits.last == "0" { digits.removeLast() }
            return (multiple < 0 ? "−" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
        }
        return "\(multiple)·10\(superscript(power))".replacingOccurrences(of: "-", with: "−")
    }

    /// Powers of ten; over less than two of them, their multiples by 2 and 5 too.
    private static func logarithmicTicks(_ low: inout Double, _ high: inout Double, most: Int) -> [Tick] {
        guard high - low < 2 else {
            let (first, last) = (Int(floor(low + 1e-9)), Int(ceil(high - 1e-9)))
            (low, high) = (Double(first), Double(last))
            let step = max(1, (last - first + most - 1) / most)
            return stride(from: first, through: last, by: step).map {
                Tick(value: pow(10, Double($0)), label: abs($0) <= 3 ? label(1, power: $0) : "10\(superscript($0))")
            }
        }
        let (bottom, top) = (low, high)
        let marks = (Int(floor(bottom))...Int(floor(top)) + 1).flatMap { power in
            [1, 2, 5].map { (digit: $0, power: power, place: Double(power) + log10(Double($0))) }
        }
        let below = marks.lastIndex { $0.place <= bottom + 1e-9 } ?? 0
        let above = max(marks.firstIndex { $0.place >= top - 1e-9 } ?? marks.count - 1, min(below + 1, marks.count - 1))
        (low, high) = (marks[below].place, marks[above].place)
        return marks[below...above].map { mark in
            Tick(value: Double(mark.digit) * pow(10, Double(mark.power)), label: label(mark.digit, power: mark.power))
        }
    }

    private static func superscript(_ number: Int) -> String {
        let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        return (number < 0 ? "⁻" : "")
            + String(String(abs(number)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
}
