extension Rational {
    /// The digits and the powers of ten that a decimal number may have.
    private static let mostDecimalDigits = 4_096

    /// The value of a decimal number as JSON and MatrixMarket write it, `-1.25e-3`: nothing is rounded. Nil for other
    /// texts, and for numbers of thousands of digits.
    public init?(decimal text: String) {
        var rest = Substring(text)
        let isNegative = Self.takesSign(&rest)
        let whole = Self.takeDigits(&rest)
        var fraction = Substring()
        if rest.first == "." {
            rest.removeFirst()
            fraction = Self.takeDigits(&rest)
        }
        guard !(whole.isEmpty && fraction.isEmpty), whole.count + fraction.count <= Self.mostDecimalDigits else {
            return nil
        }
        var exponent = 0
        if rest.first == "e" || rest.first == "E" {
            rest.removeFirst()
            let isDown = Self.takesSign(&rest)
            guard let size = Int(Self.takeDigits(&rest)), size <= Self.mostDecimalDigits else { return nil }
            exponent = isDown ? -size : size
        }
        guard rest.isEmpty, let digits = Integer(String(whole + fraction)) else { return nil }
        let shift = exponent - fraction.count
        let power = Rational(10).power(abs(shift))
        let value = shift < 0 ? Rational(digits) / power : Rational(digits) * power
        self = isNegative ? -value : value
    }

    /// Takes a sign away, if there is one; whether it is a minus.
    private static func takesSign(_ rest: inout Substring) -> Bool {
        guard let sign = rest.first, sign == "-" || sign == "+" else { return false }
        rest.removeFirst()
        return sign == "-"
    }

    private static func takeDigits(_ rest: inout Substring) -> Substring {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest[digits.endIndex...]
        return digits
    }

    /// The value of a floating-point number, as its bits say it. Nil for what is no number.
    public init?(exactly value: Double) {
        guard value.isFinite else { return nil }
        if value == 0 {
            self = 0
            return
        }
        // An odd number times a power of two.
        var digits = Int(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
        var exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1_075
        while digits % 2 == 0 {
            digits /= 2
            exponent += 1
        }
        let power = Rational(2).power(abs(exponent))
        let magnitude = exponent < 0 ? Rational(digits) / power : Rational(digits) * power
        self = value < 0 ? -magnitude : magnitude
    }
}
