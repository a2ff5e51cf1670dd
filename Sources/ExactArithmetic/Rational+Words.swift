// The same formulas as in Rational+Arithmetic.swift, on machine words: nil sends the caller the long way.

extension Rational {
    /// The four words of two numbers that are made of small integers.
    @inline(__always)
    static func words(_ lhs: Rational, _ rhs: Rational) -> (a: Int, b: Int, c: Int, d: Int)? {
        guard case .small(let a) = lhs.numerator.representation, case .small(let b) = lhs.denominator.representation,
            case .small(let c) = rhs.numerator.representation, case .small(let d) = rhs.denominator.representation
        else { return nil }
        return (a, b, c, d)
    }

    /// The sum, or nil if an operand is large or a step leaves the words.
    static func wordSum(_ lhs: Rational, _ rhs: Rational) -> Rational? {
        guard let (a, b, c, d) = words(lhs, rhs) else { return nil }
        let common = Integer.smallGCD(b, d)
        let reducedB = b / common
        let (left, leftOverflow) = a.multipliedReportingOverflow(by: d / common)
        let (right, rightOverflow) = c.multipliedReportingOverflow(by: reducedB)
        let (numerator, sumOverflow) = left.addingReportingOverflow(right)
        // `Int.min` is no small value, and its magnitude no `Int`.
        if leftOverflow || rightOverflow || sumOverflow || numerator == .min { return nil }
        let rest = common == 1 ? 1 : Integer.smallGCD(numerator, common)
        let (denominator, overflow) = reducedB.multipliedReportingOverflow(by: d / rest)
        if overflow { return nil }
        return Rational(lowestTerms: Integer(small: numerator / rest), Integer(small: denominator))
    }

    /// The product, or nil if an operand is large or a step leaves the words.
    static func wordProduct(_ lhs: Rational, _ rhs: Rational) -> Rational? {
        guard let (a, b, c, d) = words(lhs, rhs) else { return nil }
        let first = Integer.smallGCD(a, d)
        let second = Integer.smallGCD(c, b)
        let (numerator, numeratorOverflow) = (a / first).multipliedReportingOverflow(by: c / second)
        let (denominator, denominatorOverflow) = (b / second).multipliedReportingOverflow(by: d / first)
        if numeratorOverflow || denominatorOverflow || numerator == .min { return nil }
        return Rational(lowestTerms: Integer(small: numerator), Integer(small: denominator))
    }

    /// Whether `lhs < rhs`, or nil if an operand is large.
    static func wordsAreIncreasing(_ lhs: Rational, _ rhs: Rational) -> Bool? {
        guard let (a, b, c, d) = words(lhs, rhs) else { return nil }
        let left = a.multipliedFullWidth(by: d)
        let right = c.multipliedFullWidth(by: b)
        return (left.high, left.low) < (right.high, right.low)
    }
}
