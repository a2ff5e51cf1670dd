/// Arithmetic modulo a prime below 2³¹, on words in 0..<p.
struct PrimeField: Hashable, Sendable {
    let p: UInt64

    /// The field of `prime` elements; `prime` must be a prime below 2³¹.
    init(_ prime: UInt32) {
        p = UInt64(prime)
    }

    @inline(__always)
    func product(_ a: UInt32, _ b: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: UInt64(a) &* UInt64(b) % p)
    }

    @inline(__always)
    func negative(_ a: UInt32) -> UInt32 {
        a == 0 ? 0 : UInt32(truncatingIfNeeded: p) &- a
    }

    /// The inverse of an element that is not 0, by the extended algorithm of Euclid.
    func inverse(_ a: UInt32) -> UInt32 {
        var (r, next) = (Int64(p), Int64(a))
        var (s, nextS): (Int64, Int64) = (0, 1)
        while next != 0 {
            let quotient = r / next
            (r, next) = (next, r - quotient * next)
            (s, nextS) = (nextS, s - quotient * nextS)
        }
        return UInt32(s < 0 ? s + Int64(p) : s)
    }
}

/// The largest primes below 2³¹, in decreasing order.
struct WordPrimes {
    private(set) var primes: [UInt32] = []

    /// The prime number `index`, found if need be. There are more than 10⁸ of them.
    mutating func prime(_ index: Int) -> UInt32 {
        var candidate = primes.last.map { $0 - 2 } ?? 2_147_483_647
        while primes.count <= index {
            if WordPrimes.isPrime(candidate) { primes.append(candidate) }
            candidate -= 2
        }
        return primes[index]
    }

    /// The test of Miller and Rabin; the bases 2, 3, 5 and 7 decide every odd number below 3.2·10⁹ (Jaeschke, 1993).
    static func isPrime(_ candidate: UInt32) -> Bool {
        let n = UInt64(candidate)
        if n < 11 { return [2, 3, 5, 7].contains(n) }
        if n.isMultiple(of: 2) { return false }
        let shift = (n - 1).trailingZeroBitCount
        return [2, 3, 5, 7].allSatisfy { (base: UInt64) in
            var power = modularPower(base, (n - 1) >> UInt64(shift), n)
            if power == 1 || power == n - 1 { return true }
            for _ in 1..<shift {
                power = power * power % n
                if power == n - 1 { return true }
            }
            return false
        }
    }

    private static func modularPower(_ base: UInt64, _ exponent: UInt64, _ modulus: UInt64) -> UInt64 {
        var (result, square, rest) = (UInt64(1), base % modulus, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result * square % modulus }
            square = square * square % modulus
            rest >>= 1
        }
        return result
    }
}
