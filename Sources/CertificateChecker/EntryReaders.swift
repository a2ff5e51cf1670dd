import CheckerInput

/// What the entries of factors may be: each is read as a polynomial.
extension JSONValue {
    /// "a", a number; zero has no terms.
    func constant() throws(Rejection) -> Polynomial {
        let number = try number()
        return number.isZero ? Polynomial(terms: [], budget) : Polynomial(number, budget)
    }

    /// ["a₀", "a₁", …], in α.
    func inRoot() throws(Rejection) -> Polynomial {
        var degree = -1
        var terms: [Polynomial.Term] = []
        for element in try elements() {
            degree += 1
            let coefficient = try element.number()
            try budget.spend(Budget.term)
            if !coefficient.isZero { terms.append((coefficient, Monomial(0, exponent: degree))) }
        }
        guard degree >= 0 else { throw rejection("expected at least one coefficient") }
        return Polynomial(terms: terms, budget)
    }

    /// LAURENT, in t: exponents strictly increasing, no coefficient zero.
    func laurent() throws(Rejection) -> Polynomial {
        var last = Int.min
        let polynomial = try Polynomial(self) { element throws(Rejection) in
            let pair = try element.tuple(2, "[exponent, \"coefficient\"]")
            let exponent = try pair[0].integer(in: -Limits.laurentExponent...Limits.laurentExponent, "an exponent")
            try element.require(last < exponent, "the exponents must be strictly increasing")
            last = exponent
            return (try pair[1].nonzeroNumber(), Monomial(0, exponent: exponent))
        }
        guard !polynomial.isZero else { throw rejection("a Laurent polynomial has at least one term") }
        return polynomial
    }

    /// LPOLY, in λ_1, …, λ_s: [["c", [e₁, …, e_s]], …], where [] is 0.
    func inParameters(_ count: Int) throws(Rejection) -> Polynomial {
        try Polynomial(self) { element throws(Rejection) in
            let pair = try element.tuple(2, "[\"coefficient\", exponents]")
            return (try pair[0].nonzeroNumber(), try pair[1].exponents(count))
        }
    }

    /// [e₁, …, e_s]
    func exponents(_ count: Int) throws(Rejection) -> Monomial {
        var powers: [Monomial.Power] = []
        var t = 0
        for element in try elements() {
            t += 1
            let exponent = try element.integer(in: 0...Limits.monomialExponent, "an exponent")
            if exponent > 0 { powers.append(Monomial.Power(variable: t, exponent: exponent)) }
        }
        guard t == count else { throw rejection("expected \(count) exponents") }
        return Monomial(powers: powers)
    }
}
