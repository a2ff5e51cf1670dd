import ExactArithmetic
import Foundation
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct RealAlgebraicNumberTests {
    /// √2 and its negative as roots of x⁴ − 5x² + 6 = (x² − 2)(x² − 3): −√3, −√2, √2, √3.
    static let polynomial = UnivariatePolynomial([6, 0, -5, 0, 1])

    @Test func signsAtAlgebraicNumbersAreExact() throws {
        let roots = try RealAlgebraicNumber.roots(of: Self.polynomial)
        try #require(roots.count == 4)
        let root2 = roots[2]
        #expect(
            root2.sign(of: UnivariatePolynomial([-2, 0, 1])) == 0
                && root2.sign(of: UnivariatePolynomial([-3, 0, 1])) == -1)
        #expect(root2.sign(of: UnivariatePolynomial([-2, 0, 1]) * UnivariatePolynomial([7, 1])) == 0)
        #expect(
            root2.sign(of: 0) == 0 && root2.sign(of: -3) == -1 && root2.sign(of: .x) == 1 && roots[1].signum() == -1)
        // A convergent of √2 that differs from it by less than 10⁻²⁰.
        var (p, q) = (Integer(1), Integer(1))
        for _ in 0..<60 { (p, q) = (p + 2 * q, p + q) }
        let near = Rational(p, q)
        #expect(root2.compare(to: near) == (near * near < 2 ? 1 : -1))
        #expect(root2.sign(of: UnivariatePolynomial([-near, 1])) == root2.compare(to: near))
        #expect(root2.rationalValue == nil && abs(root2.approximation - 2.0.squareRoot()) < 1e-15)
    }

    @Test func numbersAreComparedWhateverTheirPolynomials() throws {
        let roots = try RealAlgebraicNumber.roots(of: Self.polynomial)
        let others = try RealAlgebraicNumber.roots(
            of: UnivariatePolynomial([-2, 0, 1]) * UnivariatePolynomial([-3, 2]))
        #expect(roots[1] == others[0] && roots[2] == others[1] && roots[3] != others[1] && roots[2] != others[2])
        #expect(roots[2] < others[2] && others[2] < roots[3] && !(roots[2] < others[1]))
        #expect(
            (roots + others).sorted().map { $0.approximation } == (roots + others).map { $0.approximation }.sorted())
        #expect(RealAlgebraicNumber(Rational(3, 2)) == others[2] && others[2].rationalValue == Rational(3, 2))
        var narrow = roots[0]
        narrow.refine(below: Rational(1, 1_000_000))
        #expect(narrow.interval.width < Rational(1, 1_000_000) && narrow == roots[0])
    }

    /// The sign at a rational root is that of the value.
    @Test(arguments: seeds) func signsAtRationalRootsAreThoseOfTheValues(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<60 {
            let roots = Set((0..<3).map { _ in Rational(Integer(Int.random(in: -6...6, using: &generator)), 3) })
                .sorted()
            let numbers = try RealAlgebraicNumber.roots(
                of: UnivariateTests.withRoots(roots) * UnivariatePolynomial([1, 1, 1]))
            let other = UnivariateTests.random(degree: 3, using: &generator) * UnivariatePolynomial([-roots[0], 1])
            for (number, root) in zip(numbers, roots) {
                try #require(
                    number.sign(of: other) == other.value(at: root).signum(), "seed \(seed), \(other) at \(root)")
            }
        }
    }
}

@Suite struct ResultantTests {
    @Test(arguments: seeds) func theResultantIsThatOfTheUnivariatePolynomialsAtEveryPoint(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<30 {
            let f =
                Polynomial.random(variables: 3, terms: 4, degree: 2, large: false, using: &generator)
                + polynomial("x1^3")
            let g =
                Polynomial.random(variables: 3, terms: 3, degree: 1, large: false, using: &generator)
                + polynomial("x1^2")
            let resultant = try Polynomial.resultant(f, g, eliminating: 1)
            let (a, b) = (
                Rational(Int.random(in: -3...3, using: &generator)), Rational(Int.random(in: -3...3, using: &generator))
            )
            let at = { (p: Polynomial) in p.substituting([0: Polynomial(a), 2: Polynomial(b)]) }
            let u = try #require(UnivariatePolynomial(at(f), in: 1))
            let v = try #require(UnivariatePolynomial(at(g), in: 1))
            let note: Comment = "seed \(seed), \(f), \(g) at \(a), \(b)"
            try #require(resultant.degree(in: 1) ?? 0 == 0, note)
            try #require(resultant.value(at: [a, 0, b]) == UnivariatePolynomial.resultant(u, v), note)
            try #require(try resultant.isZero || GroebnerBasis(of: [f, g]).contains(resultant), note)
        }
    }

    @Test func aDoubleRootMakesTheDiscriminantVanish() throws {
        let f = polynomial("x0^2 + x1*x0 + x2")
        #expect(try Polynomial.resultant(f, f.derivative(in: 0), eliminating: 0) == polynomial("4*x2 - x1^2"))
        #expect(
            try Polynomial.determinant([[polynomial("x0"), polynomial("x1")], [polynomial("x2"), polynomial("x3")]])
                == polynomial("x0*x3 - x1*x2"))
        #expect(try Polynomial.determinant([]) == 1 && Polynomial.resultant(0, f, eliminating: 0).isZero)
    }
}
