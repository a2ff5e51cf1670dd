import CGMP
import CheckerInput

/// A rational number: an integer of one word, or any other one of GMP. Arithmetic is that of a budget,
/// which pays for it.
enum Number: Equatable, Sendable {
    case small(Int)
    /// Never an integer of one word, so equal numbers are of one kind.
    case large(Large)

    /// The GMP object behind it is written where it is made only, so sharing it between threads is safe.
    final class Large: @unchecked Sendable {
        fileprivate let storage = gmp_q_alloc()
        fileprivate init() {}
        deinit { gmp_q_free(storage) }

        /// Machine words of numerator and denominator.
        fileprivate var words: Int {
            withExtendedLifetime(self) { gmp_z_size(gmp_q_num(storage)) + gmp_z_size(gmp_q_den(storage)) }
        }

        fileprivate var number: Number {
            withExtendedLifetime(self) {
                let (numerator, denominator) = (gmp_q_num(storage), gmp_q_den(storage))
                guard gmp_z_size(denominator) == 1, gmp_z_get_ui(denominator) == 1, gmp_z_fits_slong(numerator) else {
                    return .large(self)
                }
                return .small(gmp_z_get_si(numerator))
            }
        }
    }

    init(_ value: Int) { self = .small(value) }

    /// `"-3/2"` or `"7"`: lowest terms, no sign +, no leading zero, no `-0`, a denominator above 1 where there is one;
    /// so it is what GMP writes for the number.
    init?(strict text: String) {
        guard text.utf8.count <= Limits.numberLength else { return nil }
        if let value = Int(text) {
            guard String(value) == text else { return nil }
            self = .small(value)
            return
        }
        let read = Large()
        let isStrict = withExtendedLifetime(read) {
            guard gmp_q_set_str(read.storage, text, 10), gmp_z_sgn(gmp_q_den(read.storage)) > 0 else { return false }
            gmp_q_canonicalize(read.storage)
            let digits =
                gmp_z_sizeinbase(gmp_q_num(read.storage), 10) + gmp_z_sizeinbase(gmp_q_den(read.storage), 10)
            return withUnsafeTemporaryAllocation(of: CChar.self, capacity: digits + 3) { buffer in
                guard let start = buffer.baseAddress else { return false }
                gmp_q_get_str(start, 10, read.storage)
                return String(cString: start) == text
            }
        }
        guard isStrict else { return nil }
        self = read.number
    }

    var isZero: Bool { self == .small(0) }
    var isPositive: Bool {
        switch self {
        case .small(let value): value > 0
        case .large(let value): withExtendedLifetime(value) { gmp_q_sgn(value.storage) > 0 }
        }
    }

    static func == (a: Number, b: Number) -> Bool {
        switch (a, b) {
        case (.small(let a), .small(let b)): a == b
        case (.large(let a), .large(let b)): withExtendedLifetime((a, b)) { gmp_q_equal(a.storage, b.storage) }
        default: false
        }
    }

    /// Machine words.
    fileprivate var words: Int {
        guard case .large(let value) = self else { return 2 }
        return value.words
    }

    private var asLarge: Large {
        switch self {
        case .large(let value): return value
        case .small(let value):
            let large = Large()
            gmp_q_set_si(large.storage, value, 1)
            return large
        }
    }

    private typealias Operation = (gmp_q_out, gmp_q_in, gmp_q_in) -> Void

    fileprivate func plus(_ other: Number) -> Number {
        if case .small(let a) = self, case .small(let b) = other {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow { return .small(sum) }
        }
        return combined(other, gmp_q_add)
    }

    fileprivate func times(_ other: Number) -> Number {
        if case .small(let a) = self, case .small(let b) = other {
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if !overflow { return .small(product) }
        }
        return combined(other, gmp_q_mul)
    }

    private func combined(_ other: Number, _ operation: Operation) -> Number {
        let (a, b, result) = (asLarge, other.asLarge, Large())
        // Nothing else keeps the operands alive.
        return withExtendedLifetime((a, b)) {
            operation(result.storage, a.storage, b.storage)
            return result.number
        }
    }

    /// 1/a; not for 0.
    fileprivate var inverted: Number {
        let (a, result) = (asLarge, Large())
        return withExtendedLifetime(a) {
            gmp_q_inv(result.storage, a.storage)
            return result.number
        }
    }
}

/// The arithmetic of numbers.
extension Budget {
    func sum(_ a: Number, _ b: Number) throws(Rejection) -> Number {
        try pay(a, b)
        return a.plus(b)
    }

    func product(_ a: Number, _ b: Number) throws(Rejection) -> Number {
        try pay(a, b)
        return a.times(b)
    }

    func negative(_ a: Number) throws(Rejection) -> Number { try product(Number(-1), a) }

    /// 1/a; nil for 0.
    func inverse(_ a: Number) throws(Rejection) -> Number? {
        try pay(a, a)
        return a.isZero ? nil : a.inverted
    }

    /// Greatest common divisors take the product of the lengths; a result is held.
    private func pay(_ a: Number, _ b: Number) throws(Rejection) {
        if case .small = a, case .small = b { return try spend(20) }
        try spend(500 + 16 * a.words * b.words + Budget.word * (a.words + b.words))
    }
}

extension JSONValue {
    /// The rational number of a string.
    func number() throws(Rejection) -> Number {
        let text = try string()
        let words = text.utf8.count / 16
        // A fraction may have as many words above as below, which is the worst.
        if words > 0 {
            try budget.spend(
                Budget.word * words + (text.utf8.contains(UInt8(ascii: "/")) ? 4 * words * words : 0))
        }
        guard let number = Number(strict: text) else {
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
