import ExactArithmetic

/// Sturm's sequence of a polynomial p: p, p′, and the negatives of the remainders that follow.
///
/// Sturm's theorem (1829): for a < b, the number of distinct real roots in (a, b] is V(a) − V(b), with V the number of
/// changes of
/// sign in the sequence. (It holds with multiple roots and at roots too, as V is then that of the sequence divided by
/// its last member.)
public struct SturmSequence: Sendable {
    private let members: [UnivariatePolynomial]

    /// The sequence of a polynomial that is not zero.
    public init(_ polynomial: UnivariatePolynomial) {
        // Divided by the greatest common divisor the sequence is that of a square-free polynomial, and no value makes
        // it vanish as a whole.
        let simple = polynomial.squareFreePart
        var members = [simple, simple.derivative.primitivePart]
        while let last = members.last, last.degree > 0 {
            let remainder = members[members.count - 2].quotientAndRemainder(dividingBy: last).remainder
            members.append(remainder.primitivePart.scaled(by: -1))
        }
        self.members = members.filter { !$0.isZero }
    }

    /// The number of distinct real roots in the half-open interval (lower, upper].
    public func rootCount(above lower: Rational, upTo upper: Rational) -> Int {
        variations { $0.value(at: lower).signum() } - variations { $0.value(at: upper).signum() }
    }

    /// The number of distinct real roots.
    public var rootCount: Int {
        variations { $0.degree % 2 == 0 ? $0.leadingCoefficient.signum() : -$0.leadingCoefficient.signum() }
            - variations { $0.leadingCoefficient.signum() }
    }

    private func variations(_ sign: (UnivariatePolynomial) -> Int) -> Int {
        let signs = members.map(sign).filter { $0 != 0 }
        return zip(signs, signs.dropFirst()).count { $0 != $1 }
    }
}
