import CGMP
import ExactArithmetic
import SupportMasks
import TestSupport
import Testing

@Suite struct RationalTests {
    @Test(arguments: seeds) func theFourOperationsAreThoseOfGMP(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<3000 {
            let (first, second) = (
                Operands.randomFraction(using: &generator), Operands.randomFraction(using: &generator)
            )
            let (a, b) = try (rational(first), rational(second))
            let note: Comment = "seed \(seed), operands \(first) and \(second)"
            let sum = GMPOracle.rational(first, second, gmp_q_add)
            let difference = GMPOracle.rational(first, second, gmp_q_sub)
            let product = GMPOracle.rational(first, second, gmp_q_mul)
            try #require(checked(a + b).description == sum, note)
            try #require(checked(a - b).description == difference, note)
            try #require(checked(a * b).description == product, note)
            var (x, y, z) = (a, a, a)
            x += b
            y -= b
            z *= b
            try #require(checked(x).description == sum, note)
            try #require(checked(y).description == difference, note)
            try #require(checked(z).description == product, note)
            if !b.isZero {
                let quotient = GMPOracle.rational(first, second, gmp_q_div)
                try #require(checked(a / b).description == quotient, note)
                var w = a
                w /= b
                try #require(checked(w).description == quotient, note)
            }
        }
    }

    @Test func fractionsWhoseSumsAndProductsReachTheEdgeOfAWordAreThoseOfGMP() throws {
        let edge = 1 << 62
        let sizes: [Int] = [1, 1 << 31, 1 << 32, edge - 1, edge, edge + 1, .max]
        let denominators: [Int] = [1, 2, 3, 1 << 31, edge + 1]
        let fractions: [String] = (sizes + sizes.map { -$0 }).flatMap { numerator in
            denominators.map { "\(numerator)/\($0)" }
        }
        for first in fractions {
            let a = try rational(first)
            for second in fractions {
                let b = try rational(second)
                let note: Comment = "\(first) and \(second)"
                try #require(checked(a + b).description == GMPOracle.rational(first, second, gmp_q_add), note)
                try #require(checked(a - b).description == GMPOracle.rational(first, second, gmp_q_sub), note)
                try #require(checked(a * b).description == GMPOracle.rational(first, second, gmp_q_mul), note)
                try #require(checked(a / b).description == GMPOracle.rational(first, second, gmp_q_div), note)
            }
        }
    }

