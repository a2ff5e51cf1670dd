import CGMP

extension Integer {
    /// The value to the power `exponent`, with `0⁰ = 1`. The exponent must not be negative.
    public func power(_ exponent: Int) -> Integer {
        precondition(exponent >= 0, "Negative power of an integer")
        return power(exponent.magnitude)
    }

    /// The value to the power `exponent`, with `0⁰ = 1`.
    func power(_ exponent: UInt) -> Integer {
        if exponent == 0 { return 1 }
        switch representation {
        case .small(0), .small(1): return self
        case .small(-1): return exponent % 2 == 0 ? 1 : self
        default: return Integer.computed { target in withSource { gmp_z_pow_ui(target, $0, exponent) } }
        }
    }
}
