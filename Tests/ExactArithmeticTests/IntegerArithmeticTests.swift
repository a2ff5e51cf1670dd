import CGMP
import ExactArithmetic
import SupportMasks
import TestSupport
import Testing

@Suite struct IntegerArithmeticTests {
    @Test func sumsDifferencesAndProductsAreThoseOfGMP() throws {
        for first in Operands.texts {
            let a = try integer(first)
            for second in Operands.texts {
                let b = try integer(second)
                let sum = GMPOracle.integer(first, second, gmp_z_add)
                let difference = GMPOracle.integer(first, second, gmp_z_sub)
                let product = GMPOracle.integer(first, second, gmp_z_mul)
                try #require(checked(a + b).description == sum, "\(first) + \(second)")
                try #require(checked(a - b).description == difference, "\(first) - \(second)")
                try #require(checked(a * b).description == product, "\(first) * \(second)")

                var (x, y, z) = (a, a, a)
                x += b
                y -= b
                z *= b
                try #require(checked(x).description == sum, "\(first) += \(second)")
                try #require(checked(y).description == difference, "\(first) -= \(second)")
                try #require(checked(z).description == product, "\(first) *= \(second)")
            }
        }
    }

    @Test func negationAndMagnitudeAreThoseOfGMP() throws {
        for text in Operands.texts {
            let a = try integer(text)
            try #require(
                checked(-a).description == GMPOracle.integer(text, "0") { result, a, _ in gmp_z_neg(result, a) })
            try #require(
                checked(a.magnitude).description
                    == GMPOracle.integer(text, "0") { result, a, _ in gmp_z_abs(result, a) })
            try #require(-(-a) == a && (a + -a).isZero)
        }
    }

    @Test(arguments: seeds) func addingAndSubtractingAProductIsThatOfGMP(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<3000 {
            let texts = (0..<3).map { _ in Operands.random(using: &generator) }
            let (c, a, b) = try (integer(texts[0]), integer(texts[1]), integer(texts[2]))
            var (plus, minus) = (c, c)
            plus.addProduct(a, b)
            minus.subtractProduct(a, b)
            let note: Comment = "seed \(seed), operands \(texts)"
            try #require(
                checked(plus).description == GMPOracle.updated(texts[0], texts[1], texts[2], gmp_z_addmul), note)
            try #require(
                checked(minus).description == GMPOracle.updated(texts[0], texts[1], texts[2], gmp_z_submul), note)
            try #require(c.description == texts[0], note)
        }
    }

    @Test(arguments: seeds) func theLawsOfACommutativeRingHold(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<2000 {
            let texts = (0..<3).map { _ in Operands.random(using: &generator) }
            let (a, b, c) = try (integer(texts[0]), integer(texts[1]), integer(texts[2]))
            let note: Comment = "seed \(seed), operands \(texts)"
            try #require(a + b == b + a && (a + b) + c == a + (b + c), note)
            try #require(a * b == b * a && (a * b) * c == a * (b * c), note)
            try #require(a * (b + c) == a * b + a * c, note)
            try #require(a + 0 == a && a * 1 == a && (a * 0).isZero && a - b == a + -b, note)
        }
    }

    @Test func powersAreThoseOfGMPAndRepeatedProducts() throws {
        for text in Operands.texts {
            let base = try integer(text)
            var product: Integer = 1
            for exponent in 0...9 {
                let power = try checked(base.power(exponent))
                try #require(
                    power == product && power.description == GMPOracle.power(text, UInt(exponent)),
                    "\(text) ^ \(exponent)")
                product *= base
            }
        }
        #expect(Integer(-1).power(.max) == -1)
        #expect(Integer(1).power(.max) == 1)
        #expect(Integer(0).power(.max) == 0)
        #expect(Integer(0).power(0) == 1)
    }

    @Test func anOperandMayBeTheTargetItself() throws {
        for text in Operands.texts {
            let a = try integer(text)
            var sum = a
            sum += sum
            try #require(checked(sum).description == GMPOracle.integer(text, text, gmp_z_add))
            var difference = a
            difference -= difference
            try #require(checked(difference).isZero)
            var square = a
            square *= square
            try #require(checked(square).description == GMPOracle.integer(text, text, gmp_z_mul))
            var plus = a
            plus.addProduct(plus, plus)
            try #require(checked(plus) == a + a * a, "\(text) plus its square")
            var minus = a
            minus.subtractProduct(minus, minus)
            try #require(checked(minus) == a - a * a, "\(text) minus its square")
        }
    }
}
