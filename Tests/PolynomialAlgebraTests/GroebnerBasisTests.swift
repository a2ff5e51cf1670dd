import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct GroebnerBasisTests {
    /// What defines *the* reduced basis, but for the inclusion in the ideal.
    static func requireReducedBasis(_ basis: GroebnerBasis, of generators: [Polynomial], _ note: Comment) throws {
        try #require(try Polynomial.isGroebnerBasis(basis.polynomials, order: basis.order), note)
        try #require(Polynomial.isReduced(basis.polynomials, order: basis.order), note)
        for generator in generators { try #require(try basis.contains(generator), note) }
        for element in basis.polynomials { try #require(element == element.primitivePart(basis.order), note) }
    }

    @Test(arguments: [(3, 8), (4, 16)]) func katsuraHasTheReducedBasisOfBuchbergersAlgorithm(n: Int, solutions: Int)
        throws
    {
        let basis = try GroebnerBasis(of: katsura(n))
        try Self.requireReducedBasis(basis, of: katsura(n), "katsura-\(n)")
        #expect(try basis == GroebnerBasis(of: katsura(n), method: .buchberger))
        #expect(basis.quotientDimension(variables: n + 1) == solutions && basis.dimension(variables: n + 1) == 0)
    }

    @Test(arguments: [3, 4]) func cyclicRootsHaveTheReducedBasisOfBuchbergersAlgorithm(n: Int) throws {
        for order in [MonomialOrder.gradedReverseLexicographic, .lexicographic, .elimination(2)] {
            let basis = try GroebnerBasis(of: cyclic(n), order: order)
            try Self.requireReducedBasis(basis, of: cyclic(n), "cyclic-\(n), \(order)")
            #expect(try basis == GroebnerBasis(of: cyclic(n), order: order, method: .buchberger))
            #expect(basis.dimension(variables: n) == (n == 4 ? 1 : 0))
            #expect(basis.quotientDimension(variables: n) == (n == 4 ? nil : 6))
        }
    }

    @Test func largerSystemsHaveTheKnownNumbersOfSolutions() throws {
        let cyclic5 = try GroebnerBasis(of: cyclic(5))
        #expect(cyclic5.polynomials.count == 20 && cyclic5.quotientDimension(variables: 5) == 70)
        let katsura5 = try GroebnerBasis(of: katsura(5))
        #expect(katsura5.polynomials.count == 22 && katsura5.quotientDimension(variables: 6) == 32)
        #if !DEBUG
            let katsura6 = try GroebnerBasis(of: katsura(6))
            #expect(katsura6.polynomials.count == 41 && katsura6.quotientDimension(variables: 7) == 64)
            try Self.requireReducedBasis(cyclic5, of: cyclic(5), "cyclic-5")
        #endif
    }

    @Test func theBasesAreThoseOfSingular() throws {
        for (generators, answer) in [
            (katsura(3), SingularAnswers.katsura3), (cyclic(4), SingularAnswers.cyclic4),
            (cyclic(5), SingularAnswers.cyclic5),
        ] {
            let expected = Set(answer.split(separator: "\n").map { polynomial(String($0)).primitivePart() })
            #expect(try Set(GroebnerBasis(of: generators).polynomials) == expected)
        }
    }

    /// Coefficients that are multiples of the primes with which F4 begins, so that images lose their leading terms.
    static let hostile: [Integer] = [2_147_483_647, 2_147_483_629, Integer(2_147_483_647) * 2_147_483_629, 1, 1, -2]

    @Test(arguments: seeds, orders) func bothMethodsAgreeOnRandomIdeals(seed: UInt64, order: MonomialOrder) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<12 {
            let generators = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                Polynomial(
                    Polynomial.random(variables: 3, terms: 3, degree: 1, large: false, using: &generator).terms.map {
                        .init($0.coefficient * Rational(Self.hostile.randomElement(using: &generator)!), $0.monomial)
                    })
            }
            let note: Comment = "seed \(seed), \(generators) in \(order)"
            let basis = try GroebnerBasis(of: generators, order: order)
            try #require(try basis == GroebnerBasis(of: generators, order: order, method: .buchberger), note)
            try Self.requireReducedBasis(basis, of: generators, note)
        }
    }

    @Test func anIdealIsNotMistakenForItsImageModuloAPrime() throws {
        let p = "2147483647"
        #expect(try GroebnerBasis(of: [polynomial("x0 - \(p)*x0^2")]).polynomials == [polynomial("\(p)*x0^2 - x0")])
        let pair = [polynomial("x0 - \(p)*x0^2"), polynomial("x0*x1 - \(p)*x0^2*x1 + \(p)*x1^2")]
        #expect(try GroebnerBasis(of: pair).polynomials == [polynomial("x1^2"), polynomial("\(p)*x0^2 - x0")])
        #expect(try !GroebnerBasis(of: pair).contains(polynomial("x0")))
        #expect(try GroebnerBasis(of: [polynomial("\(p)*x0 + 1"), polynomial("x0")]).isWholeRing)
    }

    @Test func theSmallestIdealsHaveTheirBases() throws {
        for method in GroebnerBasis.Method.allCases {
            #expect(try GroebnerBasis(of: [], method: method).polynomials.isEmpty)
            #expect(try GroebnerBasis(of: [0, 0], method: method).polynomials.isEmpty)
            #expect(try GroebnerBasis(of: [3], method: method).isWholeRing)
            #expect(
                try GroebnerBasis(of: [polynomial("2*x0 - 4"), polynomial("x0 - 2")], method: method).polynomials == [
                    polynomial("x0 - 2")
                ])
            let none = try GroebnerBasis(of: [polynomial("x0*x1 - 1"), polynomial("x0")], method: method)
            #expect(none.isWholeRing && none.dimension(variables: 2) == -1 && none.quotientDimension(variables: 2) == 0)
        }
        #expect(try GroebnerBasis(of: []).dimension(variables: 3) == 3)
        #expect(try GroebnerBasis(of: [polynomial("x0*x1"), polynomial("x0*x2")]).dimension(variables: 3) == 2)
    }

    /// The twisted cubic (t, t², t³): what is left after t is eliminated are its equations.
    @Test func theEliminationOrderEliminates() throws {
        let generators = [polynomial("x1 - x0"), polynomial("x2 - x0^2"), polynomial("x3 - x0^3")]
        let basis = try GroebnerBasis(of: generators, order: .elimination(1))
        let eliminated = basis.polynomials.filter { $0.degree(in: 0) == 0 }
        #expect(
            try GroebnerBasis(of: eliminated) == GroebnerBasis(of: [polynomial("x2 - x1^2"), polynomial("x3 - x1*x2")]))
    }
}
