import ExactArithmetic

extension LaurentPolynomial: AdditiveArithmetic {
    /// The polynomial 0.
    public static var zero: LaurentPolynomial { LaurentPolynomial(canonicalTerms: []) }

    /// The sum.
    public static func + (lhs: LaurentPolynomial, rhs: LaurentPolynomial) -> LaurentPolynomial {
        var result = lhs
        result += rhs
        return result
    }

    /// The difference.
    public static func - (lhs: LaurentPolynomial, rhs: LaurentPolynomial) -> LaurentPolynomial {
        var result = lhs
        result -= rhs
        return result
    }

    /// Adds `rhs`, linear in the number of terms.
    public static func += (lhs: inout LaurentPolynomial, rhs: LaurentPolynomial) {
        lhs.addMultiple(of: rhs, by: Term(exponent: 0, coefficient: 1))
    }

    /// Subtracts `rhs`, linear in the number of terms.
    public static func -= (lhs: inout LaurentPolynomial, rhs: LaurentPolynomial) {
        lhs.addMultiple(of: rhs, by: Term(exponent: 0, coefficient: -1))
    }
}

extension LaurentPolynomial {
    /// The product; see `addProduct` for its cost.
    public static func * (lhs: LaurentPolynomial, rhs: LaurentPolynomial) -> LaurentPolynomial {
        var result = LaurentPolynomial.zero
        result.addProduct(lhs, rhs)
        return result
    }

    /// Multiplies by `rhs`.
    public static func *= (lhs: inout LaurentPolynomial, rhs: LaurentPolynomial) {
        lhs = lhs * rhs
    }

    /// The negative.
    public static prefix func - (operand: LaurentPolynomial) -> LaurentPolynomial {
        operand.scaled(by: -1)
    }

    /// Adds `a * b`. With m ≤ n terms of the factors and s terms of the sum, O(m·(n + s)) operations on coefficients.
    public mutating func addProduct(_ a: LaurentPolynomial, _ b: LaurentPolynomial) {
        let (shorter, longer) = a.terms.count <= b.terms.count ? (a, b) : (b, a)
        for term in shorter.terms { addMultiple(of: longer, by: term) }
    }

    /// The polynomial with every coefficient multiplied by `factor`.
    public func scaled(by factor: Rational) -> LaurentPolynomial {
        if factor.isZero { return .zero }
        return LaurentPolynomial(
            canonicalTerms: terms.map { Term(exponent: $0.exponent, coefficient: $0.coefficient * factor) }
        )
    }

    /// The product with `t^exponent`.
    public func shifted(by exponent: Int) -> LaurentPolynomial {
        LaurentPolynomial(
            canonicalTerms: terms.map { Term(exponent: $0.exponent + exponent, coefficient: $0.coefficient) }
        )
    }

    /// Adds `other · factor`, for a factor whose coefficient is not 0, by merging two sorted lists of terms.
    private mutating func addMultiple(of other: LaurentPolynomial, by factor: Term) {
        var merged: [Term] = []
        merged.reserveCapacity(terms.count + other.terms.count)
        var rest = terms[...]
        for term in other.terms {
            let exponent = term.exponent + factor.exponent
            while let own = rest.first, own.exponent < exponent {
                merged.append(own)
                rest.removeFirst()
            }
            var coefficient = term.coefficient * factor.coefficient
            if let own = rest.first, own.exponent == exponent {
                coefficient += own.coefficient
                rest.removeFirst()
            }
            if !coefficient.isZero { merged.append(Term(exponent: exponent, coefficient: coefficient)) }
        }
        merged.append(contentsOf: rest)
        terms = merged
    }
}
