// With a/b and c/d in lowest terms and g = gcd(b, d), the sum is (a·d/g + c·b/g) / (b·d/g), and whatever can still be
// cancelled divides g; the product needs gcd(a, d) and gcd(c, b) only. So all gcds are taken of numbers of the size of
// the
// operands (Knuth, The Art of Computer Programming 2, 4.5.1).

extension Rational: AdditiveArithmetic {
    /// The rational number 0.
    @inlinable
    public static var zero: Rational { Rational(Integer.zero) }

    /// The sum.
    public static func + (lhs: Rational, rhs: Rational) -> Rational {
        if lhs.isInteger && rhs.isInteger { return Rational(lhs.numerator + rhs.numerator) }
        return wordSum(lhs, rhs) ?? sum(lhs, rhs.numerator, rhs.denominator)
    }

    /// The difference.
    public static func - (lhs: Rational, rhs: Rational) -> Rational {
        if lhs.isInteger && rhs.isInteger { return Rational(lhs.numerator - rhs.numerator) }
        return wordSum(lhs, -rhs) ?? sum(lhs, -rhs.numerator, rhs.denominator)
    }

    /// Adds `rhs`; in place if both are integers.
    public static func += (lhs: inout Rational, rhs: Rational) {
        if lhs.isInteger && rhs.isInteger {
            lhs.numerator += rhs.numerator
        } else {
            lhs = lhs + rhs
        }
    }

    /// Subtracts `rhs`; in place if both are integers.
    public static func -= (lhs: inout Rational, rhs: Rational) {
        if lhs.isInteger && rhs.isInteger {
            lhs.numerator -= rhs.numerator
        } else {
            lhs = lhs - rhs
        }
    }

    private static func sum(_ lhs: Rational, _ c: Integer, _ d: Integer) -> Rational {
        let (a, b) = (lhs.numerator, lhs.denominator)
        let common = Integer.gcd(b, d)
        if common.isOne {
            var numerator = a * d
            numerator.addProduct(c, b)
            return Rational(lowestTerms: numerator, b * d)
        }
        let reducedB = b.dividedExactly(by: common)
        var numerator = a * d.dividedExactly(by: common)
        numerator.addProduct(c, reducedB)
        let rest = Integer.gcd(numerator, common)
        return Rational(lowestTerms: numerator.dividedExactly(by: rest), reducedB * d.dividedExactly(by: rest))
    }
}

extension Rational {
    /// The product.
    public static func * (lhs: Rational, rhs: Rational) -> Rational {
        if lhs.isInteger && rhs.isInteger { return Rational(lhs.numerator * rhs.numerator) }
        return wordProduct(lhs, rhs) ?? product(lhs.numerator, lhs.denominator, rhs.numerator, rhs.denominator)
    }

    /// Multiplies by `rhs`.
    public static func *= (lhs: inout Rational, rhs: Rational) {
        if lhs.isInteger && rhs.isInteger {
            lhs.numerator *= rhs.numerator
        } else {
            lhs = lhs * rhs
        }
    }

    /// The quotient. Traps if `rhs` is 0.
    public static func / (lhs: Rational, rhs: Rational) -> Rational {
        lhs * rhs.reciprocal
    }

    /// Divides by `rhs`. Traps if `rhs` is 0.
    public static func /= (lhs: inout Rational, rhs: Rational) {
        lhs *= rhs.reciprocal
    }

    /// The negative.
    public static prefix func - (operand: Rational) -> Rational {
        Rational(lowestTerms: -operand.numerator, operand.denominator)
    }

    /// Replaces the value by its negative.
    public mutating func negate() {
        numerator.negate()
    }

    /// Adds `a * b`; in place if all three numbers are integers.
    public mutating func addProduct(_ a: Rational, _ b: Rational) {
        if isInteger && a.isInteger && b.isInteger {
            numerator.addProduct(a.numerator, b.numerator)
        } else {
            self += a * b
        }
    }

    /// Subtracts `a * b`; in place if all three numbers are integers.
    public mutating func subtractProduct(_ a: Rational, _ b: Rational) {
        if isInteger && a.isInteger && b.isInteger {
            numerator.subtractProduct(a.numerator, b.numerator)
        } else {
            self -= a * b
        }
    }

    /// The value to the power `exponent`, with `0⁰ = 1`. Traps if the value is 0 and the exponent negative.
    public func power(_ exponent: Int) -> Rational {
        let base = exponent < 0 ? reciprocal : self
        let exponent = exponent.magnitude
        return Rational(lowestTerms: base.numerator.power(exponent), base.denominator.power(exponent))
    }

    private static func product(_ a: Integer, _ b: Integer, _ c: Integer, _ d: Integer) -> Rational {
        let first = Integer.gcd(a, d)
        let second = Integer.gcd(c, b)
        return Rational(
            lowestTerms: reduced(a, first) * reduced(c, second),
            reduced(b, second) * reduced(d, first)
        )
    }

    private static func reduced(_ value: Integer, _ divisor: Integer) -> Integer {
        divisor.isOne ? value : value.dividedExactly(by: divisor)
    }
}

extension Rational: Comparable {
    /// Whether `lhs` is less than `rhs`.
    public static func < (lhs: Rational, rhs: Rational) -> Bool {
        if let isLess = wordsAreIncreasing(lhs, rhs) { return isLess }
        let signs = (lhs.signum(), rhs.signum())
        if signs.0 != signs.1 { return signs.0 < signs.1 }
        if lhs.denominator == rhs.denominator { return lhs.numerator < rhs.numerator }
        return lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
    }
}
