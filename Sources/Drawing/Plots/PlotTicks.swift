import Foundation

/// The values that are written beside an axis: round ones, and not too many.
struct PlotTicks {
    struct Tick: Hashable {
        var value: Double
        var label: String
    }

    /// What lies at the ends of an axis: values, or their decimal logarithms.
    struct Ends {
        var low: Double
        var high: Double
        /// Whether they stay where they are; else they move out to ticks.
        var areFixed: Bool

        /// Equal ends are moved apart, so that there is something between them.
        fileprivate mutating func part() {
            guard high - low <= 1e-12 * max(abs(low), abs(high), 1e-300) else { return }
            let room = max(abs(high) / 2, 0.5)
            (low, high) = (low - room, high + room)
        }

        /// The multiples of a step that lie between the ends, and if they can move, the two around them; the ends move.
        fileprivate func multiples(of step: Double) -> (first: Double, last: Double) {
            areFixed
                ? (ceil(low / step - 1e-9), floor(high / step + 1e-9))
                : (floor(low / step + 1e-9), ceil(high / step - 1e-9))
        }

        fileprivate mutating func move(to low: Double, _ high: Double) {
            if !areFixed { (self.low, self.high) = (low, high) }
        }
    }

    /// How many labels have room.
    let most: Int
    /// Whether a linear axis has only whole numbers.
    let areWhole: Bool

    /// Multiples of 1, 2 or 5 times a power of ten.
    func linear(_ ends: inout Ends) -> [Tick] {
        ends.part()
        let smallest = Int(floor(log10((ends.high - ends.low) / Double(most))))
        let exponent = areWhole ? max(0, smallest) : smallest
        for power in exponent...(exponent + 2) {
            for digit in [1, 2, 5] {
                let step = Double(digit) * pow(10, Double(power))
                let (first, last) = ends.multiples(of: step)
                guard last - first <= Double(most), first <= last else { continue }
                ends.move(to: first * step, last * step)
                return (Int(first)...Int(last)).map {
                    Tick(value: Double($0) * step, label: Self.label($0 * digit, power: power))
                }
            }
        }
        return []
    }

    /// Powers of ten; over less than two of them, their multiples by 2 and 5 too.
    func logarithmic(_ ends: inout Ends) -> [Tick] {
        guard ends.high - ends.low < 2 else {
            let (bottom, top) = ends.multiples(of: 1)
            ends.move(to: bottom, top)
            let (first, last) = (Int(bottom), Int(top))
            let step = max(1, (last - first + most - 1) / most)
            return stride(from: first, through: last, by: step).map {
                Tick(
                    value: pow(10, Double($0)),
                    label: abs($0) <= 3 ? Self.label(1, power: $0) : "10\(Self.superscript($0))")
            }
        }
        return ends.areFixed ? within(&ends) : around(&ends)
    }

    private typealias Place = (digit: Int, power: Int, place: Double)

    /// 1, 2 and 5 times the powers of ten around the ends.
    private func places(_ ends: Ends) -> [Place] {
        (Int(floor(ends.low))...Int(floor(ends.high)) + 1).flatMap { power in
            [1, 2, 5].map { (digit: $0, power: power, place: Double(power) + log10(Double($0))) }
        }
    }

    private func tick(_ place: Place) -> Tick {
        Tick(
            value: Double(place.digit) * pow(10, Double(place.power)),
            label: Self.label(place.digit, power: place.power))
    }

    private func around(_ ends: inout Ends) -> [Tick] {
        let places = places(ends)
        let below = places.lastIndex { $0.place <= ends.low + 1e-9 } ?? 0
        let above = max(
            places.firstIndex { $0.place >= ends.high - 1e-9 } ?? places.count - 1, min(below + 1, places.count - 1))
        ends.move(to: places[below].place, places[above].place)
        return places[below...above].map(tick)
    }

    /// Between ends that stay; where that are fewer than two, as on a linear axis.
    private func within(_ ends: inout Ends) -> [Tick] {
        if ends.high - ends.low < 1e-12 { (ends.low, ends.high) = (ends.low - 0.5, ends.high + 0.5) }
        let inside = places(ends).filter { $0.place >= ends.low - 1e-9 && $0.place <= ends.high + 1e-9 }
        guard inside.count < 2 else { return inside.map(tick) }
        var values = Ends(low: pow(10, ends.low), high: pow(10, ends.high), areFixed: true)
        return linear(&values)
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

    private static func superscript(_ number: Int) -> String {
        let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        return (number < 0 ? "⁻" : "")
            + String(String(abs(number)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
}
