/// The number of 64-bit words that hold `bits` bits.
func wordCount(forBits bits: Int) -> Int { bits / 64 + (bits % 64 == 0 ? 0 : 1) }

/// The bits of the last word that are in use when `bits` bits fill whole words but for the last; all of them for a
/// multiple of 64.
func lastWordMask(forBits bits: Int) -> UInt64 {
    let used = bits & 63
    return used == 0 ? .max : (1 &<< UInt64(used)) &- 1
}

// Bits are counted with carry-save adders (Harley and Seal; Warren, Hacker's Delight, section 5-1): seven of them turn
// eight vectors into one of
// weight eight, so that only every eighth is counted bit by bit. A processor need not have an instruction for the
// count.

private typealias Vector = SIMD4<UInt64>

/// The number of set bits of some words.
public func bitCount(_ words: UnsafeBufferPointer<UInt64>) -> Int {
    let bytes = UnsafeRawBufferPointer(words)
    var ones = Vector.zero
    var twos = Vector.zero
    var fours = Vector.zero
    var eights = 0
    var offset = 0
    let step = 8 * MemoryLayout<Vector>.size
    while offset &+ step <= bytes.count {
        let (twosA, onesA) = addLoaded(ones, bytes, offset)
        let (twosB, onesB) = addLoaded(onesA, bytes, offset &+ 64)
        let (foursA, twosAB) = add(twos, twosA, twosB)
        let (twosC, onesC) = addLoaded(onesB, bytes, offset &+ 128)
        let (twosD, onesD) = addLoaded(onesC, bytes, offset &+ 192)
        let (foursB, twosCD) = add(twosAB, twosC, twosD)
        let (carry, foursAB) = add(fours, foursA, foursB)
        (ones, twos, fours) = (onesD, twosCD, foursAB)
        eights &+= count(carry)
        offset &+= step
    }
    var total = 8 &* eights &+ 4 &* count(fours) &+ 2 &* count(twos) &+ count(ones)
    for index in (offset / 8)..<words.count { total &+= words[index].nonzeroBitCount }
    return total
}

/// Adds the two vectors at an offset.
@inline(__always)
private func addLoaded(_ a: Vector, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> (carry: Vector, sum: Vector) {
    add(
        a, bytes.loadUnaligned(fromByteOffset: offset, as: Vector.self),
        bytes.loadUnaligned(fromByteOffset: offset &+ MemoryLayout<Vector>.size, as: Vector.self))
}

/// Adds three bits in each place: the carry has twice the weight of the sum.
@inline(__always)
private func add(_ a: Vector, _ b: Vector, _ c: Vector) -> (carry: Vector, sum: Vector) {
    let either = a ^ b
    return ((a & b) | (either & c), either ^ c)
}

@inline(__always)
private func count(_ vector: Vector) -> Int {
    vector[0].nonzeroBitCount &+ vector[1].nonzeroBitCount &+ vector[2].nonzeroBitCount &+ vector[3].nonzeroBitCount
}
