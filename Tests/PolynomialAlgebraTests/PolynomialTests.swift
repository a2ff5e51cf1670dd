import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct PolynomialTests {
    @Test(arguments: seeds) func theLawsOfACommutativeRingHold(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<150 {
            let make = { (generator: inout SplitMix64) in
                Polynomial.random(variables: 3, terms: 6, degree: 3, using: &generator)
            }
            let (a, b, c) = (make(&generator), make(&generator), make(&generator))
            let note: Comment = "seed \(seed), operands \(a), \(b), \(c)"
            for result in [a, a + b, a - b, a * b, -a, a - a] { try #require(result.isCanonical, note) }
            try #require(a + b == b + a && (a + b) + c == a + (b + c), note)
            try #require(a * b == b * a && (a * b) * c == a * (b * c), note)
            try #require(a * (b + c) == a * b + a * c, note)
            try #require((a - a).isZero && a + -a == 0 && a * 1 == a && (a * 0).isZero, note)
            try #require(a.power(3) == a * a * a && a.power(0) == 1, note)
            try #require((a * b).derivative(in: 1) == a.derivative(in: 1) * b + a * b.derivative(in: 1), note)
        }
    }

    @Test(arguments: seeds) func evaluationAndSubstitutionAreHomomorphisms(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<60 {
            let (a, b) = (
                Polynomial.random(variables: 3, terms: 5, degree: 2, using: &generator),
                Polynomial.random(variables: 3, terms: 5, degree: 2, using: &generator)
            )
            let point = (0..<3).map { _ in Rational(Integer(Int.random(in: -4...4, using: &generator)), 3) }
            let images = [
                0: Polynomial.random(variables: 3, terms: 3, degree: 2, using: &generator), 2: polynomial("x0 - 1/2"),
            ]
            let note: Comment = "seed \(seed), \(a), \(b) at \(point), \(images)"
            try #require((a * b).value(at: point) == a.value(at: point) * b.value(at: point), note)
            try #require((a + b).value(at: point) == a.value(at: point) + b.value(at: point), note)
            try #require((a * b).substituting(images) == a.substituting(images) * b.substituting(images), note)
            let moved = (0..<3).map { (images[$0] ?? .variable($0)).value(at: point) }
            try #require(a.substituting(images).value(at: point) == a.value(at: moved), note)
        }
    }

    @Test(arguments: seeds) func contentTimesPrimitivePartIsThePolynomialUpToSign(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let a = Polynomial.random(variables: 2, terms: 5, degree: 3, using: &generator)
            for order in orders {
                let primitive = a.primitivePart(order)
                let note: Comment = "seed \(seed), \(a), \(order)"
                try #require(primitive.scaled(by: a.content) == a || primitive.scaled(by: -a.content) == a, note)
                try #require(
                    a.isZero || (primitive.content == 1 && primitive.leadingTerm(order)!.coefficient.signum() > 0), note
                )
                try #require(a.isZero || a.monic(order).leadingTerm(order)!.coefficient == 1, note)
                let largest = a.terms.map(\.monomial).max { order.isLess($0, $1) }
                try #require(a.leadingMonomial(order) == largest, note)
            }
        }
    }

    @Test(arguments: seeds) func textIsReadBack(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let a = Polynomial.random(variables: 4, terms: 6, degree: 3, using: &generator)
            try #require(Polynomial(a.description) == a, "seed \(seed), \(a)")
            for term in a.terms { try #require(a.coefficient(of: term.monomial) == term.coefficient) }
            try #require(a.coefficient(of: .variable(9)) == 0)
        }
    }

    @Test func expressionsAreReadAndNothingElse() {
        #expect(polynomial("(x0 - 1/2)^2*x1").description == "x0^2*x1 - x0*x1 + 1/4*x1")
        #expect(polynomial("-x0^2 + 2*x1/3 - 0").description == "-x0^2 + 2/3*x1")
        #expect(polynomial("0").isZero && polynomial("0").description == "0")
        for wrong in [
            "", "x", "y0", "x0^", "x0^-1", "x0^1001", "1/0", "1/x0", "(x0", "x0)", "2x0", "x0 x1 +",
            String(repeating: "(", count: 500),
        ] {
            #expect(Polynomial(wrong) == nil, "\(wrong)")
        }
    }
}
