import ExactArithmetic

extension Polynomial: AdditiveArithmetic {
    /// The polynomial 0.
    public static var zero: Polynomial { Polynomial(canonicalTerms: []) }

    /// The sum, linear in the number of terms.
    public static func + (lhs: Polynomial, rhs: Polynomial) -> Polynomial {
        lhs.adding(rhs, times: .one, 1)
    }

    /// The difference, linear in the number of terms.
    public static func - (lhs: Polynomial, rhs: Polynomial) -> Polynomial {
        lhs.adding(rhs, times: .one, -1)
    }
}

extension Polynomial {
    /// The product. With m and n terms, m·n products of coefficients and monomials, summed in a hash table.
    public static func * (lhs: Polynomial, rhs: Polynomial) -> Polynomial {
        if lhs.terms.count <= 1 || rhs.terms.count <= 1 {
            guard let factor = (lhs.terms.count <= rhs.terms.count ? lhs : rhs).terms.first else { return .zero }
            return (lhs.terms.count <= rhs.terms.count ? rhs : lhs).multiplied(by: factor.monomial, factor.coefficient)
        }
        var sums: [Monomial: Rational] = [:]
        for a in lhs.terms {
            for b in rhs.terms { sums[a.monomial * b.monomial, default: 0].addProduct(a.coefficient, b.coefficient) }
        }
        return Polynomial(sums: sums)
    }

    /// Multiplies by `rhs`.
    public static func *= (lhs: inout Polynomial, rhs: Polynomial) {
        lhs = lhs * rhs
    }

    /// The negative.
    public static prefix func - (operand: Polynomial) -> Polynomial {
        operand.scaled(by: -1)
    }

    /// The polynomial with every coefficient multiplied by `factor`.
    public func scaled(by factor: Rational) -> Polynomial {
        multiplied(by: .one, factor)
    }

    /// The product with the term `coefficient · monomial`; the order of the terms stays, since monomial orders respect
    /// products.
    public func multiplied(by monomial: Monomial, _ coefficient: Rational = 1) -> Polynomial {
        if coefficient.isZero { return .zero }
        return Polynomial(canonicalTerms: terms.map { Term($0.coefficient * coefficient, $0.monomial * monomial) })
    }

    /// The power. Traps if `exponent` is negative.
    public func power(_ exponent: Int) -> Polynomial {
        precondition(exponent >= 0, "A polynomial has no negative power")
        var result: Polynomial = 1
        for _ in 0..<exponent { result *= self }
        return result
    }

    /// The partial derivative by the indeterminate `index`.
    public func derivative(in index: Int) -> Polynomial {
        Polynomial(
            terms.compactMap { term in
                guard let rest = term.monomial.quotient(by: .variable(index)) else { return nil }
                return Term(term.coefficient * Rational(term.monomial[index]), rest)
            })
    }

    /// The sum `self + other · coefficient · monomial`, by merging.
    func adding(_ other: Polynomial, times monomial: Monomial, _ coefficient: Rational) -> Polynomial {
        var merged: [Term] = []
        merged.reserveCapacity(terms.count + other.terms.count)
        var own = 0
        for term in other.terms {
            let product = term.monomial * monomial
            while own < terms.count, Polynomial.storageOrder.isLess(product, terms[own].monomial) {
                merged.append(terms[own])
                own += 1
            }
            var value = term.coefficient * coefficient
            if own < terms.count, terms[own].monomial == product {
                value += terms[own].coefficient
                own += 1
            }
            if !value.isZero { merged.append(Term(value, product)) }
        }
        merged.append(contentsOf: terms[own...])
        return Polynomial(canonicalTerms: merged)
    }
}

extension Polynomial {
    /// The value at a point. Traps if the point has fewer coordinates than indeterminates occur.
    public func value(at point: [Rational]) -> Rational {
        terms.reduce(into: Rational.zero) { sum, term in
            sum += term.monomial.exponents.enumerated().reduce(term.coefficient) { product, factor in
                factor.element == 0 ? product : product * point[factor.offset].power(factor.element)
            }
        }
    }

    /// The polynomial in which each indeterminate that `values` names is replaced by its polynomial, all at once.
    public func substituting(_ values: [Int: Polynomial]) -> Polynomial {
        var powers: [Int: [Polynomial]] = values.mapValues { [1, $0] }
        var sums: [Monomial: Rational] = [:]
        for term in terms {
            var product = Polynomial.monomial(term.monomial.filtered { values[$0] == nil }, term.coefficient)
            for index in values.keys where term.monomial[index] > 0 {
                product *= Polynomial.power(term.monomial[index], &powers[index, default: [1]])
            }
            for part in product.terms { sums[part.monomial, default: 0] += part.coefficient }
        }
        return Polynomial(sums: sums)
    }

    /// The power of the polynomial whose first powers are in `powers` (at least the first two), which grow as needed.
    private static func power(_ exponent: Int, _ powers: inout [Polynomial]) -> Polynomial {
        while powers.count <= exponent { powers.append(powers[powers.count - 1] * powers[1]) }
        return powers[exponent]
    }
}
