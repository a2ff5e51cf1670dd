import ExactArithmetic
import SupportMasks
import TestSupport
import Testing

@Suite struct IntegerTextTests {
    @Test func textIsReadBackAsItWasWritten() throws {
        for text in Operands.texts {
            try #require(integer(text).description == text)
        }
    }

    @Test(arguments: seeds) func anyDigitsAreReadBackAsTheyWereWritten(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for length in 1...200 {
            let digits = (0..<length).map { Int.random(in: ($0 == 0 ? 1 : 0)...9, using: &generator) }
            let text = digits.map(String.init).joined()
            try #require(integer(text).description == text, "seed \(seed)")
            try #require(integer("-" + text).description == "-" + text, "seed \(seed)")
        }
    }

    @Test func leadingZerosAreAcceptedAndNotWritten() throws {
        #expect(try integer("-0") == 0)
        #expect(try integer("007") == 7)
        #expect(try integer("-" + String(repeating: "0", count: 40) + "7") == -7)
        #expect(try integer(String(repeating: "0", count: 1000)).description == "0")
    }

    /// Whatever is not `-?[0-9]+`.
    static let malformed = [
        "", "-", "+", "+1", "--1", "-+1", "1-", "1 ", " 1", "1 000", "\t1", "1\n", "0x1", "0b1", "1e3", "1.0", "1_000",
        "1,000",
        "a", "٣", "１", "²", "Ⅷ", "−1", "1\u{0}", "\u{0}1", "\u{0}", "1\u{0}2", "1\u{301}", "\u{FEFF}1", "∞", "nan", "👍",
        "12345678901234567890 ", " 12345678901234567890", "1234567890 1234567890", "12345678901234567890\u{0}",
        "+12345678901234567890",
        "--12345678901234567890", "1234567890123456789012345678901234567890x",
    ]

    @Test(arguments: malformed) func anythingElseIsRejected(text: String) {
        #expect(Integer(text) == nil)
        #expect(Rational(text) == nil)
    }

    @Test func everyTextOfTwoBytesIsReadAsItsGrammarSays() throws {
        let digits = Set("0123456789".unicodeScalars)
        for first in 0..<128 {
            for second in 0..<128 {
                let scalars = [Unicode.Scalar(UInt8(first)), Unicode.Scalar(UInt8(second))]
                let text = String(String.UnicodeScalarView(scalars))
                let isNumber = (scalars[0] == "-" || digits.contains(scalars[0])) && digits.contains(scalars[1])
                try #require(Integer(text) == (isNumber ? Int(text).map(Integer.init(_:)) : nil), "\(scalars)")
            }
        }
    }
}
