import ExactArithmetic

/// The reduced Gröbner basis of an ideal of polynomials over Q.
public struct GroebnerBasis: Hashable, Sendable {
    /// The elements by increasing leading monomial, each with coprime integer coefficients and a positive leading one;
    /// empty for the ideal 0, [1] for the whole ring.
    public let polynomials: [Polynomial]
    /// The order.
    public let order: MonomialOrder

    /// The algorithms that find the basis. They give the same one.
    public enum Method: Hashable, Sendable, CaseIterable {
        /// F4 with matrices reduced modulo primes and lifted with proof.
        case f4
        /// Buchberger's algorithm on rational numbers: for small inputs, and to test the other.
        case buchberger
    }

    /// The reduced Gröbner basis of the ideal that `generators` generate. Throws when the budget is used up; the number
    /// of
    /// steps has no useful bound in the size of the input.
    public init(
        of generators: [Polynomial], order: MonomialOrder = .gradedReverseLexicographic, method: Method = .f4,
        budget: AlgebraBudget = .unlimited
    ) throws(AlgebraError) {
        self.order = order
        switch method {
        case .f4:
            var computation = F4(generators, order: order, budget: budget)
            polynomials = try computation.run().map(\.polynomial)
        case .buchberger:
            var computation = Buchberger(order: order, budget: budget, tracksCofactors: false)
            polynomials = try computation.run(generators).map { $0.polynomial.primitivePart(order) }
        }
    }

    /// The reduced Gröbner basis with the cofactors of each element, by Buchberger's algorithm on rational numbers with
    /// every division written down.
    public static func withCofactors(
        of generators: [Polynomial], order: MonomialOrder = .gradedReverseLexicographic,
        budget: AlgebraBudget = .unlimited
    ) throws(AlgebraError) -> [IdealMember] {
        var computation = Buchberger(order: order, budget: budget, tracksCofactors: true)
        return try computation.run(generators).map { member in
            let leading = member.polynomial.leadingTerm(order)?.coefficient ?? 1
            return leading.signum() < 0 ? member.scaled(by: -1) : member
        }
    }

    /// The leading monomials, increasing.
    public var leadingMonomials: [Monomial] { polynomials.compactMap { $0.leadingMonomial(order) } }

    /// The one representative of `polynomial` modulo the ideal that has no term divisible by a leading monomial.
    public func normalForm(of polynomial: Polynomial, budget: AlgebraBudget = .unlimited) throws(AlgebraError)
        -> Polynomial
    {
        try polynomial.normalForm(modulo: polynomials, order: order, budget: budget)
    }

    /// Whether `polynomial` belongs to the ideal.
    public func contains(_ polynomial: Polynomial, budget: AlgebraBudget = .unlimited) throws(AlgebraError) -> Bool {
        try normalForm(of: polynomial, budget: budget).isZero
    }

    /// Whether the ideal is the whole ring: its polynomials have no common zero, not even a complex one.
    public var isWholeRing: Bool { polynomials == [1] }

    /// The dimension of the set of complex common zeros of the ideal, as one in `variables` indeterminates; -1 if there
    /// are none.
    ///
    /// It is the size of the largest set of indeterminates such that no leading monomial is in these alone (Cox,
    /// Little, O'Shea, 9.3). Exponential in the number of
    /// indeterminates. Traps if more indeterminates occur.
    public func dimension(variables: Int) -> Int {
        precondition(variables >= (polynomials.map(\.variableCount).max() ?? 0), "More indeterminates occur")
        if isWholeRing { return -1 }
        let supports = leadingMonomials.map { monomial in Set((0..<variables).filter { monomial[$0] > 0 }) }
        return variables - GroebnerBasis.smallestCover(supports)
    }

    /// The number of standard monomials, those that no leading monomial divides: the dimension of the quotient as a
    /// vector space, which is the number of complex common zeros
    /// with multiplicities. Nil if it is infinite.
    public func quotientDimension(variables: Int) -> Int? {
        if isWholeRing { return 0 }
        if dimension(variables: variables) > 0 { return nil }
        let leading = leadingMonomials
        var standard: Set<Monomial> = [.one]
        var layer: Set<Monomial> = [.one]
        while !layer.isEmpty {
            var next: Set<Monomial> = []
            for monomial in layer {
                for index in 0..<variables {
                    let product = monomial * .variable(index)
                    if !leading.contains(where: { $0.divides(product) }) { next.insert(product) }
                }
            }
            standard.formUnion(next)
            layer = next
        }
        return standard.count
    }

    /// The size of a smallest set that meets each of the `sets`, none of which is empty.
    private static func smallestCover(_ sets: [Set<Int>]) -> Int {
        guard let first = sets.min(by: { $0.count < $1.count }) else { return 0 }
        return 1 + (first.map { choice in smallestCover(sets.filter { !$0.contains(choice) }) }.min() ?? 0)
    }
}
