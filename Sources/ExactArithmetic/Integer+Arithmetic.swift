import CGMP

// Every operator tries machine words first, in code that callers inline, and leaves the rest to GMP, in code that they
// do not. `Int.min` is no small value: a word result of `Int.min` goes the long way.

extension Integer: AdditiveArithmetic {
    /// The integer 0.
    @inlinable
    public static var zero: Integer { Integer(small: 0) }

    /// The sum.
    @inlinable
    public static func + (lhs: Integer, rhs: Integer) -> Integer {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow && sum != .min { return Integer(small: sum) }
        }
        return largeSum(lhs, rhs)
    }

    /// The difference.
    @inlinable
    public static func - (lhs: Integer, rhs: Integer) -> Integer {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation {
            let (difference, overflow) = a.subtractingReportingOverflow(b)
            if !overflow && difference != .min { return Integer(small: difference) }
        }
        return largeDifference(lhs, rhs)
    }

    /// Adds `rhs`, in place where nobody shares a large value.
    @inlinable
    public static func += (lhs: inout Integer, rhs: Integer) {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow && sum != .min {
                lhs.representation = .small(sum)
                return
            }
        }
        lhs.addLarge(rhs)
    }

    /// Subtracts `rhs`, in place where nobody shares a large value.
    @inlinable
    public static func -= (lhs: inout Integer, rhs: Integer) {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation {
            let (difference, overflow) = a.subtractingReportingOverflow(b)
            if !overflow && difference != .min {
                lhs.representation = .small(difference)
                return
            }
        }
        lhs.subtractLarge(rhs)
    }
}

extension Integer {
    /// The product.
    @inlinable
    public static func * (lhs: Integer, rhs: Integer) -> Integer {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation {
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if !overflow && product != .min { return Integer(small: product) }
        }
        return largeProduct(lhs, rhs)
    }

    /// Multiplies by `rhs`.
    @inlinable
    public static func *= (lhs: inout Integer, rhs: Integer) {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation {
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if !overflow && product != .min {
                lhs.representation = .small(product)
                return
            }
        }
        lhs.multiplyLarge(by: rhs)
    }

    /// The negative.
    @inlinable
    public static prefix func - (operand: Integer) -> Integer {
        var result = operand
        result.negate()
        return result
    }

    /// Replaces the value by its negative.
    @inlinable
    public mutating func negate() {
        if case .small(let value) = representation {
            representation = .small(-value)
        } else {
            negateLarge()
        }
    }

    /// Adds `a * b`, in place where nobody shares a large value, and without a temporary for the product.
    @inlinable
    public mutating func addProduct(_ a: Integer, _ b: Integer) {
        if case .small(let value) = representation, case .small(let a) = a.representation,
            case .small(let b) = b.representation
        {
            let (product, productOverflow) = a.multipliedReportingOverflow(by: b)
            let (sum, sumOverflow) = value.addingReportingOverflow(product)
            if !productOverflow && !sumOverflow && sum != .min {
                representation = .small(sum)
                return
            }
        }
        addLargeProduct(a, b)
    }

    /// Subtracts `a * b`, in place where nobody shares a large value, and without a temporary for the product.
    @inlinable
    public mutating func subtractProduct(_ a: Integer, _ b: Integer) {
        if case .small(let value) = representation, case .small(let a) = a.representation,
            case .small(let b) = b.representation
        {
            let (product, productOverflow) = a.multipliedReportingOverflow(by: b)
            let (difference, differenceOverflow) = value.subtractingReportingOverflow(product)
            if !productOverflow && !differenceOverflow && difference != .min {
                representation = .small(difference)
                return
            }
        }
        subtractLargeProduct(a, b)
    }
}

// MARK: The long way

extension Integer {
    @usableFromInline
    @inline(never)
    static func largeSum(_ lhs: Integer, _ rhs: Integer) -> Integer {
        combined(lhs, rhs, gmp_z_add)
    }

    @usableFromInline
    @inline(never)
    static func largeDifference(_ lhs: Integer, _ rhs: Integer) -> Integer {
        combined(lhs, rhs, gmp_z_sub)
    }

    @usableFromInline
    @inline(never)
    static func largeProduct(_ lhs: Integer, _ rhs: Integer) -> Integer {
        combined(lhs, rhs, gmp_z_mul)
    }

    @usableFromInline
    @inline(never)
    mutating func addLarge(_ rhs: Integer) {
        combineInPlace(rhs, gmp_z_add)
    }

    @usableFromInline
    @inline(never)
    mutating func subtractLarge(_ rhs: Integer) {
        combineInPlace(rhs, gmp_z_sub)
    }

    @usableFromInline
    @inline(never)
    mutating func multiplyLarge(by rhs: Integer) {
        combineInPlace(rhs, gmp_z_mul)
    }

    @usableFromInline
    @inline(never)
    mutating func negateLarge() {
        updateInPlace { gmp_z_neg($0, $0) }
    }

    @usableFromInline
    @inline(never)
    mutating func addLargeProduct(_ a: Integer, _ b: Integer) {
        updateInPlace { target in a.withSource { a in b.withSource { b in gmp_z_addmul(target, a, b) } } }
    }

    @usableFromInline
    @inline(never)
    mutating func subtractLargeProduct(_ a: Integer, _ b: Integer) {
        updateInPlace { target in a.withSource { a in b.withSource { b in gmp_z_submul(target, a, b) } } }
    }
}

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
