/// Polynomials in the parameters λ_1, …, λ_s of a normal form.
extension Polynomial {
    /// LPOLY: [["c", [e₁, …, e_s]], …], where [] is 0.
    init(_ value: JSONValue, parameters count: Int) throws(Rejection) {
        var terms: [(coefficient: Number, monomial: Monomial)] = []
        var seen: Set<Monomial> = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[\"coefficient\", exponents]")
            let monomial = try Monomial(exponents: pair[1], parameters: count)
            guard seen.insert(monomial).inserted else { throw element.rejection("the exponents are listed twice") }
            try pair[1].spend(Polynomial.termCost + 2 * Budget.word * monomial.powers.count)
            terms.append((try pair[0].nonzeroNumber(), monomial))
        }
        self.init(terms: terms)
    }

    /// λ_t
    init(parameter t: Int) { self.init(terms: [(Number(1), Monomial([.parameter(t)]))]) }
}

extension Monomial {
    /// [e₁, …, e_s]
    init(exponents value: JSONValue, parameters count: Int) throws(Rejection) {
        var powers: [Power] = []
        var t = 0
        for element in try value.elements() {
            t += 1
            let exponent = try element.integer(in: 0...Limits.monomialExponent, "an exponent")
            if exponent > 0 { powers.append(Power(variable: .parameter(t), exponent: exponent)) }
        }
        guard t == count else { throw value.rejection("expected \(count) exponents") }
        self.init(powers: powers)
    }

    /// The exponent of a variable, and the other powers.
    func split(_ variable: Variable) -> (exponent: Int, rest: Monomial) {
        let exponent = powers.first { $0.variable == variable }?.exponent ?? 0
        return (exponent, exponent == 0 ? self : Monomial(powers: powers.filter { $0.variable != variable }))
    }
}
