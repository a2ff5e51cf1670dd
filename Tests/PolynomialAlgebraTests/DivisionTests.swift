import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct DivisionTests {
    @Test(arguments: seeds) func divisionKeepsItsPromises(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<25 {
            let dividend = Polynomial.random(variables: 3, terms: 6, degree: 3, using: &generator)
            let divisors = (0..<3).map { _ in Polynomial.random(variables: 3, terms: 3, degree: 1, using: &generator) }
            for order in orders {
                let note: Comment = "seed \(seed), \(dividend) by \(divisors) in \(order)"
                let (quotients, remainder) = try dividend.divided(by: divisors, order: order)
                let sum = zip(quotients, divisors).reduce(remainder) { $0 + $1.0 * $1.1 }
                try #require(sum == dividend && remainder.isCanonical, note)
                let leading = divisors.compactMap { $0.leadingMonomial(order) }
                try #require(!remainder.terms.contains { term in leading.contains { $0.divides(term.monomial) } }, note)
                for (quotient, divisor) in zip(quotients, divisors) {
                    guard let product = (quotient * divisor).leadingMonomial(order),
                        let largest = dividend.leadingMonomial(order)
                    else { continue }
                    try #require(!order.isLess(largest, product), note)
                }
                try #require(try remainder == dividend.normalForm(modulo: divisors, order: order), note)
            }
        }
    }

    @Test func theLeadingTermsCancelInAnSPolynomial() {
        let (f, g) = (polynomial("3*x0^2*x1 + x2"), polynomial("2*x0*x1^2 - x2^2"))
        #expect(Polynomial.sPolynomial(f, g) == polynomial("x1*x2/3 + x0*x2^2/2"))
        #expect(Polynomial.sPolynomial(f, 0).isZero && Polynomial.sPolynomial(f, f).isZero)
    }

    @Test func thePredicatesTellBasesFromOthers() throws {
        let basis = [polynomial("x1^2 - x0"), polynomial("x0*x1 - 1"), polynomial("x0^2 - x1")]
        #expect(try Polynomial.isGroebnerBasis(basis) && Polynomial.isReduced(basis))
        #expect(try !Polynomial.isGroebnerBasis(Array(basis.prefix(2))))
        #expect(!Polynomial.isReduced(basis + [polynomial("x0^2*x1 - x0")]))
        #expect(!Polynomial.isReduced([polynomial("x0^2 + x1"), polynomial("x1 - 1")]) && !Polynomial.isReduced([0]))
        #expect(try Polynomial.isGroebnerBasis([]) && Polynomial.isReduced([]))
    }

    @Test func aBudgetEndsAComputation() {
        let stopped = AlgebraBudget { false }
        #expect(throws: AlgebraError.budgetExceeded) { try GroebnerBasis(of: katsura(3), budget: stopped) }
        #expect(throws: AlgebraError.budgetExceeded) {
            try GroebnerBasis(of: katsura(3), method: .buchberger, budget: stopped)
        }
        #expect(throws: AlgebraError.budgetExceeded) {
            try GroebnerBasis.withCofactors(of: katsura(3), budget: stopped)
        }
        #expect(throws: AlgebraError.budgetExceeded) {
            try polynomial("x0^9").normalForm(modulo: [polynomial("x0 - 1")], budget: stopped)
        }
        #expect(throws: AlgebraError.budgetExceeded) {
            try UnivariatePolynomial([-2, 0, 1]).realRootIntervals(budget: stopped)
        }
        #expect(throws: AlgebraError.budgetExceeded) {
            try Polynomial(1).cofactors(in: katsura(2), degree: 3, budget: stopped)
        }
    }
}
