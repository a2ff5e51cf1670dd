/// A rational number.
///
/// It is kept in lowest terms with a positive denominator, and 0 as 0/1, so equality and hashing are those of numerator
/// and denominator. While both fit a word the arithmetic allocates nothing.
public struct Rational: Hashable, Sendable {
    /// The numerator in lowest terms; it carries the sign.
    public internal(set) var numerator: Integer

    /// The denominator in lowest terms, positive.
    public internal(set) var denominator: Integer

    /// The number `numerator / denominator`, which is in lowest terms with a positive denominator already.
    init(lowestTerms numerator: Integer, _ denominator: Integer) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The integer `value`.
    public init(_ value: Int) {
        self.init(Integer(value))
    }

    /// The integer `value`.
    public init(_ value: Integer) {
        self.init(lowestTerms: value, 1)
    }

    /// The quotient `numerator / denominator`. Traps if `denominator` is 0.
    public init(_ numerator: Integer, _ denominator: Integer) {
        if denominator.isZero { trapDivisionByZero() }
        let common = Integer.gcd(numerator, denominator)
        // A divisor of the denominator's sign makes the denominator positive.
        let divisor = denominator.signum() < 0 ? -common : common
        self.init(lowestTerms: numerator.dividedExactly(by: divisor), denominator.dividedExactly(by: divisor))
    }

    /// Whether numerator and denominator are what the value asks for: canonical, without a common divisor, the
    /// denominator positive.
    ///
    /// Every operation promises this; it is public so that tests can hold them to it.
    public var isCanonical: Bool {
        numerator.isCanonical && denominator.isCanonical && denominator.signum() > 0
            && Integer.gcd(numerator, denominator).isOne
    }
}

extension Rational: ExpressibleByIntegerLiteral {
    /// The integer of a literal that fits `Int`.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension Rational {
    /// Whether the value is 0.
    @inlinable
    public var isZero: Bool { numerator.isZero }

    /// Whether the value is 1.
    @inlinable
    public var isOne: Bool { numerator.isOne && denominator.isOne }

    /// Whether the value is an integer.
    @inlinable
    public var isInteger: Bool { denominator.isOne }

    /// -1, 0 or 1: the sign of the value.
    @inlinable
    public func signum() -> Int { numerator.signum() }

    /// The absolute value.
    public var magnitude: Rational { Rational(lowestTerms: numerator.magnitude, denominator) }

    /// One divided by the value. Traps if the value is 0.
    public var reciprocal: Rational {
        switch signum() {
        case 0: trapDivisionByZero()
        case 1: Rational(lowestTerms: denominator, numerator)
        default: Rational(lowestTerms: -denominator, -numerator)
        }
    }

    /// The nearest floating-point number, ties to even; infinite beyond the largest finite one. Below the smallest
    /// normal number the result may be the second nearest.
    public var asDouble: Double {
        let exact = 1...(1 << 53)
        if isZero { return 0 }
        if let a = numerator.magnitude.asInt, let b = denominator.asInt, exact.contains(a), exact.contains(b) {
            return numerator.asDouble / denominator.asDouble
        }
        // Scale by a power of two until the quotient has 66 or 67 bits; the lowest may stand for the remainder.
        let shift = 66 + denominator.bitWidthOfMagnitude - numerator.bitWidthOfMagnitude
        let scale = Integer(2).power(shift.magnitude)
        let (dividend, divisor) =
            shift >= 0 ? (numerator.magnitude * scale, denominator) : (numerator.magnitude, denominator * scale)
        var (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        if !remainder.isZero && (quotient % 2).isZero { quotient += 1 }
        return Double(sign: signum() < 0 ? .minus : .plus, exponent: -shift, significand: quotient.asDouble)
    }
}
