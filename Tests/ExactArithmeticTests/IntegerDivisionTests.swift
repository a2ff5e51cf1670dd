import CGMP
import ExactArithmetic
import SupportMasks
import TestSupport
import Testing

@Suite struct IntegerDivisionTests {
    @Test func aDividendIsQuotientTimesDivisorPlusASmallerRemainderOfItsSign() throws {
        for first in Operands.texts {
            let a = try integer(first)
            for second in Operands.texts where second != "0" {
                let b = try integer(second)
                let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
                let note: Comment = "\(first) divided by \(second)"
                try checked(quotient)
                try checked(remainder)
                try #require(a == quotient * b + remainder, note)
                try #require(remainder.magnitude < b.magnitude, note)
                try #require(remainder.isZero || remainder.signum() == a.signum(), note)
            }
        }
    }

    @Test func quotientsAndRemaindersAreThoseOfGMP() throws {
        for first in Operands.texts {
            let a = try integer(first)
            for second in Operands.texts where second != "0" {
                let b = try integer(second)
                let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
                let expectedQuotient = GMPOracle.integer(first, second, gmp_z_tdiv_q)
                let expectedRemainder = GMPOracle.integer(first, second, gmp_z_tdiv_r)
                try #require(quotient.description == expectedQuotient && remainder.description == expectedRemainder)
                try #require(checked(a / b).description == expectedQuotient, "\(first) / \(second)")
                try #require(checked(a % b).description == expectedRemainder, "\(first) % \(second)")
                try #require(a.isMultiple(of: b) == (expectedRemainder == "0"), "\(second) divides \(first)")
                var (x, y) = (a, a)
                x /= b
                y %= b
                try #require(x == quotient && y == remainder)
            }
        }
    }

    @Test func exactDivisionUndoesMultiplication() throws {
        for first in Operands.texts {
            let a = try integer(first)
            for second in Operands.texts where second != "0" {
                let b = try integer(second)
                try #require(checked((a * b).dividedExactly(by: b)) == a, "\(first) * \(second) divided exactly")
                try #require((a * b).isMultiple(of: b))
            }
        }
    }

    @Test func aValueDividedByItselfIsOne() throws {
        for text in Operands.texts where text != "0" {
            var a = try integer(text)
            #expect((a % a).isZero && a.dividedExactly(by: a).isOne)
            a /= a
            try #require(checked(a).isOne)
        }
    }

    @Test func zeroDividesOnlyItself() {
        #expect(Integer(0).isMultiple(of: 0))
        #expect(!Integer(1).isMultiple(of: 0))
        #expect(!Integer(2).power(70).isMultiple(of: 0))
    }

    @Test func greatestCommonDivisorsAndLeastCommonMultiplesAreThoseOfGMP() throws {
        for first in Operands.texts {
            let a = try integer(first)
            for second in Operands.texts {
                let b = try integer(second)
                let note: Comment = "\(first) and \(second)"
                try #require(
                    checked(Integer.gcd(a, b)).description == GMPOracle.integer(first, second, gmp_z_gcd), note)
                try #require(
                    checked(Integer.lcm(a, b)).description == GMPOracle.integer(first, second, gmp_z_lcm), note)
            }
        }
    }

    @Test(arguments: seeds) func theLawsOfDivisorsHold(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<1500 {
            let texts = (0..<3).map { _ in Operands.random(using: &generator) }
            let (a, b, c) = try (integer(texts[0]), integer(texts[1]), integer(texts[2]))
            let note: Comment = "seed \(seed), operands \(texts)"
            let divisor = try checked(Integer.gcd(a, b))
            try #require(divisor == Integer.gcd(b, a) && divisor == Integer.gcd(-a, b) && divisor.signum() >= 0, note)
            try #require(a.isMultiple(of: divisor) && b.isMultiple(of: divisor), note)
            try #require(divisor.isZero == (a.isZero && b.isZero), note)
            try #require(Integer.gcd(a * c, b * c) == divisor * c.magnitude, note)
            try #require(Integer.gcd(divisor, c) == Integer.gcd(a, Integer.gcd(b, c)), note)
            try #require(Integer.gcd(a, a) == a.magnitude && Integer.gcd(a, 0) == a.magnitude, note)
            try #require(checked(Integer.lcm(a, b)) * divisor == (a * b).magnitude, note)
            if !divisor.isZero {
                try #require(Integer.gcd(a.dividedExactly(by: divisor), b.dividedExactly(by: divisor)).isOne, note)
            }
        }
    }
}
