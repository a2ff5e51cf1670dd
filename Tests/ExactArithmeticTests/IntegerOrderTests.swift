import CGMP
import ExactArithmetic
import Testing

@Suite struct IntegerOrderTests {
    @Test func theOrderIsThatOfGMP() throws {
        for first in Operands.texts {
            let a = try integer(first)
            for second in Operands.texts {
                let b = try integer(second)
                let order = GMPOracle.order(first, second)
                let note: Comment = "\(first) against \(second)"
                try #require((a < b) == (order < 0) && (a > b) == (order > 0) && (a == b) == (order == 0), note)
                try #require((a <= b) == (order <= 0) && (a >= b) == (order >= 0), note)
                try #require((a - b).signum() == order, note)
            }
        }
    }

    @Test func equalValuesHashAlikeHoweverTheyWereMade() throws {
        for text in Operands.texts {
            let a = try integer(text)
            let huge = Integer(7).power(100)
            let detour = (a + huge) - huge
            try #require(detour == a && detour.hashValue == a.hashValue, "\(text)")
        }
        #expect(try Set(Operands.texts.map(integer)).count == Operands.texts.count)
    }

    @Test func aHashDependsOnTheSignAndOnEveryWord() {
        let values = (60..<200).flatMap { bits in
            [
                Integer(2).power(bits), -Integer(2).power(bits), Integer(2).power(bits) + 1,
                Integer(2).power(200) + Integer(2).power(bits),
            ]
        }
        #expect(Set(values.map(\.hashValue)).count == values.count)
    }

    @Test func signsAndSizesAreThoseOfTheValue() throws {
        for text in Operands.texts {
            let a = try integer(text)
            try #require(a.signum() == GMPOracle.order(text, "0"))
            try #require(a.isZero == (text == "0") && a.isOne == (text == "1"))
            let width = a.bitWidthOfMagnitude
            try #require(a.magnitude < Integer(2).power(width), "\(text)")
            try #require(width == 0 ? a.isZero : a.magnitude >= Integer(2).power(width - 1), "\(text)")
        }
    }

    @Test func wordsConvertBothWays() throws {
        for word in [0, 1, -1, 42, .max, .max - 1, .min, .min + 1] {
            let value = try checked(Integer(word))
            #expect(value.asInt == word && value.description == String(word))
        }
        #expect((Integer(.max) + 1).asInt == nil)
        #expect((Integer(.min) - 1).asInt == nil)
        #expect((-Integer(.min)).asInt == nil)
        #expect((-(Integer(.max) + 1)).asInt == .min)
    }

    @Test func theNearestFloatingPointNumberIsFoundWithTiesToEven() throws {
        for text in Operands.texts {
            try #require(integer(text).asDouble == Double(text), "\(text)")
        }
        // 2⁵³ + 1 and its multiples are ties; one more bit far below breaks them.
        for bits in [0, 9, 10, 11, 12, 100, 900] {
            let scale = Integer(2).power(bits)
            let unit = Double(sign: .plus, exponent: bits, significand: 1)
            let tie = (Integer(2).power(53) + 1) * scale
            #expect(tie.asDouble == 0x1p53 * unit, "\(bits)")
            #expect((-tie).asDouble == -0x1p53 * unit, "\(bits)")
            #expect((tie + 2 * scale).asDouble == (0x1p53 + 4) * unit, "\(bits)")
            if bits > 0 {
                #expect((tie + 1).asDouble == (0x1p53 + 2) * unit, "\(bits)")
                #expect((tie - 1).asDouble == 0x1p53 * unit, "\(bits)")
            }
        }
        #expect(Integer(10).power(400).asDouble == .infinity)
        #expect((-Integer(10).power(400)).asDouble == -.infinity)
    }
}
