/// The bits of deflated data, from the lowest of each byte up.
///
/// Bits above `bitCount` are those of the bytes from `offset` on, or zeros: a refill may take eight bytes at once and
/// count as many of them as fit, because
/// to take a byte twice changes nothing.
struct BitReader {
    private let bytes: UnsafeRawBufferPointer
    /// The next byte that is not counted in `bitCount`.
    private var offset = 0
    /// The next bits, the first in the lowest place.
    private(set) var bits: UInt64 = 0
    /// How many bits were read and not taken. Negative after more were taken than there were: nothing may be read from
    /// then on.
    private(set) var bitCount = 0

    /// A reader of bytes, which must stay where they are as long as it is in use.
    init(_ bytes: ByteView) { self.bytes = bytes.raw }

    /// The number of bytes of which bits were taken.
    var consumed: Int { offset - max(bitCount, 0) / 8 }

    /// Reads on until there are 56 bits, or all that are left.
    @inline(__always)
    mutating func refill() {
        guard bytes.count &- offset >= 8 else { return refillFromLastBytes() }
        // At most 63 bits are there, so that the shift loses none that are counted.
        bits |=
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            &<< UInt64(truncatingIfNeeded: bitCount)
        let taken = (63 &- bitCount) &>> 3
        offset &+= taken
        bitCount &+= 8 &* taken
    }

    private mutating func refillFromLastBytes() {
        while bitCount < 56, offset < bytes.count {
            bits |= UInt64(bytes[offset]) << UInt64(bitCount)
            bitCount += 8
            offset += 1
        }
    }

    /// Takes `count` ≤ 56 bits. False if there were fewer.
    @inline(__always)
    mutating func skip(_ count: Int) -> Bool {
        bits &>>= UInt64(truncatingIfNeeded: count)
        bitCount &-= count
        return bitCount >= 0
    }

    /// The next `count` ≤ 16 bits; nil after the end.
    mutating func take(_ count: Int) -> Int? {
        if bitCount < count { refill() }
        guard count <= bitCount else { return nil }
        let value = Int(bits & (1 << UInt64(count) - 1))
        return skip(count) ? value : nil
    }

    /// Goes on at the next whole byte.
    mutating func alignToByte() {
        offset -= bitCount / 8
        (bits, bitCount) = (0, 0)
    }

    /// Takes at most `count` whole bytes, after `alignToByte`; none at the end.
    mutating func takeBytes(_ count: Int) -> UnsafeRawBufferPointer {
        let end = offset + min(count, bytes.count - offset)
        defer { offset = end }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
    }
}
