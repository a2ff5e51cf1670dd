import ExactArithmetic

extension Polynomial {
    /// The largest monomial in the chosen indeterminates that divides every term, and the quotient by it; nil for the zero polynomial.
    public func splittingMonomialContent(where isChosen: (Int) -> Bool) -> (monomial: Monomial, rest: Polynomial)? {
        guard let first = terms.first else { return nil }
        var content = first.monomial
        for term in terms.dropFirst() {
            if content.isOne { return (content, self) }
            content = content.greatestCommonDivisor(term.monomial)
        }
        if !content.isOne { content = content.filtered(isChosen) }
        if content.isOne { return (content, self) }
        return (content, Polynomial(canonicalTerms: terms.map { Term($0.coefficient, $0.monomial.exactQuotient(by: content)) }))
    }

    /// The quotient by a divisor that is not zero, nil if the division leaves a remainder. One step for each term of the quotient.
    public func exactQuotient(by divisor: Polynomial) -> Polynomial? {
        guard let leading = divisor.terms.first else { return nil }
        if divisor.terms.count == 1 {
            guard terms.allSatisfy({ leading.monomial.divides($0.monomial) }) else { return nil }
            let scale = leading.coefficient.reciprocal
            return Polynomial(canonicalTerms: terms.map { Term($0.coefficient * scale, $0.monomial.exactQuotient(by: leading.monomial)) })
        }
        // A divisor with a larger monomial than every term, or a smallest term that does not divide, is told at once.
        guard let last = terms.last, let lowest = divisor.terms.last else { return .zero }
        guard lowest.monomial.divides(last.monomial) else { return nil }
        var (rest, quotient) = (self, [Term]())
        while let term = rest.terms.first {
            guard let monomial = term.monomial.quotient(by: leading.monomial) else { return nil }
            let factor = term.coefficient / leading.coefficient
            quotient.append(Term(factor, monomial))
            rest = rest.adding(divisor, times: monomial, -factor)
        }
        return Polynomial(canonicalTerms: quotient)
    }

    /// The polynomial in the other indeterminates that is the coefficient of a power of one.
    public func coefficient(of exponent: Int, in index: Int) -> Polynomial {
        let power = Monomial.variable(index, power: exponent)
        return Polynomial(terms.filter { $0.monomial[index] == exponent }.map { Term($0.coefficient, $0.monomial.exactQuotient(by: power)) })
    }

    /// The polynomial at zero for one indeterminate.
    public func settingToZero(_ index: Int) -> Polynomial {
        Polynomial(canonicalTerms: terms.filter { $0.monomial[index] == 0 })
    }

    /// Whether the indeterminate occurs.
    public func contains(_ index: Int) -> Bool { terms.contains { $0.monomial[index] > 0 } }

    /// Primitive factors, with repetitions, whose product is this polynomial up to a number: linear ones as far as rational roots tell, if only one indeterminate occurs, a
    /// repeated one if the polynomial is a square up to a number; else the polynomial itself. None for constants.
    public func rationalFactors() -> [Polynomial] {
        guard !isZero, constantValue == nil else { return [] }
        let occurring = (0..<variableCount).filter(contains)
        if occurring.count == 1, let univariate = UnivariatePolynomial(self, in: occurring[0]) {
            var (rest, factors) = (univariate, [Polynomial]())
            for root in (try? RealAlgebraicNumber.roots(of: univariate))?.compactMap(\.rationalValue) ?? [] {
                let linear = UnivariatePolynomial([-root, 1])
                while rest.value(at: root).isZero, rest.degree > 0 {
                    rest = rest.quotientAndRemainder(dividingBy: linear).quotient
                    factors.append(linear.polynomial(in: occurring[0]).primitivePart())
                }
            }
            return rest.degree > 0 ? factors + [rest.polynomial(in: occurring[0]).primitivePart()] : factors
        }
        let whole = primitivePart()
        if let root = whole.squareRootUpToSign() { return [root, root] }
        return [whole]
    }

    /// The positive rational square root; nil if there is none.
    private static func squareRoot(_ value: Rational) -> Rational? {
        let roots = try? RealAlgebraicNumber.roots(of: UnivariatePolynomial([-value, 0, 1]))
        return roots?.lazy.compactMap(\.rationalValue).first { $0.signum() > 0 }
    }

    /// A primitive polynomial whose square is this one or its negative; nil if there is none.
    private func squareRootUpToSign() -> Polynomial? {
        guard let leading = terms.first, terms.count > 2 else { return nil }
        let sign: Rational = leading.coefficient.signum() < 0 ? -1 : 1
        guard leading.monomial.exponents.allSatisfy({ $0 % 2 == 0 }), let number = Self.squareRoot(leading.coefficient * sign) else { return nil }
        let first = Polynomial.monomial(Monomial(exponents: leading.monomial.exponents.map { $0 / 2 }), number)
        guard let top = first.terms.first else { return nil }
        // Each further term is the largest one that is missing, over twice the leading term.
        var (root, rest) = (first, scaled(by: sign) - first * first)
        while let term = rest.terms.first {
            guard let monomial = term.monomial.quotient(by: top.monomial), root.terms.count <= terms.count else { return nil }
            let next = Polynomial.monomial(monomial, term.coefficient / (2 * top.coefficient))
            rest = rest - next * (root + root + next)
            root = root + next
        }
        return root.primitivePart()
    }
}
