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
        let isSigned = isNegative || token.first == UInt8(ascii: "+")
        let unsigned = UnsafeRawBufferPointer(rebasing: token.dropFirst(isSigned ? 1 : 0))
        // Digits with at most one point.
        var (end, point) = (0, Int?.none)
        while end < unsigned.count, isDigit(unsigned[end]) || point == nil && unsigned[end] == UInt8(ascii: ".") {
            if unsigned[end] == UInt8(ascii: ".") { point = end }
            end += 1
        }
        let digits = unsigned[..<end]
        guard digits.count > (point == nil ? 0 : 1), let exponent = Self.exponent(unsigned, from: end) else {
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
        let order = exponent + (point ?? end) - first - (first < point ?? end ? 1 : 0)
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

    /// The exponent that ends a token, 0 if nothing is left; nil if the rest is something else. Cut off far outside of
    /// all floating-point numbers.
    private static func exponent(_ token: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < token.count else { return 0 }
        guard token[start] | 0x20 == UInt8(ascii: "e") || token[start] | 0x20 == UInt8(ascii: "d") else { return nil }
        var place = start + 1
        let isNegative = place < token.count && token[place] == UInt8(ascii: "-")
        if isNegative || place < token.count && token[place] == UInt8(ascii: "+") { place += 1 }
        guard place < token.count else { return nil }
        var value = 0
        for byte in token[place...] {
            guard isDigit(byte) else { return nil }
            value = min(10 * value + Int(byte - 0x30), 1 << 32)
        }
        return isNegative ? -value : value
    }
}

/// Whether a byte is one of the digits 0 to 9.
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// Whether a byte is one of the digits 1 to 9.
private func isNotZero(_ byte: UInt8) -> Bool { byte &- 0x31 < 9 }
