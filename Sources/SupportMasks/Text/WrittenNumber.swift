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
        let isNegative = token.first == UInt8(ascii: "-")
        let unsigned = token.dropFirst(isNegative || token.first == UInt8(ascii: "+") ? 1 : 0)
        // Digits with at most one point.
        var points = 0
        let end = unsigned.firstIndex { byte in
            if byte == UInt8(ascii: ".") { points += 1 }
            return points > 1 || byte != UInt8(ascii: ".") && !isDigit(byte)
        }
        let digits = unsigned[..<(end ?? unsigned.endIndex)]
        guard digits.contains(where: isDigit), let exponent = Self.exponent(unsigned[digits.endIndex...]) else {
            switch String(decoding: unsigned.prefix(16), as: UTF8.self).lowercased() {
            case "inf", "infinity": self = .other(exponent: .max / 2)
            case "nan": self = .notANumber
            default: return nil
            }
            return
        }
        guard let first = digits.firstIndex(where: isNotZero), let last = digits.lastIndex(where: isNotZero)
        else {
            self = .zero
            return
        }
        // The power of ten of the first digit that is not 0.
        let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
        let order = exponent + point - first - (first < point ? 1 : 0)
        let significant = digits[first...last].lazy.filter(isDigit)
        if !isNegative, order == 0, significant.elementsEqual("1".utf8) {
            self = .one
        } else if !isNegative, order == 2, significant.elementsEqual("255".utf8) {
            self = .twoHundredFiftyFive
        } else {
            // log2(10) is about 3.32; a quarter of a power of ten is near enough.
            self = .other(exponent: Int((Double(order) + 0.5) * 3.322))
        }
    }

    /// The exponent that is the end of a token, 0 if nothing is left; nil if the end is something else. Cut off far
    /// outside of all floating-point numbers.
    private static func exponent(_ end: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard let mark = end.first else { return 0 }
        guard "eEdD".utf8.contains(mark) else { return nil }
        let isNegative = end.dropFirst().first == UInt8(ascii: "-")
        let digits = end.dropFirst(isNegative || end.dropFirst().first == UInt8(ascii: "+") ? 2 : 1)
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
        let value = digits.reduce(0) { min(10 * $0 + Int($1 - 0x30), 1 << 32) }
        return isNegative ? -value : value
    }
}

/// Whether a byte is one of the digits 0 to 9.
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// Whether a byte is one of the digits 1 to 9.
private func isNotZero(_ byte: UInt8) -> Bool { byte &- 0x31 < 9 }
