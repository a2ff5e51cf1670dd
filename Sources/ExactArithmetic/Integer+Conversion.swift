import CGMP

extension Integer {
    /// The value as a word, or nil if `Int` cannot represent it.
    @inlinable
    public var asInt: Int? {
        switch representation {
        case .small(let value): value
        case .big(let storage): storage.wordValue
        }
    }

    /// The nearest floating-point number, ties to even; infinite beyond the largest finite one.
    public var asDouble: Double {
        switch representation {
        case .small(let value): Double(value)
        case .big(let storage): storage.nearestDouble
        }
    }
}

extension IntegerStorage {
    /// The nearest floating-point number of a value of at least 64 bits.
    fileprivate var nearestDouble: Double {
        let droppedBits = bitWidthOfMagnitude - UInt64.bitWidth
        let leading = IntegerStorage.make()
        let significand = leading.withUnsafeMutablePointerToElements { leading in
            withUnsafeMutablePointerToElements { value in
                gmp_z_tdiv_q_2exp(leading, value, UInt(droppedBits))
                // The lowest of 64 bits lies below the rounding bit: it may stand for all bits dropped.
                let isInexact = gmp_z_scan1(value, 0) < UInt(droppedBits)
                return Double(gmp_z_limb(leading, 0) | (isInexact ? 1 : 0))
            }
        }
        return Double(sign: signum() < 0 ? .minus : .plus, exponent: droppedBits, significand: significand)
    }
}
