import ExactArithmetic
import Foundation

/// A bound from above in four decimal digits.
enum UpperDecimal {
    /// A decimal number that is not smaller than the root of a number that is not negative, `0.07072`; nil where it is
    /// too large or too small to be written in a few digits.
    static func root(of square: Rational) -> String? {
        if square.isZero { return "0" }
        let estimate = square.asDouble.squareRoot()
        guard estimate.isNormal, (1e-12...1e12).contains(estimate) else { return nil }
        let shift = Int(log10(estimate).rounded(.down)) - 3
        let power = Rational(10).power(abs(shift))
        let unit = shift < 0 ? power.reciprocal : power
        var digits = max(1, Int((estimate / unit.asDouble).rounded(.up)))
        while true {
            let value = Rational(digits) * unit
            if value * value >= square { return text(digits, shift) }
            digits += 1
        }
    }

    /// digits · 10^shift, written out.
    private static func text(_ digits: Int, _ shift: Int) -> String {
        guard shift < 0 else { return String(digits) + String(repeating: "0", count: shift) }
        let text = String(digits)
        let padded = String(repeating: "0", count: max(0, 1 - shift - text.count)) + text
        let whole = padded.dropLast(-shift)
        var fraction = padded.suffix(-shift)
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
    }
}
