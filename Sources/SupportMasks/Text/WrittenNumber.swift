/// What a number that is written in a text is, told from its digits: nothing is rounded.
///
/// A sign, digits with at most one point, an exponent after E or (as Fortran writes) D; infinity and NaN by their
/// names.
public enum WrittenNumber: Hashable, Sendable {
    case zero
    case one
    /// 255, which image libraries write for 1.
    case twoHundredFiftyFive
    /// Any other number, infinity among them, with its binary exponent, roughly.
    case other(exponent: Int)
    case notANumber

    /// The number that a token is; nil if it is none. O(bytes).
    public init?(_ token: UnsafeRawBufferPointer) {
        let isSigned = token.first == UInt8(ascii: "-") || token.first == UInt8(ascii: "+")
        let isNegative = token.first == UInt8(ascii: "-")
        var place = isSigned ? 1 : 0
        var digits = DigitRun()
        while place < token.count, digits.take(token[place]) { place += 1 }
        guard digits.count > 0, let exponent = Self.exponent(token, from: place) else {
            switch String(decoding: token.dropFirst(isSigned ? 1 : 0).prefix(16), as: UTF8.self).lowercased() {
            case "inf", "infinity": self = .other(exponent: .max / 2)
            case "nan": self = .notANumber
            default: return nil
            }
            return
        }
        let order = digits.order.addingReportingOverflow(exponent).partialValue
        if digits.significant == 0 {
            self = .zero
        } else if !isNegative, !digits.isCut, digits.significant == 1, order == 0 {
            self = .one
        } else if !isNegative, !digits.isCut, digits.significant == 255, order == 2 {
            self = .twoHundredFiftyFive
        } else {
            // log2(10) is about 3.32; a quarter of a power of ten is near enough.
            self = .other(exponent: Int((Double(order) + 0.5) * 3.322))
        }
    }

    /// The digits of a number: the first few that matter, and the power of ten of the first.
    private struct DigitRun {
        var count = 0
        /// The number that the digits from the first that is not 0 to the last that is not 0 make, of at most four of
        /// them. Not an
        /// array: a file has as many numbers as cells.
        var significant = 0
        /// Whether there are more.
        var isCut = false
        /// The power of ten of the first digit that is not 0.
        var order: Int { whole > 0 || !hasPoint ? whole - 1 : -leadingZeros - 1 }

        private var hasPoint = false
        /// Digits before the point from the first that is not 0 on.
        private var whole = 0
        /// Zeros after the point before the first digit that is not 0.
        private var leadingZeros = 0
        /// The digits of `significant`, and the zeros after them.
        private var length = 0
        private var pendingZeros = 0

        /// Takes a digit or the point; false for anything else.
        mutating func take(_ byte: UInt8) -> Bool {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
                return true
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
            let digit = Int(byte - UInt8(ascii: "0"))
            count += 1
            if !hasPoint {
                if whole > 0 || digit != 0 { whole += 1 }
            } else if digit == 0, length == 0 {
                leadingZeros += 1
            }
            if digit == 0 {
                if length > 0 { pendingZeros += 1 }
            } else if length + pendingZeros < 4 {
                for _ in 0...pendingZeros { significant *= 10 }
                significant += digit
                length += pendingZeros + 1
                pendingZeros = 0
            } else {
                isCut = true
            }
            return true
        }
    }

    /// The exponent that ends a token, 0 if nothing is left; nil if the rest is something else. Cut off far outside of
    /// all floating-point numbers.
    private static func exponent(_ token: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < token.count else { return 0 }
        guard [0x45, 0x65, 0x44, 0x64].contains(token[start]) else { return nil }
        var place = start + 1
        let isNegative = place < token.count && token[place] == UInt8(ascii: "-")
        if place < token.count, isNegative || token[place] == UInt8(ascii: "+") { place += 1 }
        guard place < token.count else { return nil }
        var value = 0
        while place < token.count {
            let digit = Int(token[place]) - 0x30
            guard (0...9).contains(digit) else { return nil }
            value = min(10 * value + digit, 1 << 32)
            place += 1
        }
        return isNegative ? -value : value
    }
}
