import CGMP

/// Ends the process. A division by zero is a mistake of the caller, and no answer is better than a wrong one; the
/// message is printed in optimised builds too, which `precondition` does not do.
@usableFromInline
func trapDivisionByZero() -> Never {
    fatalError("Division by zero in exact arithmetic")
}

extension Integer {
    /// The quotient rounded towards zero, and its remainder: `self = quotient * divisor + remainder` with
    /// `|remainder| < |divisor|`, and a remainder that is not zero has the sign of `self`. Traps if `divisor` is 0.
    public func quotientAndRemainder(dividingBy divisor: Integer) -> (quotient: Integer, remainder: Integer) {
        if case .small(let a) = representation, case .small(let b) = divisor.representation {
            if b == 0 { trapDivisionByZero() }
            let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
            return (Integer(small: quotient), Integer(small: remainder))
        }
        if divisor.isZero { trapDivisionByZero() }
        let quotient = IntegerStorage.make()
        let remainder = IntegerStorage.make()
        quotient.withUnsafeMutablePointerToElements { quotient in
            remainder.withUnsafeMutablePointerToElements { remainder in
                withSource { a in divisor.withSource { b in gmp_z_tdiv_qr(quotient, remainder, a, b) } }
            }
        }
        return (Integer(normalizing: quotient), Integer(normalizing: remainder))
    }

    /// The quotient rounded towards zero. Traps if `rhs` is 0.
    @inlinable
    public static func / (lhs: Integer, rhs: Integer) -> Integer {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation, b != 0 {
            return Integer(small: a / b)
        }
        return largeQuotient(lhs, rhs)
    }

    /// The remainder of the quotient rounded towards zero: 0, or of the sign of `lhs`. Traps if `rhs` is 0.
    @inlinable
    public static func % (lhs: Integer, rhs: Integer) -> Integer {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation, b != 0 {
            return Integer(small: a % b)
        }
        return largeRemainder(lhs, rhs)
    }

    /// Divides by `rhs`, rounding towards zero. Traps if `rhs` is 0.
    @inlinable
    public static func /= (lhs: inout Integer, rhs: Integer) {
        lhs = lhs / rhs
    }

    /// Replaces the value by its remainder modulo `rhs`. Traps if `rhs` is 0.
    @inlinable
    public static func %= (lhs: inout Integer, rhs: Integer) {
        lhs = lhs % rhs
    }

    /// The quotient by a divisor that is known to divide the value; faster than `/` on large values.
    ///
    /// The divisor must divide the value (debug builds check it; the result is meaningless otherwise). Traps if
    /// `divisor` is 0.
    @inlinable
    public func dividedExactly(by divisor: Integer) -> Integer {
        if case .small(let a) = representation, case .small(let b) = divisor.representation, b != 0 {
            assert(a % b == 0, "The divisor does not divide the value")
            return Integer(small: a / b)
        }
        return dividedExactlyLarge(by: divisor)
    }

    /// Whether the value is a multiple of `divisor`; 0 divides only itself.
    public func isMultiple(of divisor: Integer) -> Bool {
        if case .small(let a) = representation, case .small(let b) = divisor.representation {
            return b == 0 ? a == 0 : a % b == 0
        }
        return withSource { a in divisor.withSource { b in gmp_z_divisible(a, b) } }
    }
}

// MARK: The long way

extension Integer {
    @usableFromInline
    @inline(never)
    static func largeQuotient(_ lhs: Integer, _ rhs: Integer) -> Integer {
        if rhs.isZero { trapDivisionByZero() }
        return combined(lhs, rhs, gmp_z_tdiv_q)
    }

    @usableFromInline
    @inline(never)
    static func largeRemainder(_ lhs: Integer, _ rhs: Integer) -> Integer {
        if rhs.isZero { trapDivisionByZero() }
        return combined(lhs, rhs, gmp_z_tdiv_r)
    }

    @usableFromInline
    @inline(never)
    func dividedExactlyLarge(by divisor: Integer) -> Integer {
        if divisor.isZero { trapDivisionByZero() }
        assert(isMultiple(of: divisor), "The divisor does not divide the value")
        return Integer.combined(self, divisor, gmp_z_divexact)
    }
}
