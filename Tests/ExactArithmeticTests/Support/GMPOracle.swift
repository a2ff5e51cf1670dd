import CGMP

/// GMP asked directly, in decimal, without the types under test.
enum GMPOracle {
    typealias Target = UnsafeMutablePointer<gmp_z_struct>
    typealias Source = UnsafePointer<gmp_z_struct>

    /// The decimal text of `operation(a, b)`.
    static func integer(_ a: String, _ b: String, _ operation: (Target, Source, Source) -> Void) -> String {
        with(a) { a in
            with(b) { b in
                with("0") { result in
                    operation(result, a, b)
                    return text(result)
                }
            }
        }
    }

    /// The decimal text of `start` after `update(start, a, b)`, for operations that read their target.
    static func updated(_ start: String, _ a: String, _ b: String, _ update: (Target, Source, Source) -> Void) -> String
    {
        with(start) { start in
            with(a) { a in
                with(b) { b in
                    update(start, a, b)
                    return text(start)
                }
            }
        }
    }

    /// -1, 0 or 1 as `a` is less than, equal to or greater than `b`.
    static func order(_ a: String, _ b: String) -> Int {
        with(a) { a in with(b) { b in Int(gmp_z_cmp(a, b)).signum() } }
    }

    static func power(_ base: String, _ exponent: UInt) -> String {
        integer(base, "0") { result, base, _ in gmp_z_pow_ui(result, base, exponent) }
    }

    /// The text of `operation(a, b)` for fractions "a" or "a/b", in lowest terms.
    static func rational(
        _ a: String, _ b: String,
        _ operation: (UnsafeMutablePointer<gmp_q_struct>, UnsafePointer<gmp_q_struct>, UnsafePointer<gmp_q_struct>) ->
            Void
    ) -> String {
        withRational(a) { a in
            withRational(b) { b in
                withRational("0") { result in
                    operation(result, a, b)
                    return text(result)
                }
            }
        }
    }

    static func order(rational a: String, _ b: String) -> Int {
        withRational(a) { a in withRational(b) { b in Int(gmp_q_cmp(a, b)).signum() } }
    }

    private static func with<Result>(_ text: String, _ body: (Target) -> Result) -> Result {
        let value = gmp_z_alloc()
        defer { gmp_z_free(value) }
        precondition(gmp_z_set_str(value, text, 10), "not an integer: \(text)")
        return body(value)
    }

    private static func withRational<Result>(_ text: String, _ body: (UnsafeMutablePointer<gmp_q_struct>) -> Result)
        -> Result
    {
        let value = gmp_q_alloc()
        defer { gmp_q_free(value) }
        precondition(gmp_q_set_str(value, text, 10), "not a fraction: \(text)")
        gmp_q_canonicalize(value)
        return body(value)
    }

    private static func text(_ value: Source) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: gmp_z_sizeinbase(value, 10) + 2) { buffer in
            gmp_z_get_str(buffer.baseAddress!, 10, value)
            return String(cString: buffer.baseAddress!)
        }
    }

    private static func text(_ value: UnsafeMutablePointer<gmp_q_struct>) -> String {
        let digits = gmp_z_sizeinbase(gmp_q_num(value), 10) + gmp_z_sizeinbase(gmp_q_den(value), 10)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: digits + 3) { buffer in
            gmp_q_get_str(buffer.baseAddress!, 10, value)
            return String(cString: buffer.baseAddress!)
        }
    }
}
