// Rows of "0" and "1" are decoded eight bytes at a time. '0' is 0x30 and '1' is 0x31, so after an exclusive or with
// 0x30 in each
// byte a plain row has nothing left but the lowest bit of each byte; what else is left is collected and looked at once
// a row.
// The multiplication gathers those bits: with the factor Σ 2^(56 − 7i), bit 8i lands at 56 + i, and no two partial
// products
// of different i, j meet (8i − 7j takes each value once), so nothing carries.

/// Decodes `width` cells "0" and "1" that follow one another from `offset`, and which must lie in `bytes`.
///
/// - Returns: whether all of them are "0" or "1".
func decodeCompactCells(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, width: Int, into words: UnsafeMutableBufferPointer<UInt64>
) -> Bool {
    let cells = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[offset..<offset + width])
    var other: UInt64 = 0
    var position = 0
    for wordIndex in 0..<wordCount(forBits: width) {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64, position &+ 8 <= width {
            let value =
                UInt64(littleEndian: cells.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                ^ 0x3030_3030_3030_3030
            other |= value
            word |= ((value &* 0x0102_0408_1020_4080) &>> 56) &<< shift
            shift &+= 8
            position &+= 8
        }
        while shift < 64, position < width {
            let value = UInt64(cells[position] ^ 0x30)
            other |= value
            word |= (value & 1) &<< shift
            shift &+= 1
            position &+= 1
        }
        words[wordIndex] = word
    }
    return other & 0xFEFE_FEFE_FEFE_FEFE == 0
}

/// Decodes `width` cells "0" and "1" one space apart from `offset`; all 2·width − 1 bytes must lie in `bytes`.
///
/// The same as for compact cells, with four cells in eight bytes: the factor Σ 2^(60 − 15i) takes bit 16i to 60 + i.
///
/// - Returns: whether cells and spaces are what they should be.
func decodeSpacedCells(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, width: Int, into words: UnsafeMutableBufferPointer<UInt64>
) -> Bool {
    let length = 2 * width - 1
    let cells = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[offset..<offset + length])
    var other: UInt64 = 0
    var position = 0
    for wordIndex in 0..<wordCount(forBits: width) {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64, position &+ 8 <= length {
            let value =
                UInt64(littleEndian: cells.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                ^ 0x2030_2030_2030_2030
            other |= value
            word |= ((value &* 0x1000_2000_4000_8000) &>> 60) &<< shift
            shift &+= 4
            position &+= 8
        }
        while shift < 64, position < length {
            let value = UInt64(cells[position] ^ 0x30)
            other |= value
            if position &+ 1 < length { other |= UInt64(cells[position &+ 1] ^ 0x20) &<< 8 }
            word |= (value & 1) &<< shift
            shift &+= 1
            position &+= 2
        }
        words[wordIndex] = word
    }
    return other & 0xFFFE_FFFE_FFFE_FFFE == 0
}

/// What a byte of a row stands for.
enum CellByte: UInt8 {
    case outside = 0
    case inside = 1
    case blank = 2
    case other = 3

    init(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "0"), UInt8(ascii: "."): self = .outside
        case UInt8(ascii: "1"), UInt8(ascii: "x"), UInt8(ascii: "*"), UInt8(ascii: "?"): self = .inside
        case UInt8(ascii: " "), UInt8(ascii: "\t"): self = .blank
        default: self = .other
        }
    }
}

/// `CellByte.rawValue` for each byte: a look-up costs the same for cells inside and outside, where branches would be
/// guessed wrongly.
let cellKinds: [UInt8] = (UInt8.min...UInt8.max).map { CellByte($0).rawValue }
