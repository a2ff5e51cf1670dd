// Rows of "0" and "1" are decoded eight bytes at a time. '0' is 0x30 and '1' is 0x31, so after an exclusive or with the
// bytes of a row of zeros nothing is left of a plain row but the lowest bit of each cell; what else is left is collected
// and looked at once a row. A multiplication gathers those bits into the highest of a word: with the factor
// Σ 2^(56 − 7i) bit 8i lands at 56 + i, with Σ 2^(60 − 15i) bit 16i at 60 + i, and no two partial products meet, so
// nothing carries.

/// Decodes a row of `width` cells "0" and "1", one after another or one space apart, into words that are zero.
///
/// - Returns: whether all bytes are what they should be.
func decodePlainRow(_ row: UnsafeRawBufferPointer, width: Int, into words: UnsafeMutableBufferPointer<UInt64>) -> Bool {
    row.count == width
        ? decode(row, zeros: 0x3030_3030_3030_3030, cells: 8, factor: 0x0102_0408_1020_4080, into: words)
            & 0xFEFE_FEFE_FEFE_FEFE == 0
        : decode(row, zeros: 0x2030_2030_2030_2030, cells: 4, factor: 0x1000_2000_4000_8000, into: words)
            & 0xFFFE_FFFE_FFFE_FFFE == 0
}

/// - Parameters:
///   - zeros: eight bytes of a row of zeros, the first lowest.
///   - cells: the number of cells in them.
/// - Returns: all bits in which bytes of the row differ from one of zeros.
@inline(__always)
private func decode(
    _ row: UnsafeRawBufferPointer, zeros: UInt64, cells: UInt64, factor: UInt64,
    into words: UnsafeMutableBufferPointer<UInt64>
) -> UInt64 {
    var differing: UInt64 = 0
    var offset = 0
    for index in words.indices {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64, offset < row.count {
            var bytes = zeros.littleEndian
            if offset &+ 8 <= row.count {
                bytes = row.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            } else {
                withUnsafeMutableBytes(of: &bytes) { $0.copyMemory(from: .init(rebasing: row[offset...])) }
            }
            let value = UInt64(littleEndian: bytes) ^ zeros
            differing |= value
            word |= ((value &* factor) &>> (64 &- cells)) &<< shift
            shift &+= cells
            offset &+= 8
        }
        words[index] = word
    }
    return differing
}