    @Test func allSmallFractionsAddAndMultiplyAsCrossProductsSay() throws {
        for a in -6...6 {
            for b in 1...6 {
                for c in -6...6 {
                    for d in 1...6 {
                        let (x, y) = (Rational(Integer(a), Integer(b)), Rational(Integer(c), Integer(d)))
                        try #require(
                            checked(x + y) == Rational(Integer(a * d + b * c), Integer(b * d)), "\(a)/\(b) + \(c)/\(d)")
                        try #require(
                            checked(x * y) == Rational(Integer(a * c), Integer(b * d)), "\(a)/\(b) * \(c)/\(d)")
                        try #require(
                            (x < y) == (a * d < b * c) && (x == y) == (a * d == b * c), "\(a)/\(b) against \(c)/\(d)")
                    }
                }
            }
        }
    }

    @Test(arguments: seeds) func theLawsOfAnOrderedFieldHold(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<1000 {
            let texts = (0..<3).map { _ in Operands.randomFraction(using: &generator) }
            let (a, b, c) = try (rational(texts[0]), rational(texts[1]), rational(texts[2]))
            let note: Comment = "seed \(seed), operands \(texts)"
            try #require(a + b == b + a && (a + b) + c == a + (b + c), note)
            try #require(a * b == b * a && (a * b) * c == a * (b * c), note)
            try #require(a * (b + c) == a * b + a * c, note)
            try #require(checked(-a) == 0 - a, note)
            try #require((a + -a).isZero && a * 1 == a && a + 0 == a, note)
            if !a.isZero {
                try #require(
                    (checked(a.reciprocal) * a).isOne && a.reciprocal.reciprocal == a && (b / a) * a == b, note)
            }
            try #require([a < b, a == b, a > b].filter { $0 }.count == 1, note)
            try #require((a < b) == (a + c < b + c), note)
            try #require(c.signum() <= 0 || (a < b) == (a * c < b * c), note)
            try #require(checked(a.magnitude).signum() >= 0 && (a.magnitude == a || a.magnitude == -a), note)
            var (plus, minus) = (a, a)
            plus.addProduct(b, c)
            minus.subtractProduct(b, c)
            try #require(checked(plus) == a + b * c, note)
            try #require(checked(minus) == a - b * c, note)
        }
    }

    @Test(arguments: seeds) func theOrderIsThatOfGMP(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<2000 {
            let (first, second) = (
                Operands.randomFraction(using: &generator), Operands.randomFraction(using: &generator)
            )
            let (a, b) = try (rational(first), rational(second))
            let order = GMPOracle.order(rational: first, second)
            let note: Comment = "seed \(seed), operands \(first) and \(second)"
            try #require((a < b) == (order < 0) && (a == b) == (order == 0) && (a > b) == (order > 0), note)
            try #require((a - b).signum() == order, note)
            try #require(order != 0 || a.hashValue == b.hashValue, note)
        }
    }

    @Test(arguments: seeds) func anOperandMayBeTheTargetItself(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let text = Operands.randomFraction(using: &generator)
            let a = try rational(text)
            let note: Comment = "seed \(seed), operand \(text)"
            var sum = a
            sum += sum
            try #require(checked(sum) == a * 2, note)
            var square = a
            square *= square
            try #require(checked(square) == a.power(2), note)
            var difference = a
            difference -= difference
            try #require(checked(difference).isZero, note)
            var plus = a
            plus.addProduct(plus, plus)
            try #require(checked(plus) == a + a * a, note)
            if !a.isZero {
                var quotient = a
                quotient /= quotient
                try #require(checked(quotient).isOne, note)
            }
        }
    }

    @Test func powersAreRepeatedProductsAndNegativeOnesTheirReciprocals() throws {
        for text in ["0", "1", "-1", "2", "-3/2", "1/7", "9223372036854775807/2", "-123456789012345678901/5"] {
            let base = try rational(text)
            var product: Rational = 1
            for exponent in 0...6 {
                try #require(checked(base.power(exponent)) == product, "\(text) ^ \(exponent)")
                if !base.isZero {
                    try #require(checked(base.power(-exponent)) == product.reciprocal, "\(text) ^ -\(exponent)")
                }
                product *= base
            }
        }
        #expect(Rational(-1).power(.min) == 1)
        #expect(Rational(-1).power(.max) == -1)
    }

    @Test func aFractionIsPutInLowestTermsWithAPositiveDenominator() throws {
        for (text, canonical) in [
            ("6/4", "3/2"), ("-6/4", "-3/2"), ("0/5", "0"), ("-0/5", "0"), ("7/1", "7"), ("007/0021", "1/3"),
            ("4/2", "2"),
            ("-9223372036854775808/9223372036854775808", "-1"), ("9223372036854775808/2", "4611686018427387904"),
        ] {
            #expect(try rational(text).description == canonical)
        }
        #expect(try checked(Rational(3, -6)).description == "-1/2")
        #expect(try checked(Rational(-3, -6)).description == "1/2")
        #expect(try checked(Rational(0, -6)).description == "0")
        #expect(try checked(Rational(Integer(.min), -1)).description == "9223372036854775808")
        #expect(try checked(Rational(1, Integer(.min))).description == "-1/9223372036854775808")
    }

    @Test(arguments: [
        "1/0", "0/0", "-1/0", "1/00", "1/", "/1", "/", "1//2", "1/2/3", "1/-2", "1/+2", "1 /2", "1/ 2", "1/2 ",
        "1/2\u{0}", "1/0x2", "½",
    ])
    func anyOtherTextIsRejected(text: String) {
        #expect(Rational(text) == nil)
    }

    @Test(arguments: seeds) func textIsReadBackAsItWasWritten(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let values = try (0..<300).map { _ in try rational(Operands.randomFraction(using: &generator)) }
        for value in values { try #require(Rational(value.description) == value, "seed \(seed)") }
    }

    @Test func theNearestFloatingPointNumberIsFound() throws {
        #expect(Rational(0).asDouble == 0)
        #expect(Rational(1, 3).asDouble == 1.0 / 3.0)
        #expect(Rational(-22, 7).asDouble == -22.0 / 7.0)
        // A tie at 2⁵³ + 1 goes to the even neighbour, and the slightest excess breaks it.
        let tie = Rational(Integer(2).power(53) + 1)
        let excess = Rational(1, Integer(10).power(50))
        #expect(tie.asDouble == 0x1p53)
        #expect((tie + excess).asDouble == 0x1p53 + 2)
        #expect((tie - excess).asDouble == 0x1p53)
        #expect(Rational(Integer(10).power(300), Integer(10).power(299) * 3).asDouble == 10.0 / 3.0)
        #expect(Rational(10).power(-300).asDouble == 1e-300)
        #expect(Rational(10).power(-400).asDouble == 0)
        #expect(Rational(10).power(400).asDouble == .infinity)
        #expect(Rational(-10).power(401).asDouble == -.infinity)
    }
}
