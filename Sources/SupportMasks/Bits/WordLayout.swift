/// The number of 64-bit words that hold `bits` bits.
func wordCount(forBits bits: Int) -> Int { bits / 64 + (bits % 64 == 0 ? 0 : 1) }

/// The bits of the last word that are in use when `bits` bits fill whole words but for the last; all of them for a
/// multiple of 64.
func lastWordMask(forBits bits: Int) -> UInt64 {
    let used = bits & 63
    return used == 0 ? .max : (1 &<< UInt64(used)) &- 1
}
