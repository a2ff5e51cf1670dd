/// The SplitMix64 generator of Steele, Lea and Flood (2014): a seed gives the same numbers on every platform.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    /// The generator with the given seed.
    public init(seed: UInt64) { state = seed }

    /// The next of 2⁶⁴ equally likely numbers.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }

    /// The next number of [0, 1): a multiple of 2⁻⁵³.
    public mutating func nextUnit() -> Double { Double(next() &>> 11) * 0x1p-53 }
}
