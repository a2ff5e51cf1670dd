import ExactArithmetic

/// A real root of a polynomial over Q, with the square-free polynomial and an interval that tells the root from the
/// others.
public struct RealAlgebraicNumber: Sendable {
    /// A square-free polynomial with the number as a root, primitive; not always the minimal polynomial.
    public let polynomial: UnivariatePolynomial
    /// Bounds between which the number is the only root; the polynomial has opposite signs at its ends, unless it is a
    /// point.
    public private(set) var interval: RootInterval

    init(polynomial: UnivariatePolynomial, interval: RootInterval) {
        self.polynomial = polynomial
        self.interval = interval
    }

    /// The rational number `value`.
    public init(_ value: Rational) {
        polynomial = UnivariatePolynomial([-value, 1]).primitivePart
        interval = RootInterval(lower: value, upper: value)
    }

    /// The distinct real roots of a polynomial in increasing order; none for constants, zero too.
    public static func roots(of polynomial: UnivariatePolynomial, budget: AlgebraBudget = .unlimited)
        throws(AlgebraError) -> [RealAlgebraicNumber]
    {
        let simple = polynomial.squareFreePart.primitivePart
        return try simple.realRootIntervals(budget: budget).map {
            RealAlgebraicNumber(polynomial: simple, interval: $0)
        }
    }

    /// Halves the interval.
    public mutating func refine() {
        interval = polynomial.halved(interval)
    }

    /// Makes the interval narrower than `width`, which must be positive.
    public mutating func refine(below width: Rational) {
        precondition(width.signum() > 0, "No interval is narrower than nothing")
        while interval.width >= width { refine() }
    }

    /// -1, 0 or 1 as the number is less than, equal to or greater than `value`.
    public func compare(to value: Rational) -> Int {
        if interval.isPoint { return (interval.lower - value).signum() }
        if value <= interval.lower { return 1 }
        if value >= interval.upper { return -1 }
        let sign = polynomial.value(at: value).signum()
        if sign == 0 { return 0 }
        return sign == polynomial.value(at: interval.lower).signum() ? 1 : -1
    }

    /// -1, 0 or 1: the sign of the number.
    public func signum() -> Int { compare(to: 0) }

    /// -1, 0 or 1: the exact sign of `other` at the number.
    ///
    /// It is 0 if and only if the greatest common divisor with the defining polynomial, square-free as that is, changes
    /// its sign in the interval. Otherwise the
    /// interval is narrowed until `other` has no root in it, by Descartes' rule.
    public func sign(of other: UnivariatePolynomial) -> Int {
        if interval.isPoint { return other.value(at: interval.lower).signum() }
        if other.degree < 1 { return other.leadingCoefficient.signum() }
        if isRoot(of: UnivariatePolynomial.gcd(polynomial, other)) { return 0 }
        var number = self
        while !number.interval.isPoint && other.signVariations(in: number.interval) > 0 { number.refine() }
        return other.value(at: number.interval.middle).signum()
    }

    /// Whether a divisor of the defining polynomial vanishes at the number.
    private func isRoot(of divisor: UnivariatePolynomial) -> Bool {
        // The ends of the interval are no roots of the defining polynomial, so none of its divisors.
        divisor.degree > 0 && divisor.value(at: interval.lower).signum() != divisor.value(at: interval.upper).signum()
    }

    /// The number as a rational one, nil if it is irrational.
    ///
    /// If a is the leading coefficient of the primitive polynomial, a times a rational root is an integer; an interval
    /// narrower than 1/a leaves
    /// room for two such candidates at most, and they are tried.
    public var rationalValue: Rational? {
        if interval.isPoint { return interval.lower }
        let leading = polynomial.leadingCoefficient.magnitude
        var number = self
        number.refine(below: leading.reciprocal)
        if number.interval.isPoint { return number.interval.lower }
        let scaled = number.interval.lower * leading
        let floor = scaled.numerator / scaled.denominator
        let candidates = [floor - 1, floor, floor + 1, floor + 2].map { Rational($0) / leading }
        return candidates.first {
            number.interval.lower < $0 && $0 < number.interval.upper && polynomial.value(at: $0).isZero
        }
    }

    /// A floating-point number next to it: the middle of an interval narrower than 2⁻⁶⁰ times its size.
    public var approximation: Double {
        var number = self
        let smallest = Rational(1, Integer(2).power(1_080))
        while !number.interval.isPoint,
            number.interval.width > max(number.interval.middle.magnitude / Rational(Integer(2).power(60)), smallest)
        { number.refine() }
        return number.interval.middle.asDouble
    }
}

extension RealAlgebraicNumber: Comparable {
    /// Whether the numbers are equal, whatever the polynomials.
    public static func == (lhs: RealAlgebraicNumber, rhs: RealAlgebraicNumber) -> Bool {
        if rhs.interval.isPoint { return lhs.compare(to: rhs.interval.lower) == 0 }
        if lhs.interval.isPoint { return rhs.compare(to: lhs.interval.lower) == 0 }
        // A common root of both polynomials that lies in both intervals is either number.
        let lower = max(lhs.interval.lower, rhs.interval.lower)
        let upper = min(lhs.interval.upper, rhs.interval.upper)
        if lower >= upper { return false }
        let common = UnivariatePolynomial.gcd(lhs.polynomial, rhs.polynomial)
        return common.degree > 0 && common.value(at: lower).signum() * common.value(at: upper).signum() < 0
    }

    /// Whether `lhs` is less than `rhs`.
    public static func < (lhs: RealAlgebraicNumber, rhs: RealAlgebraicNumber) -> Bool {
        if lhs == rhs { return false }
        var (a, b) = (lhs, rhs)
        while true {
            if a.interval.upper <= b.interval.lower { return true }
            if b.interval.upper <= a.interval.lower { return false }
            a.refine()
            b.refine()
        }
    }
}
