extension Rational: Comparable {
    public static func < (lhs: Rational, rhs: Rational) -> Bool {
        if lhs.denominator == rhs.denominator { return lhs.numerator < rhs.numerator }
        if case .small(let a) = lhs.numerator.representation, case .small(let b) = lhs.denominator.representation,
            case .small(let c) = rhs.numerator.representation, case .small(let d) = rhs.denominator.representation
        {
            let left = a.multipliedFullWidth(by: d)
            let right = c.multipliedFullWidth(by: b)
            return (left.high, left.low) < (right.high, right.low)
        }
        let signs = (lhs.signum(), rhs.signum())
        if signs.0 != signs.1 { return signs.0 < signs.1 }
        return lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
    }
}
