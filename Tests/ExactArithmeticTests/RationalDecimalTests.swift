import ExactArithmetic
import Testing

/// Decimal and floating-point numbers as fractions: nothing is rounded.
struct RationalDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("12", "12"), ("-1.25", "-5/4"), ("0.1", "1/10"), ("1e3", "1000"), ("+2.5E-2", "1/40"),
        (".5", "1/2"), ("3.", "3"),
    ]) func aDecimalIsItsFraction(_ text: String, _ value: String) {
        #expect(Rational(decimal: text)?.description == value)
    }

    @Test(arguments: ["", "-", ".", "1e", "1/2", "0x1", "nan", "inf", "1 ", "1e5000", "--1"])
    func otherTextsAreNone(_ text: String) {
        #expect(Rational(decimal: text) == nil)
    }

    @Test func aFloatingNumberIsWhatItsBitsSay() {
        #expect(Rational(exactly: 0.1)?.description == "3602879701896397/36028797018963968")
        #expect(Rational(exactly: -2.5) == Rational(-5) / 2)
        #expect(Rational(exactly: 1e300).map(\.asDouble) == 1e300)
        #expect(Rational(exactly: Double.leastNonzeroMagnitude) == Rational(2).power(1_074).reciprocal)
        #expect(Rational(exactly: -0.0) == 0)
        #expect(Rational(exactly: .nan) == nil && Rational(exactly: .infinity) == nil)
    }
}
