import ExactArithmetic

extension Polynomial {
    /// The largest monomial in the chosen indeterminates that divides every term, and the quotient by it; nil for the
    /// zero polynomial.
    public func splittingMonomialContent(where isChosen: (Int) -> Bool) -> (monomial: Monomial, rest: Polynomial)? {
        guard let first = terms.first else { return nil }
        var content = first.monomial
        for term in terms.dropFirst() {
            if content.isOne { return (content, self) }
            content = content.greatestCommonDivisor(term.monomial)
        }
        if !content.isOne { content = content.filtered(isChosen) }
        if content.isOne { return (content, self) }
        return (
            content,
            Polynomial(canonicalTerms: terms.map { Term($0.coefficient, $0.monomial.exactQuotient(by: content)) })
        )
    }

    /// The quotient by a divisor that is not zero, nil if the division leaves a remainder. One step for each term of
    /// the quotient.
    public func exactQuotient(by divisor: Polynomial) -> Polynomial? {
        guard let leading = divisor.terms.first else { return nil }
        if divisor.terms.count == 1 {
            guard terms.allSatisfy({ leading.monomial.divides($0.monomial) }) else { return nil }
            let scale = leading.coefficient.reciprocal
            return Polynomial(
                canonicalTerms: terms.map {
                    Term($0.coefficient * scale, $0.monomial.exactQuotient(by: leading.monomial))
                })
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
        return Polynomial(
            terms.filter { $0.monomial[index] == exponent }.map {
                Term($0.coefficient, $0.monomial.exactQuotient(by: power))
            })
    }

    /// The polynomial at zero for one indeterminate.
    public func settingToZero(_ index: Int) -> Polynomial {
        Polynomial(canonicalTerms: terms.filter { $0.monomial[index] == 0 })
    }

    /// Whether the indeterminate occurs.
    public func contains(_ index: Int) -> Bool { terms.contains { $0.monomial[index] > 0 } }
}
