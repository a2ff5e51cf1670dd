import ExactArithmetic

extension Polynomial {
    /// Primitive factors, with repetitions, whose product is this polynomial up to a number: linear ones as far as
    /// rational roots tell, if only one indeterminate occurs, a
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
        guard leading.monomial.exponents.allSatisfy({ $0 % 2 == 0 }),
            let number = Self.squareRoot(leading.coefficient * sign)
        else { return nil }
        let first = Polynomial.monomial(Monomial(exponents: leading.monomial.exponents.map { $0 / 2 }), number)
        guard let top = first.terms.first else { return nil }
        // Each further term is the largest one that is missing, over twice the leading term.
        var (root, rest) = (first, scaled(by: sign) - first * first)
        while let term = rest.terms.first {
            guard let monomial = term.monomial.quotient(by: top.monomial), root.terms.count <= terms.count else {
                return nil
            }
            let next = Polynomial.monomial(monomial, term.coefficient / (2 * top.coefficient))
            rest = rest - next * (root + root + next)
            root = root + next
        }
        return root.primitivePart()
    }
}
