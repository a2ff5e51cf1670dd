/// The offset of the first byte that is NUL, or begins an ill-formed UTF-8 sequence; nil when there is none.
///
/// ASCII is passed over eight bytes at a time. Sequences are those of the Unicode Standard, table 3-7.
func firstBadTextByte(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    let end = range.upperBound
    let raw = UnsafeRawBufferPointer(bytes)
    while offset < end {
        if end - offset >= 8 {
            let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let zeroBytes = (word &- 0x0101_0101_0101_0101) & ~word
            if (word | zeroBytes) & 0x8080_8080_8080_8080 == 0 {
                offset += 8
                continue
            }
        }
        let byte = bytes[offset]
        if byte == 0 { return offset }
        guard byte >= 0x80 else {
            offset += 1
            continue
        }
        guard let length = lengthOfSequence(bytes, at: offset, end: end) else { return offset }
        offset += length
    }
    return nil
}

/// The length of the well-formed sequence of two to four bytes at an offset; nil if there is none.
private func lengthOfSequence(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[offset] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= end, second.contains(bytes[offset + 1]) else { return nil }
    for index in offset + 2..<offset + length where bytes[index] & 0xC0 != 0x80 { return nil }
    return length
}
