// Bytewise arithmetic on packed exponents. No byte exceeds 127, so a sum of two stays inside its byte, its high bit
// tells an
// exponent that has become too large, and (b | high bits) − a borrows from no neighbour: the high bit that is left says
// b ≥ a.

extension Monomial {
    /// The product.
    @inline(__always)
    public static func * (lhs: Monomial, rhs: Monomial) -> Monomial {
        if lhs.wide == nil && rhs.wide == nil {
            let (a, b, c, d) = (lhs.w0 &+ rhs.w0, lhs.w1 &+ rhs.w1, lhs.w2 &+ rhs.w2, lhs.w3 &+ rhs.w3)
            if (a | b | c | d) & highBits == 0 { return Monomial(degree: lhs.degree + rhs.degree, a, b, c, d) }
        }
        return wideResult(lhs, rhs) { $0 + $1 }
    }

    /// Whether this monomial divides `other`.
    @inline(__always)
    public func divides(_ other: Monomial) -> Bool {
        if wide == nil && other.wide == nil {
            return
                (Monomial.notLess(other.w0, w0) & Monomial.notLess(other.w1, w1) & Monomial.notLess(other.w2, w2)
                & Monomial.notLess(other.w3, w3)) == Monomial.highBits
        }
        return degree <= other.degree
            && zip(wideExponents(), other.wideExponents(atLeast: variableCount)).allSatisfy { $0 <= $1 }
    }

    /// The quotient `self / divisor`, nil if there is none.
    public func quotient(by divisor: Monomial) -> Monomial? {
        divisor.divides(self) ? exactQuotient(by: divisor) : nil
    }

    /// The quotient by a monomial that is known to divide this one.
    @inline(__always)
    func exactQuotient(by divisor: Monomial) -> Monomial {
        if wide == nil && divisor.wide == nil {
            return Monomial(
                degree: degree - divisor.degree, w0 &- divisor.w0, w1 &- divisor.w1, w2 &- divisor.w2, w3 &- divisor.w3)
        }
        return Monomial.wideResult(self, divisor) { $0 - $1 }
    }

    /// The least common multiple.
    public func leastCommonMultiple(_ other: Monomial) -> Monomial {
        if wide == nil && other.wide == nil {
            let (a, b) = (Monomial.larger(w0, other.w0), Monomial.larger(w1, other.w1))
            let (c, d) = (Monomial.larger(w2, other.w2), Monomial.larger(w3, other.w3))
            return Monomial(
                degree: Monomial.byteSum(a) + Monomial.byteSum(b) + Monomial.byteSum(c) + Monomial.byteSum(d), a, b, c,
                d)
        }
        return Monomial.wideResult(self, other) { max($0, $1) }
    }

    /// The greatest common divisor.
    public func greatestCommonDivisor(_ other: Monomial) -> Monomial {
        (self * other).exactQuotient(by: leastCommonMultiple(other))
    }

    /// Whether the monomials have no indeterminate in common.
    public func isCoprime(to other: Monomial) -> Bool {
        leastCommonMultiple(other).degree == degree + other.degree
    }

    /// The monomial without the indeterminates for which `isKept` is false.
    public func filtered(_ isKept: (Int) -> Bool) -> Monomial {
        Monomial(exponents: exponents.enumerated().map { isKept($0.offset) ? $0.element : 0 })
    }

    /// The power. Traps if `exponent` is negative.
    public func power(_ exponent: Int) -> Monomial {
        Monomial(exponents: exponents.map { $0 * exponent })
    }

    /// The high bit of every byte in which `a` ≥ `b`.
    @inline(__always)
    private static func notLess(_ a: UInt64, _ b: UInt64) -> UInt64 { ((a | highBits) &- b) & highBits }

    /// The larger of each pair of bytes.
    @inline(__always)
    private static func larger(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let bits = notLess(a, b)
        let mask = (bits &- (bits >> 7)) | bits
        return (a & mask) | (b & ~mask)
    }

    /// The sum of the bytes.
    @inline(__always)
    static func byteSum(_ word: UInt64) -> Int {
        let pairs = (word & 0x00FF_00FF_00FF_00FF) &+ ((word >> 8) & 0x00FF_00FF_00FF_00FF)
        return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }

    @inline(never)
    private static func wideResult(_ lhs: Monomial, _ rhs: Monomial, _ combine: (UInt32, UInt32) -> UInt32) -> Monomial
    {
        let count = max(lhs.variableCount, rhs.variableCount)
        return Monomial(
            wideExponents: zip(lhs.wideExponents(atLeast: count), rhs.wideExponents(atLeast: count)).map(combine))
    }

    /// A hash for tables of our own: the standard one guards against chosen inputs and costs more than the rest of a
    /// look-up.
    @inline(__always)
    var tableHash: UInt64 {
        if let wide { return wide.reduce(UInt64(degree)) { ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 } }
        var word =
            (w0 &* 0x9E37_79B9_7F4A_7C15) ^ (w1 &* 0xC2B2_AE3D_27D4_EB4F) ^ (w2 &* 0x1656_67B1_9E37_79F9)
            ^ (w3 &* 0xFF51_AFD7_ED55_8CCD)
        word ^= word >> 32
        word = word &* 0xD6E8_FEB8_6659_FD93
        return word ^ (word >> 32)
    }
}
