import ExactArithmetic
import Foundation

/// A floating-point number other than zero without its sign, exactly: an odd integer times a power of two.
package struct DyadicMagnitude {
    package let odd: Integer
    package let exponent: Int

    /// - Precondition: finite and not zero.
    package init(_ value: Double) {
        precondition(value.isFinite && value != 0, "a number other than zero")
        // The significand is in [1, 2), of the smallest numbers too, and has 52 bits after its point.
        let bits = Int(value.significand.magnitude * 0x1p52)
        let zeros = bits.trailingZeroBitCount
        odd = Integer(bits >> zeros)
        exponent = Int(value.exponent) - 52 + zeros
    }
}

/// A positive rational number, its power of two apart: products of floating-point numbers stay short this way.
public struct ExactScale: Sendable, Hashable {
    /// A quotient of odd integers.
    private(set) var odd: Rational
    private(set) var exponent: Int

    static let one = ExactScale(odd: Rational(1), exponent: 0)

    /// The number.
    public var value: Rational { odd * Rational(2).power(exponent) }

    /// The nearest floating-point number, or close to it.
    public var asDouble: Double { scalbn(odd.asDouble, exponent) }

    /// This scale times |numerator| / |denominator|.
    func times(_ numerator: DyadicMagnitude, over denominator: DyadicMagnitude) -> ExactScale {
        ExactScale(
            odd: odd * Rational(numerator.odd, denominator.odd),
            exponent: exponent + numerator.exponent - denominator.exponent)
    }

    /// This scale times a number.
    func times(_ factor: DyadicMagnitude) -> ExactScale {
        ExactScale(odd: odd * Rational(factor.odd), exponent: exponent + factor.exponent)
    }

    /// This scale as a multiple of another.
    func over(_ other: ExactScale) -> ExactScale {
        ExactScale(odd: odd / other.odd, exponent: exponent - other.exponent)
    }

    /// Whether tail · |second| = head · |first|, the scales of an edge's ends: whether `second` is `first` rescaled.
    static func agree(tail: ExactScale, head: ExactScale, first: DyadicMagnitude, second: DyadicMagnitude) -> Bool {
        guard tail.exponent + second.exponent == head.exponent + first.exponent else { return false }
        return tail.odd.numerator * head.odd.denominator * second.odd
            == head.odd.numerator * tail.odd.denominator * first.odd
    }
}

extension ReLUNetwork {
    /// Φ_p(θ), exactly.
    public func exactProduct(along path: NetworkPath) -> Rational {
        var (product, exponent, isNegative) = (Rational(1), 0, false)
        for value in values(along: path) {
            guard value != 0 else { return Rational(0) }
            let magnitude = DyadicMagnitude(value)
            product *= Rational(magnitude.odd)
            exponent += magnitude.exponent
            if value < 0 { isNegative.toggle() }
        }
        let magnitude = product * Rational(2).power(exponent)
        return isNegative ? -magnitude : magnitude
    }
}
