import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct LaurentPolynomialTests {
    /// Up to five terms of small exponents, so that products often cancel; coefficients small, sometimes beyond words.
    static func random(using generator: inout SplitMix64) -> LaurentPolynomial {
        let count = Int.random(in: 0...5, using: &generator)
        return LaurentPolynomial(
            (0..<count).map { _ in
                let numerator = Integer(Int.random(in: -4...4, using: &generator))
                let denominator = Integer(Int.random(in: 1...3, using: &generator))
                let scale: Integer = Int.random(in: 0..<8, using: &generator) == 0 ? Integer(3).power(50) : 1
                return .init(
                    exponent: Int.random(in: -4...4, using: &generator),
                    coefficient: Rational(numerator * scale, denominator))
            })
    }

    /// The coefficients by exponent, added up one product at a time: the definition of the product.
    static func schoolbookProduct(_ a: LaurentPolynomial, _ b: LaurentPolynomial) -> [Int: Rational] {
        var sums: [Int: Rational] = [:]
        for s in a.terms {
            for t in b.terms { sums[s.exponent + t.exponent, default: 0] += s.coefficient * t.coefficient }
        }
        return sums.filter { !$0.value.isZero }
    }

    static func coefficients(_ polynomial: LaurentPolynomial) -> [Int: Rational] {
        Dictionary(uniqueKeysWithValues: polynomial.terms.map { ($0.exponent, $0.coefficient) })
    }

    @Test(arguments: seeds) func theLawsOfACommutativeRingHold(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let (a, b, c) = (
                Self.random(using: &generator), Self.random(using: &generator), Self.random(using: &generator)
            )
            let note: Comment = "seed \(seed), operands \(a), \(b), \(c)"
            for result in [a, a + b, a - b, a * b, -a, a - a] { try #require(result.isCanonical, note) }
            try #require(a + b == b + a && (a + b) + c == a + (b + c), note)
            try #require(a * b == b * a && (a * b) * c == a * (b * c), note)
            try #require(a * (b + c) == a * b + a * c, note)
            try #require((a - a).isZero && a + -a == 0 && a - b == a + -b, note)
            try #require(a * 1 == a && a + 0 == a && (a * 0).isZero, note)
            try #require(Self.coefficients(a * b) == Self.schoolbookProduct(a, b), note)
            var (x, y, z, w) = (a, a, a, a)
            x.addProduct(b, c)
            y += b
            z -= b
            w *= b
            try #require(x == a + b * c && y == a + b && z == a - b && w == a * b && x.isCanonical, note)
        }
    }

    @Test(arguments: seeds) func evaluationIsAHomomorphism(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let (a, b) = (Self.random(using: &generator), Self.random(using: &generator))
            let denominator = Integer([-7, -2, 1, 3].randomElement(using: &generator)!)
            let point = Rational(Integer(Int.random(in: 1...9, using: &generator)), denominator)
            let note: Comment = "seed \(seed), operands \(a), \(b) at \(point)"
            try #require((a + b).value(at: point) == a.value(at: point) + b.value(at: point), note)
            try #require((a * b).value(at: point) == a.value(at: point) * b.value(at: point), note)
            try #require((-a).value(at: point) == -a.value(at: point), note)
            let termByTerm = a.terms.reduce(Rational.zero) { $0 + $1.coefficient * point.power($1.exponent) }
            try #require(a.value(at: point) == termByTerm, note)
        }
    }

    @Test(arguments: seeds) func scalingAndShiftingAreProductsWithMonomials(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let a = Self.random(using: &generator)
            let factor = Rational(Integer(Int.random(in: -2...2, using: &generator)), 3)
            let exponent = Int.random(in: -5...5, using: &generator)
            let note: Comment = "seed \(seed), \(a) by \(factor) and t^\(exponent)"
            try #require(
                a.scaled(by: factor) == a * LaurentPolynomial(factor) && a.scaled(by: factor).isCanonical, note)
            try #require(
                a.shifted(by: exponent) == a * .t(exponent) && a.shifted(by: exponent).shifted(by: -exponent) == a, note
            )
        }
    }

    @Test(arguments: seeds) func anOperandMayBeTheTargetItself(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let a = Self.random(using: &generator)
            let note: Comment = "seed \(seed), operand \(a)"
            var (x, y, z) = (a, a, a)
            x += x
            y.addProduct(y, y)
            z -= z
            try #require(x == a.scaled(by: 2) && y == a + a * a && z.isZero, note)
        }
    }

    @Test(arguments: seeds) func theTermsAreTheCoefficients(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let a = Self.random(using: &generator)
            let coefficients = Self.coefficients(a)
            for exponent in -6...6 {
                try #require(
                    a.coefficient(of: exponent) == coefficients[exponent, default: 0],
                    "seed \(seed), \(a) at \(exponent)")
            }
            try #require(a.lowestExponent == coefficients.keys.min() && a.highestExponent == coefficients.keys.max())
            try #require(a.hasLimitAtZero == coefficients.keys.allSatisfy { $0 >= 0 })
            try #require(a.limitAtZero == (a.hasLimitAtZero ? coefficients[0, default: 0] : nil))
            if a.hasLimitAtZero { try #require(a.limitAtZero == a.value(at: 0)) }
        }
    }

    @Test func termsMayComeInAnyOrderAndRepeat() {
        let polynomial = LaurentPolynomial([
            .init(exponent: 2, coefficient: 1), .init(exponent: -1, coefficient: 5), .init(exponent: 0, coefficient: 0),
            .init(exponent: 2, coefficient: 3), .init(exponent: -1, coefficient: -5),
        ])
        #expect(polynomial == LaurentPolynomial.monomial(4, exponent: 2))
        #expect(polynomial.isCanonical)
        #expect(LaurentPolynomial.monomial(0, exponent: 3).isZero)
        #expect(LaurentPolynomial(Rational.zero).isZero && LaurentPolynomial([]).isZero)
        #expect(LaurentPolynomial.zero.lowestExponent == nil && LaurentPolynomial.zero.limitAtZero == 0)
    }

    @Test func aPolynomialIsWrittenByIncreasingExponent() {
        let t = LaurentPolynomial.t()
        #expect(LaurentPolynomial.zero.description == "0")
        let threeTerms = 1 - LaurentPolynomial.t(-1).scaled(by: 2) + LaurentPolynomial.t(2).scaled(by: Rational(3, 2))
        #expect(threeTerms.description == "-2t^-1 + 1 + 3/2 t^2")
        #expect((t - 1).description == "-1 + t")
        #expect((-t).description == "-t")
        #expect((t * t - t).description == "-t + t^2")
        #expect(LaurentPolynomial.t(-1).scaled(by: Rational(-1, 2)).description == "-1/2 t^-1")
    }

    /// The 2 × 2 LU: X(t)·Y(t)ᵀ tends to [[0, 1], [1, 0]], which no product of these supports equals.
    @Test func theProductsOfTheLUWitnessConverge() {
        let t = LaurentPolynomial.t()
        let x: [[LaurentPolynomial]] = [[t, 0], [1, 1]]
        let y: [[LaurentPolynomial]] = [[1, 0], [.t(-1), -.t(-1)]]
        let limits = x.map { row in
            y.map { column in
                zip(row, column).reduce(into: LaurentPolynomial.zero) { $0.addProduct($1.0, $1.1) }.limitAtZero
            }
        }
        #expect(limits == [[0, 1], [1, 0]])
    }
}
