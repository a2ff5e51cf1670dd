/// The bits of deflated data, from the lowest of each byte up.
struct BitReader {
    private let bytes: ByteView
    /// The next byte that is not in `bits`.
    private(set) var offset = 0
    private var bits: UInt64 = 0
    private(set) var bitCount = 0

    init(_ bytes: ByteView) { self.bytes = bytes }

    /// The number of bytes of which bits were taken.
    var consumed: Int { offset - bitCount / 8 }

    /// The next `count` ≤ 16 bits, without taking them; zeros after the end.
    mutating func peek(_ count: Int) -> Int {
        if bitCount < count { fill() }
        return Int(truncatingIfNeeded: bits & (1 &<< UInt64(count) &- 1))
    }

    /// Takes `count` ≤ 16 bits; nil after the end.
    mutating func take(_ count: Int) -> Int? {
        let value = peek(count)
        return skip(count) ? value : nil
    }

    /// Takes bits that were peeked at; false after the end.
    mutating func skip(_ count: Int) -> Bool {
        guard count <= bitCount else { return false }
        bits &>>= UInt64(count)
        bitCount &-= count
        return true
    }

    /// Goes on at the next whole byte.
    mutating func alignToByte() {
        let rest = bitCount & 7
        bits &>>= UInt64(rest)
        bitCount &-= rest
    }

    /// The symbol of the next code; nil if there is none, or the data ends.
    mutating func symbol(_ code: borrowing HuffmanCode) -> Int? {
        let next = peek(HuffmanCode.longestLength)
        let entry = Int(code.table[next & (1 << HuffmanCode.tableBits - 1)])
        if entry != 0 { return skip(entry & 15) ? entry >> 4 : nil }
        var value = 0, first = 0, place = 0
        for length in 1...HuffmanCode.longestLength {
            value |= next >> (length - 1) & 1
            let count = code.counts[length]
            if value - first < count { return skip(length) ? Int(code.symbols[place + value - first]) : nil }
            place += count
            first = (first + count) << 1
            value <<= 1
        }
        return nil
    }

    private mutating func fill() {
        while bitCount <= 56, offset < bytes.count {
            bits |= UInt64(bytes[offset]) &<< UInt64(bitCount)
            bitCount &+= 8
            offset &+= 1
        }
    }
}
