/// The type of the entries of an array.
enum ElementType: Hashable, Sendable {
    /// One byte, 0 or 1.
    case bool
    /// Integers of 1, 2, 4 or 8 bytes.
    case integer(size: Int, isSigned: Bool)
    /// One byte: four bits of exponent, no infinity, NaN in the last place alone.
    case float8E4M3
    /// One byte: five bits of exponent.
    case float8E5M2
    /// A floating-point number of one byte, of a kind that the file does not tell.
    case float8
    case float16
    case bfloat16
    case float32
    case float64

    /// The bytes of an entry.
    var size: Int {
        switch self {
        case .bool, .float8E4M3, .float8E5M2, .float8: 1
        case .integer(let size, _): size
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
    /// What may stand for 1, if all entries that are not zero are the same.
    let ones: [Word]
    /// 255, if it is a number of the type.
    let twoHundredFiftyFive: Word?
    /// The exponents of the numbers; nil of integers, and where the kind is not known.
    let exponents: Exponents?

    /// Where the exponent of a number is, below its sign.
    struct Exponents {
        /// The bits below the exponent.
        let mantissaBits: Int
        /// The exponent of the smallest number with a leading 1.
        let smallest: Int
    }

    static var bool: BitPattern {
        BitPattern(magnitude: .max, largest: 1, ones: [1], twoHundredFiftyFive: nil, exponents: nil)
    }

    static func integer(isSigned: Bool) -> BitPattern {
        BitPattern(
            magnitude: .max, largest: .max, ones: [1], twoHundredFiftyFive: isSigned && Word.bitWidth == 8 ? nil : 255,
            exponents: nil)
    }

    fileprivate static func float(
        largest: Word, one: Word, twoHundredFiftyFive: Word?, mantissaBits: Int, smallest: Int
    ) -> BitPattern {
        BitPattern(
            magnitude: .max >> 1, largest: largest, ones: [one], twoHundredFiftyFive: twoHundredFiftyFive,
            exponents: Exponents(mantissaBits: mantissaBits, smallest: smallest))
    }
}

// Eight bits: Micikevicius et al., FP8 Formats for Deep Learning, 2022, table 1.
extension BitPattern<UInt8> {
    static var float8E4M3: BitPattern {
        float(largest: 0x7E, one: 0x38, twoHundredFiftyFive: nil, mantissaBits: 3, smallest: -6)
    }
    static var float8E5M2: BitPattern {
        float(largest: 0x7C, one: 0x3C, twoHundredFiftyFive: nil, mantissaBits: 2, smallest: -14)
    }
    /// 1 of either kind; above 0x7C a number may be NaN.
    static var float8: BitPattern {
        BitPattern(magnitude: 0x7F, largest: 0x7C, ones: [0x38, 0x3C], twoHundredFiftyFive: nil, exponents: nil)
    }
}

extension BitPattern<UInt16> {
    static var float16: BitPattern {
        float(largest: 0x7C00, one: 0x3C00, twoHundredFiftyFive: 0x5BF8, mantissaBits: 10, smallest: -14)
    }
    static var bfloat16: BitPattern {
        float(largest: 0x7F80, one: 0x3F80, twoHundredFiftyFive: 0x437F, mantissaBits: 7, smallest: -126)
    }
}

extension BitPattern<UInt32> {
    static var float32: BitPattern {
        float(
            largest: 0x7F80_0000, one: 0x3F80_0000, twoHundredFiftyFive: 0x437F_0000, mantissaBits: 23, smallest: -126)
    }
}

extension BitPattern<UInt64> {
    static var float64: BitPattern {
        float(
            largest: 0x7FF0_0000_0000_0000, one: 0x3FF0_0000_0000_0000, twoHundredFiftyFive: 0x406F_E000_0000_0000,
            mantissaBits: 52,
            smallest: -1022)
    }
}
