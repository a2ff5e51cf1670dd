import ExactArithmetic

extension UnivariatePolynomial {
    /// The primitive form: the positive multiple with coprime integer coefficients.
    public var primitivePart: UnivariatePolynomial {
        UnivariatePolynomial(primitiveCoefficients.map { Rational($0) })
    }

    /// The monic greatest common divisor, 0 only for two zeros: the algorithm of Euclid with remainders made primitive,
    /// which keeps their
    /// coefficients as short as they can be (Brown, "On Euclid's algorithm and the computation of polynomial greatest
    /// common divisors", 1971).
    public static func gcd(_ a: UnivariatePolynomial, _ b: UnivariatePolynomial) -> UnivariatePolynomial {
        var (first, second) = (a.primitivePart, b.primitivePart)
        while !second.isZero {
            (first, second) = (second, first.quotientAndRemainder(dividingBy: second).remainder.primitivePart)
        }
        return first.monic
    }

    /// The monic polynomial with the same complex roots, each of them simple; 0 for 0.
    public var squareFreePart: UnivariatePolynomial {
        if isZero { return self }
        return quotientAndRemainder(dividingBy: UnivariatePolynomial.gcd(self, derivative)).quotient.monic
    }

    /// Monic square-free polynomials p₁, p₂, … without common roots such that the monic multiple is p₁ p₂² p₃³ ⋯ (Yun,
    /// 1976); those that are 1 are there too, but not
    /// at the end. Empty for constants.
    public var squareFreeDecomposition: [UnivariatePolynomial] {
        if degree < 1 { return [] }
        let common = UnivariatePolynomial.gcd(self, derivative)
        var rest = monic.quotientAndRemainder(dividingBy: common).quotient
        var difference = monic.derivative.quotientAndRemainder(dividingBy: common).quotient - rest.derivative
        var factors: [UnivariatePolynomial] = []
        while rest.degree > 0 {
            let factor = UnivariatePolynomial.gcd(rest, difference)
            factors.append(factor)
            rest = rest.quotientAndRemainder(dividingBy: factor).quotient
            difference = difference.quotientAndRemainder(dividingBy: factor).quotient - rest.derivative
        }
        return factors
    }

    /// The resultant, by the rule res(a, b) = (−1)^{deg a · deg b} lc(b)^{deg a − deg r} res(b, r) for r = a mod b. 0
    /// if one of the polynomials is 0.
    public static func resultant(_ a: UnivariatePolynomial, _ b: UnivariatePolynomial) -> Rational {
        var (first, second) = (a, b)
        var result: Rational = 1
        while second.degree > 0 {
            let remainder = first.quotientAndRemainder(dividingBy: second).remainder
            if remainder.isZero { return 0 }
            if first.degree % 2 == 1 && second.degree % 2 == 1 { result.negate() }
            result *= second.leadingCoefficient.power(first.degree - remainder.degree)
            (first, second) = (second, remainder)
        }
        if first.isZero || second.isZero { return 0 }
        return result * second.leadingCoefficient.power(first.degree)
    }

    /// Polynomials a, b with a p + b q = 1, by the extended Euclidean algorithm; nil if p and q have a common factor,
    /// or both are zero.
    public static func coprimeCofactors(_ p: UnivariatePolynomial, _ q: UnivariatePolynomial) -> (
        a: UnivariatePolynomial, b: UnivariatePolynomial
    )? {
        var (r, s) = (p, q)
        var (a, b, c, d) = (
            UnivariatePolynomial([1]), UnivariatePolynomial.zero, UnivariatePolynomial.zero, UnivariatePolynomial([1])
        )
        while !s.isZero {
            let (quotient, remainder) = r.quotientAndRemainder(dividingBy: s)
            (r, s) = (s, remainder)
            (a, c) = (c, a - quotient * c)
            (b, d) = (d, b - quotient * d)
        }
        guard r.degree == 0 else { return nil }
        let scale = r.leadingCoefficient.reciprocal
        return (a.scaled(by: scale), b.scaled(by: scale))
    }
}
