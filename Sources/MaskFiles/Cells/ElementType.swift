/// The type of the entries of an array.
enum ElementType: Hashable, Sendable {
    /// One byte, 0 or 1.
    case bool
    /// Integers of 1, 2, 4 or 8 bytes, with a sign or without: zero looks the same.
    case integer(size: Int)
    case float16
    case bfloat16
    case float32
    case float64

    /// The bytes of an entry.
    var size: Int {
        switch self {
        case .bool: 1
        case .integer(let size): size
        case .float16, .bfloat16: 2
        case .float32: 4
        case .float64: 8
        }
    }
}

/// How the bits of an entry of a number of bits are read.
struct BitPattern<Word: FixedWidthInteger & UnsignedInteger> {
    /// All bits but the sign of a floating-point number.
    let magnitude: Word
    /// The magnitude above which there are no numbers.
    let largest: Word
    /// The number 1.
    let one: Word

    static var integer: BitPattern { BitPattern(magnitude: .max, largest: .max, one: 1) }
}

extension BitPattern<UInt16> {
    static var float16: BitPattern { BitPattern(magnitude: 0x7FFF, largest: 0x7C00, one: 0x3C00) }
    static var bfloat16: BitPattern { BitPattern(magnitude: 0x7FFF, largest: 0x7F80, one: 0x3F80) }
}

extension BitPattern<UInt32> {
    static var float32: BitPattern { BitPattern(magnitude: 0x7FFF_FFFF, largest: 0x7F80_0000, one: 0x3F80_0000) }
}

extension BitPattern<UInt64> {
    static var float64: BitPattern {
        BitPattern(magnitude: 0x7FFF_FFFF_FFFF_FFFF, largest: 0x7FF0_0000_0000_0000, one: 0x3FF0_0000_0000_0000)
    }
}
