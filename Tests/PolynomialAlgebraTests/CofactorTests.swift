import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct CofactorTests {
    @Test(arguments: seeds) func theBasisWithCofactorsIsTheBasisAndProvesItself(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<12 {
            let generators = (0..<3).map { _ in Polynomial.random(variables: 3, terms: 3, degree: 1, using: &generator)
            }
            for order in [MonomialOrder.gradedReverseLexicographic, .lexicographic] {
                let note: Comment = "seed \(seed), \(generators) in \(order)"
                let members = try GroebnerBasis.withCofactors(of: generators, order: order)
                for member in members { try #require(member.isProved(by: generators), note) }
                try #require(
                    try members.map { $0.polynomial.primitivePart(order) }
                        == GroebnerBasis(of: generators, order: order).polynomials, note)
            }
        }
    }

    @Test func katsuraAndCyclicRootsHaveCofactors() throws {
        for generators in [katsura(3), cyclic(4)] {
            let members = try GroebnerBasis.withCofactors(of: generators)
            #expect(members.allSatisfy { $0.isProved(by: generators) })
            #expect(try members.map(\.polynomial) == GroebnerBasis(of: generators).polynomials)
        }
    }

    @Test func aProofForOthersGeneratorsIsNone() throws {
        let generators = [polynomial("x0*x1 - 1"), polynomial("x0")]
        let member = try #require(try GroebnerBasis.withCofactors(of: generators).first)
        #expect(member.polynomial == 1 && member.isProved(by: generators))
        #expect(
            !member.isProved(by: [polynomial("x0*x1 - 2"), polynomial("x0")])
                && !member.isProved(by: [polynomial("x0")]))
    }

    /// The equations of A = X Yᵀ for the supports of the 2 × 2 LU and A = [[0, 1], [1, 0]]: no solution, by a
    /// Nullstellensatz certificate.
    @Test func theWitnessOfLUIsRefuted() throws {
        let equations = ["x0*x3", "x0*x4 - 1", "x1*x3 - 1", "x1*x4 + x2*x5"].map(polynomial)
        let member = try #require(try Polynomial(1).cofactors(in: equations, degree: 4))
        #expect(member.polynomial == 1 && member.isProved(by: equations))
        #expect(try Polynomial(1).cofactors(in: equations, degree: 3) == nil)
        #expect(try GroebnerBasis.withCofactors(of: equations).map(\.polynomial) == [1])
    }

    @Test(arguments: seeds) func linearAlgebraFindsTheCofactorsThatAreThere(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<12 {
            let generators = (0..<3).map { _ in Polynomial.random(variables: 2, terms: 4, degree: 2, using: &generator)
            }
            let target = generators.reduce(Polynomial.zero) {
                $0 + $1 * Polynomial.random(variables: 2, terms: 2, degree: 1, using: &generator)
            }
            let note: Comment = "seed \(seed), \(target) in \(generators)"
            let member = try target.cofactors(in: generators, degree: 6)
            try #require(member?.isProved(by: generators) == true && member?.polynomial == target, note)
            let other = Polynomial.random(variables: 2, terms: 2, degree: 2, using: &generator)
            // What is found is in the ideal, and what is not in the ideal is not found.
            if let found = try other.cofactors(in: generators, degree: 5) {
                try #require(try found.isProved(by: generators) && GroebnerBasis(of: generators).contains(other), note)
            }
        }
    }

    @Test func aPrimeThatSeesASolutionWhereThereIsNoneDoesNotMislead() throws {
        // x0 is congruent to x0 + p·x1 modulo the first prime, and no multiple of it.
        #expect(try polynomial("x0").cofactors(in: [polynomial("x0 + 2147483647*x1")], degree: 1) == nil)
        #expect(try Polynomial.zero.cofactors(in: [1], degree: 0)?.cofactors == [0])
        #expect(try Polynomial(1).cofactors(in: [], degree: 3) == nil)
        #expect(try Polynomial(6).cofactors(in: [0, 4], degree: 0)?.cofactors == [0, Polynomial(Rational(3, 2))])
    }
}
