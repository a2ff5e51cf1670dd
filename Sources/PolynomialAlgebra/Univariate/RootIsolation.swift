import ExactArithmetic

// Isolation of real roots by bisection and Descartes' rule of signs (Vincent 1836; Collins and Akritas, "Polynomial
// real root isolation using Descartes' rule of
// signs", 1976). For a square-free p of degree n and l < u let q(x) = (1 + x)ⁿ p((l + u x)/(1 + x)), whose positive
// roots are the images of the roots of p in (l, u).
// The number of sign changes in the coefficients of q is that of the positive roots plus an even number: 0 changes mean
// no root, 1
// means exactly one. Otherwise the interval is divided. That ends: by Obreschkoff's theorem a short enough interval has
// at most one
// change. Points of division are never roots, so at the ends of an isolating interval p has opposite signs.

/// A real number between rational bounds: the only root of some polynomial in the open interval (lower, upper), or the
/// number `lower` = `upper` itself.
public struct RootInterval: Hashable, Sendable {
    /// The lower bound.
    public let lower: Rational
    /// The upper bound.
    public let upper: Rational

    /// Whether the root is known as a rational number.
    public var isPoint: Bool { lower == upper }
    /// The distance of the bounds.
    public var width: Rational { upper - lower }
    /// The point half-way.
    public var middle: Rational { (lower + upper) / 2 }
}

extension UnivariatePolynomial {
    /// Intervals that isolate the distinct real roots, in increasing order: open intervals without a point in common,
    /// each with exactly one root and with values of opposite
    /// signs of the square-free part at its ends. Empty for constants, zero too.
    public func realRootIntervals(budget: AlgebraBudget = .unlimited) throws(AlgebraError) -> [RootInterval] {
        let simple = squareFreePart
        if simple.degree < 1 { return [] }
        let bound = simple.rootBound
        var waiting = [RootInterval(lower: -bound, upper: bound)]
        var found: [RootInterval] = []
        while let interval = waiting.popLast() {
            try budget.check()
            switch simple.signVariations(in: interval) {
            case 0: continue
            case 1: found.append(interval)
            default:
                let point = simple.divisionPoint(of: interval)
                waiting.append(RootInterval(lower: point, upper: interval.upper))
                waiting.append(RootInterval(lower: interval.lower, upper: point))
            }
        }
        return found
    }

    /// A power of two above the absolute value of every complex root (Cauchy: 1 + the largest |a_i / a_n|).
    public var rootBound: Rational {
        let largest = coefficients.map { ($0 / leadingCoefficient).magnitude }.max() ?? 0
        var bound: Rational = 2
        while bound < largest + 1 { bound *= 2 }
        return bound
    }

    /// The number of sign changes of the polynomial that Descartes' rule asks for in an open interval: the number of
    /// roots in it, counted with
    /// multiplicity, plus an even number.
    func signVariations(in interval: RootInterval) -> Int {
        // p(l + (u − l)x), the coefficients reversed, x replaced by x + 1: the polynomial q above with x ↦ 1/x.
        var values = taylorShifted(by: interval.lower).primitiveCoefficientsScaled(by: interval.width)
        values.reverse()
        UnivariatePolynomial.shiftByOne(&values)
        let signs = values.map { $0.signum() }.filter { $0 != 0 }
        return zip(signs, signs.dropFirst()).count { $0 != $1 }
    }

    /// The polynomial p(x + shift).
    public func taylorShifted(by shift: Rational) -> UnivariatePolynomial {
        if shift.isZero || isZero { return self }
        // p(x) ↦ p(s·x) ↦ p(s·(x + 1)) ↦ p(x + s): sums of integers but for the scaling.
        var values = primitiveCoefficientsScaled(by: shift)
        UnivariatePolynomial.shiftByOne(&values)
        let inverse = shift.reciprocal
        let scaledBack = UnivariatePolynomial(
            values.enumerated().map { Rational($0.element) * inverse.power($0.offset) })
        return scaledBack.scaled(by: leadingCoefficient / scaledBack.leadingCoefficient)
    }

    /// Coprime integer coefficients of a positive multiple of p(factor · x).
    private func primitiveCoefficientsScaled(by factor: Rational) -> [Integer] {
        var power: Rational = 1
        var values: [Rational] = []
        for coefficient in coefficients {
            values.append(coefficient * power)
            power *= factor
        }
        return UnivariatePolynomial(values).primitiveCoefficients
    }

    /// Replaces x by x + 1, by Pascal's triangle.
    private static func shiftByOne(_ values: inout [Integer]) {
        for start in values.indices.dropLast() {
            for index in (start..<(values.count - 1)).reversed() { values[index] += values[index + 1] }
        }
    }

    /// A point inside the interval, near its middle, that is no root.
    private func divisionPoint(of interval: RootInterval) -> Rational {
        var point = interval.middle
        var step = interval.width / 8
        // Each step is another point, and no more of them are roots than the degree says.
        while value(at: point).isZero {
            point = interval.middle + step
            step = step / 2
        }
        return point
    }

    /// The half of an isolating interval that holds the root of this square-free polynomial; a point where the middle
    /// is the root.
    public func halved(_ interval: RootInterval) -> RootInterval {
        if interval.isPoint { return interval }
        let middle = interval.middle
        let sign = value(at: middle).signum()
        if sign == 0 { return RootInterval(lower: middle, upper: middle) }
        return sign == value(at: interval.lower).signum()
            ? RootInterval(lower: middle, upper: interval.upper) : RootInterval(lower: interval.lower, upper: middle)
    }
}
