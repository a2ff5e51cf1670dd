extension Rational: Comparable {
    /// Whether `lhs` is less than `rhs`.
    public static func < (lhs: Rational, rhs: Rational) -> Bool {
        if let isLess = wordsAreIncreasing(lhs, rhs) { return isLess }
        let signs = (lhs.signum(), rhs.signum())
        if signs.0 != signs.1 { return signs.0 < signs.1 }
        if lhs.denominator == rhs.denominator { return lhs.numerator < rhs.numerator }
        return lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
    }
}
