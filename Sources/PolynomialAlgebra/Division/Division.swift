import ExactArithmetic

// Division with remainder by several polynomials (Cox, Little, O'Shea, "Ideals, Varieties, and Algorithms", 2.3): take
// the largest
// term that is left; if a leading monomial divides it, subtract the multiple that cancels it, else it belongs to the
// remainder.

/// Divisors, prepared: those that are not zero, with their leading terms in an order.
struct Divisors {
    struct Divisor {
        let index: Int
        let leading: Polynomial.Term
        let polynomial: Polynomial
    }

    let order: MonomialOrder
    private(set) var divisors: [Divisor] = []

    init(_ polynomials: [Polynomial], _ order: MonomialOrder) {
        self.order = order
        for (index, polynomial) in polynomials.enumerated() { append(polynomial, index: index) }
    }

    mutating func append(_ polynomial: Polynomial, index: Int) {
        guard let leading = polynomial.leadingTerm(order) else { return }
        divisors.append(Divisor(index: index, leading: leading, polynomial: polynomial))
    }

    /// The remainder of `dividend`; `use` is told every multiple that is subtracted: which divisor, times which
    /// monomial, times which number.
    func remainder(of dividend: Polynomial, budget: AlgebraBudget, use: (Int, Monomial, Rational) -> Void)
        throws(AlgebraError) -> Polynomial
    {
        var queue = ReductionQueue(order)
        queue.add(dividend, times: .one, 1)
        var remainder: [Polynomial.Term] = []
        while let term = queue.next() {
            guard let divisor = divisors.first(where: { $0.leading.monomial.divides(term.monomial) }) else {
                remainder.append(term)
                continue
            }
            try budget.check()
            let monomial = term.monomial.exactQuotient(by: divisor.leading.monomial)
            let factor = term.coefficient / divisor.leading.coefficient
            use(divisor.index, monomial, factor)
            // The leading term is gone from the queue already; the others follow.
            queue.add(divisor.polynomial.withoutTerm(divisor.leading.monomial), times: monomial, -factor)
        }
        return Polynomial(
            canonicalTerms: order == Polynomial.storageOrder
                ? remainder
                : remainder.sorted { Polynomial.storageOrder.isLess($1.monomial, $0.monomial) })
    }
}

extension Polynomial {
    /// The polynomial without its term in `monomial`.
    func withoutTerm(_ monomial: Monomial) -> Polynomial {
        if terms.first?.monomial == monomial { return Polynomial(canonicalTerms: Array(terms.dropFirst())) }
        return Polynomial(canonicalTerms: terms.filter { $0.monomial != monomial })
    }

    /// Division with remainder: `self = Σ quotients[i] · divisors[i] + remainder`, where no term of the remainder is
    /// divisible by a leading monomial
    /// of a divisor, and no product `quotients[i] · divisors[i]` has a larger leading monomial than `self`. Divisors
    /// that are zero are passed over.
    ///
    /// The remainder depends on the order of the divisors, unless they are a Gröbner basis.
    public func divided(
        by divisors: [Polynomial], order: MonomialOrder = .gradedReverseLexicographic,
        budget: AlgebraBudget = .unlimited
    ) throws(AlgebraError) -> (quotients: [Polynomial], remainder: Polynomial) {
        var quotients = [[Term]](repeating: [], count: divisors.count)
        let remainder = try Divisors(divisors, order).remainder(of: self, budget: budget) {
            quotients[$0].append(Term($2, $1))
        }
        return (quotients.map { Polynomial($0) }, remainder)
    }

    /// The remainder of `divided(by:order:budget:)`.
    public func normalForm(
        modulo divisors: [Polynomial], order: MonomialOrder = .gradedReverseLexicographic,
        budget: AlgebraBudget = .unlimited
    ) throws(AlgebraError) -> Polynomial {
        try Divisors(divisors, order).remainder(of: self, budget: budget) { _, _, _ in }
    }

    /// The S-polynomial: the combination of two polynomials in which the least common multiple of their leading
    /// monomials cancels. Zero if one of them is.
    public static func sPolynomial(_ f: Polynomial, _ g: Polynomial, order: MonomialOrder = .gradedReverseLexicographic)
        -> Polynomial
    {
        guard let a = f.leadingTerm(order), let b = g.leadingTerm(order) else { return .zero }
        let common = a.monomial.leastCommonMultiple(b.monomial)
        return f.multiplied(by: common.exactQuotient(by: a.monomial), a.coefficient.reciprocal)
            - g.multiplied(by: common.exactQuotient(by: b.monomial), b.coefficient.reciprocal)
    }
}
