/// Numbers modulo 2³¹ − 1.
enum PrimeField {
    static let prime: UInt32 = 2_147_483_647

    /// A number from 1 to prime − 1.
    static func nonzero(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word % UInt64(prime - 1)) + 1 }

    static func multiply(_ a: UInt32, _ b: UInt32) -> UInt32 { reduce(UInt64(a) &* UInt64(b)) }

    /// By Fermat's little theorem; for a number that is not zero.
    static func inverse(_ value: UInt32) -> UInt32 {
        var (result, base, exponent) = (UInt32(1), value, prime - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = multiply(result, base) }
            base = multiply(base, base)
            exponent >>= 1
        }
        return result
    }

    /// vector − factor · other, in place.
    static func subtract(_ factor: UInt32, _ other: [UInt32], from vector: inout [UInt32]) {
        let negative = UInt64(prime &- factor)
        vector.withUnsafeMutableBufferPointer { vector in
            other.withUnsafeBufferPointer { other in
                for index in 0..<min(vector.count, other.count) {
                    vector[index] = reduce(UInt64(vector[index]) &+ negative &* UInt64(other[index]))
                }
            }
        }
    }

    static func scale(_ vector: inout [UInt32], by factor: UInt32) {
        for index in vector.indices { vector[index] = multiply(vector[index], factor) }
    }

    /// 2³¹ is one, so the high bits are added to the low ones, twice; for numbers below 2⁶².
    @inline(__always)
    private static func reduce(_ value: UInt64) -> UInt32 {
        let mask = UInt64(prime)
        let once = (value & mask) &+ (value &>> 31)
        let twice = (once & mask) &+ (once &>> 31)
        return UInt32(truncatingIfNeeded: twice >= mask ? twice &- mask : twice)
    }
}
