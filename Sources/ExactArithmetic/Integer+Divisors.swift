import CGMP

extension Integer {
    /// The greatest common divisor, never negative; `gcd(a, 0) = |a|` and `gcd(0, 0) = 0`.
    @inlinable
    public static func gcd(_ a: Integer, _ b: Integer) -> Integer {
        if case .small(let a) = a.representation, case .small(let b) = b.representation {
            return Integer(small: smallGCD(a, b))
        }
        return largeGCD(a, b)
    }

    /// The least common multiple, never negative; 0 if `a` or `b` is 0.
    public static func lcm(_ a: Integer, _ b: Integer) -> Integer {
        if a.isZero || b.isZero { return 0 }
        return a.magnitude.dividedExactly(by: gcd(a, b)) * b.magnitude
    }

    /// The greatest common divisor of two words, neither of which is `Int.min`, by the binary method of Stein.
    @usableFromInline
    static func smallGCD(_ a: Int, _ b: Int) -> Int {
        var u = a.magnitude
        var v = b.magnitude
        if u == 0 { return Int(v) }
        if v == 0 { return Int(u) }
        let shift = (u | v).trailingZeroBitCount
        u >>= u.trailingZeroBitCount
        // u is odd from here on, and gcd(u, v) keeps its odd part.
        while v != 0 {
            v >>= v.trailingZeroBitCount
            (u, v) = u < v ? (u, v - u) : (v, u - v)
        }
        return Int(u << shift)
    }

    @usableFromInline
    @inline(never)
    static func largeGCD(_ a: Integer, _ b: Integer) -> Integer {
        switch (a.representation, b.representation) {
        case (.big, .small(let word)) where word != 0: a.gcd(withWord: word)
        case (.small(let word), .big) where word != 0: b.gcd(withWord: word)
        default: combined(a, b, gmp_z_gcd)
        }
    }

    /// The greatest common divisor with a small value that is not 0, which is small itself.
    private func gcd(withWord word: Int) -> Integer {
        Integer(small: withSource { Int(gmp_z_gcd_ui($0, word.magnitude)) })
    }
}
