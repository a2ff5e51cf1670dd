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
            terms.append((try pair[0].nonzeroNumber(), monomial))
        }
        self.terms = terms
    }

    /// λ_t
    init(parameter t: Int) { terms = [(Number(1), Monomial([.parameter(t)]))] }

    /// The coefficients of the powers of a variable that occur.
    func coefficients(of variable: Variable) -> [Int: Polynomial] {
        var result: [Int: Polynomial] = [:]
        for term in terms {
            let (exponent, rest) = term.monomial.split(variable)
            result[exponent, default: Polynomial(terms: [])].terms.append((term.coefficient, rest))
        }
        return result
    }
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
    fileprivate func split(_ variable: Variable) -> (exponent: Int, rest: Monomial) {
        let exponent = powers.first { $0.variable == variable }?.exponent ?? 0
        return (exponent, exponent == 0 ? self : Monomial(powers: powers.filter { $0.variable != variable }))
    }
}
