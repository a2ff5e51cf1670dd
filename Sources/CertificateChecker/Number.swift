import CGMP

/// A rational number. The GMP object behind it is written by the initialisers only, so sharing it between threads is safe.
final class Number: @unchecked Sendable {
    private let storage: UnsafeMutablePointer<__mpq_struct>

    /// The number 0.
    private init() { storage = gmp_q_alloc() }

    convenience init(_ value: Int) {
        self.init()
        gmp_q_set_si(storage, value, 1)
    }

    /// `"-3/2"` or `"7"`: lowest terms, no sign +, no leading zero, no `-0`, a denominator above 1 where there is one.
    convenience init?(strict text: String) {
        guard text.utf8.count <= Limits.numberLength, Number.isWellFormed(text.utf8) else { return nil }
        self.init()
        guard gmp_q_set_str(storage, text, 10), gmp_z_sgn(gmp_q_den(storage)) > 0 else { return nil }
        let reduced = Number()
        gmp_q_set(reduced.storage, storage)
        gmp_q_canonicalize(reduced.storage)
        // A denominator that is not in lowest terms shrinks.
        guard gmp_z_cmp(gmp_q_den(reduced.storage), gmp_q_den(storage)) == 0 else { return nil }
    }

    deinit { gmp_q_free(storage) }

    var isZero: Bool { gmp_q_sgn(storage) == 0 }
    var isPositive: Bool { gmp_q_sgn(storage) > 0 }

    /// Machine words of numerator and denominator.
    var limbs: Int { 1 + gmp_z_size(gmp_q_num(storage)) + gmp_z_size(gmp_q_den(storage)) }

    static func + (a: Number, b: Number) -> Number {
        let result = Number()
        gmp_q_add(result.storage, a.storage, b.storage)
        return result
    }

    static func * (a: Number, b: Number) -> Number {
        let result = Number()
        gmp_q_mul(result.storage, a.storage, b.storage)
        return result
    }

    static prefix func - (a: Number) -> Number {
        let result = Number()
        gmp_q_neg(result.storage, a.storage)
        return result
    }

    /// 1/a; nil for 0.
    var inverse: Number? {
        guard !isZero else { return nil }
        let result = Number()
        gmp_q_inv(result.storage, storage)
        return result
    }

    static func == (a: Number, b: Number) -> Bool { gmp_q_equal(a.storage, b.storage) }

    /// The grammar: an integer, and perhaps a slash and an integer above 1.
    private static func isWellFormed(_ text: String.UTF8View) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        guard var numerator = parts.first else { return false }
        let isNegative = numerator.first == UInt8(ascii: "-")
        if isNegative { numerator = numerator.dropFirst() }
        guard isNatural(numerator), !(isNegative && numerator.elementsEqual("0".utf8)) else { return false }
        guard parts.count == 2 else { return true }
        return isNatural(parts[1]) && !parts[1].elementsEqual("0".utf8) && !parts[1].elementsEqual("1".utf8)
    }

    private static func isNatural(_ digits: Substring.UTF8View) -> Bool {
        guard let first = digits.first, digits.allSatisfy({ (48...57).contains($0) }) else { return false }
        return first != 48 || digits.count == 1
    }
}

extension JSONValue {
    /// The rational number of a string.
    func number() throws(Rejection) -> Number {
        guard let number = Number(strict: try string()) else {
            throw rejection("expected a rational number in lowest terms, such as \"-3/2\" or \"7\"")
        }
        return number
    }

    /// A rational number that is not zero.
    func nonzeroNumber() throws(Rejection) -> Number {
        let number = try number()
        guard !number.isZero else { throw rejection("the number must not be zero") }
        return number
    }
}
