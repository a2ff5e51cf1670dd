import ExactArithmetic

/// A polynomial over Q in one indeterminate x, as the list of all its coefficients.
public struct UnivariatePolynomial: Hashable, Sendable {
    /// The coefficients of x⁰, x¹, …; the last one is not 0, and the list is empty for the zero polynomial.
    public let coefficients: [Rational]

    /// The polynomial with these coefficients of x⁰, x¹, …; zeros at the end are dropped.
    public init(_ coefficients: [Rational]) {
        let count = (coefficients.lastIndex { !$0.isZero } ?? -1) + 1
        self.coefficients = count == coefficients.count ? coefficients : Array(coefficients[..<count])
    }

    /// The polynomial as one in the indeterminate `index`, nil if another one occurs.
    public init?(_ polynomial: Polynomial, in index: Int = 0) {
        var values = [Rational](repeating: 0, count: (polynomial.degree ?? -1) + 1)
        for term in polynomial.terms {
            if term.monomial.degree != term.monomial[index] { return nil }
            values[term.monomial.degree] = term.coefficient
        }
        self.init(values)
    }

    /// The polynomial as one in the indeterminate `index`.
    public func polynomial(in index: Int = 0) -> Polynomial {
        Polynomial(coefficients.enumerated().map { Polynomial.Term($0.element, .variable(index, power: $0.offset)) })
    }

    /// The indeterminate x.
    public static var x: UnivariatePolynomial { UnivariatePolynomial([0, 1]) }

    /// The polynomial 0.
    public static var zero: UnivariatePolynomial { UnivariatePolynomial([]) }

    /// Whether this is the zero polynomial.
    public var isZero: Bool { coefficients.isEmpty }

    /// The degree, -1 for the zero polynomial.
    public var degree: Int { coefficients.count - 1 }

    /// The coefficient of the highest power, 0 for the zero polynomial.
    public var leadingCoefficient: Rational { coefficients.last ?? 0 }

    /// The value at `point`, by Horner's rule.
    public func value(at point: Rational) -> Rational {
        coefficients.reversed().reduce(Rational.zero) { $0 * point + $1 }
    }

    /// The derivative.
    public var derivative: UnivariatePolynomial {
        UnivariatePolynomial(coefficients.enumerated().dropFirst().map { Rational($0.offset) * $0.element })
    }

    /// The multiple with leading coefficient 1; zero for zero.
    public var monic: UnivariatePolynomial {
        isZero ? self : scaled(by: leadingCoefficient.reciprocal)
    }

    /// The coefficients of the positive multiple whose coefficients are integers without a common divisor.
    public var primitiveCoefficients: [Integer] {
        let numbers = RationalMatrix.cleared([coefficients])[0]
        let common = numbers.reduce(Integer.zero) { Integer.gcd($0, $1) }
        return common.isZero ? [] : numbers.map { $0.dividedExactly(by: common) }
    }
}

extension UnivariatePolynomial: ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// The constant polynomial of a literal that fits `Int`.
    public init(integerLiteral value: Int) {
        self.init([Rational(value)])
    }

    /// The terms by decreasing degree in x0.
    public var description: String { polynomial().description }
}

// MARK: Arithmetic

extension UnivariatePolynomial {
    /// The sum.
    public static func + (lhs: UnivariatePolynomial, rhs: UnivariatePolynomial) -> UnivariatePolynomial {
        let (short, long) = lhs.degree <= rhs.degree ? (lhs, rhs) : (rhs, lhs)
        var sums = long.coefficients
        for (index, coefficient) in short.coefficients.enumerated() { sums[index] += coefficient }
        return UnivariatePolynomial(sums)
    }

    /// The difference.
    public static func - (lhs: UnivariatePolynomial, rhs: UnivariatePolynomial) -> UnivariatePolynomial {
        lhs + rhs.scaled(by: -1)
    }

    /// The product, by the schoolbook.
    public static func * (lhs: UnivariatePolynomial, rhs: UnivariatePolynomial) -> UnivariatePolynomial {
        if lhs.isZero || rhs.isZero { return .zero }
        var sums = [Rational](repeating: 0, count: lhs.degree + rhs.degree + 1)
        for (i, a) in lhs.coefficients.enumerated() {
            for (j, b) in rhs.coefficients.enumerated() { sums[i + j].addProduct(a, b) }
        }
        return UnivariatePolynomial(sums)
    }

    /// The polynomial with every coefficient multiplied by `factor`.
    public func scaled(by factor: Rational) -> UnivariatePolynomial {
        UnivariatePolynomial(coefficients.map { $0 * factor })
    }

    /// Division with remainder: `self = quotient · divisor + remainder`, the remainder of smaller degree than the
    /// divisor. Traps if `divisor` is 0.
    public func quotientAndRemainder(dividingBy divisor: UnivariatePolynomial) -> (
        quotient: UnivariatePolynomial, remainder: UnivariatePolynomial
    ) {
        var rest = coefficients
        let inverse = divisor.leadingCoefficient.reciprocal
        var quotient = [Rational](repeating: 0, count: max(0, degree - divisor.degree + 1))
        for shift in quotient.indices.reversed() {
            let factor = rest[shift + divisor.degree] * inverse
            quotient[shift] = factor
            for (index, coefficient) in divisor.coefficients.enumerated() {
                rest[shift + index].subtractProduct(factor, coefficient)
            }
        }
        return (UnivariatePolynomial(quotient), UnivariatePolynomial(Array(rest.prefix(divisor.degree))))
    }
}
