import ExactArithmetic

extension Polynomial {
    /// Whether the polynomials are a Gröbner basis of the ideal that they generate: every S-polynomial has remainder 0
    /// (Buchberger's criterion, without any
    /// shortcut but that of coprime leading monomials). Slow and simple: what other computations are held against.
    public static func isGroebnerBasis(
        _ polynomials: [Polynomial], order: MonomialOrder = .gradedReverseLexicographic,
        budget: AlgebraBudget = .unlimited
    ) throws(AlgebraError) -> Bool {
        let divisors = Divisors(polynomials, order)
        for (index, first) in divisors.divisors.enumerated() {
            for second in divisors.divisors[..<index]
            where !first.leading.monomial.isCoprime(to: second.leading.monomial) {
                let difference = sPolynomial(first.polynomial, second.polynomial, order: order)
                if try !divisors.remainder(of: difference, budget: budget, use: { _, _, _ in }).isZero { return false }
            }
        }
        return true
    }

    /// Whether no polynomial is zero and no term of one is divisible by the leading monomial of another. A Gröbner
    /// basis with this property is
    /// *the* reduced one of its ideal, up to rational factors.
    public static func isReduced(_ polynomials: [Polynomial], order: MonomialOrder = .gradedReverseLexicographic)
        -> Bool
    {
        let leading = polynomials.map { $0.leadingMonomial(order) }
        if leading.contains(nil) { return false }
        return polynomials.enumerated().allSatisfy { index, polynomial in
            leading.enumerated().allSatisfy { other, monomial in
                other == index || !polynomial.terms.contains { monomial?.divides($0.monomial) ?? true }
            }
        }
    }
}
