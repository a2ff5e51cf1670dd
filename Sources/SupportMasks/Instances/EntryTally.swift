/// What reading an array found of its entries, beside the support.
public struct EntryTally: Hashable, Sendable {
    /// The entries that are zero.
    public var zeros: Int
    /// The entries that are not zero and smaller than 2⁻²⁰ times the largest: a support that counts them is seldom
    /// meant.
    public var tiny: Int
    /// Whether 255 stood for 1.
    public var has255: Bool

    public init(zeros: Int, tiny: Int = 0, has255: Bool = false) {
        (self.zeros, self.tiny, self.has255) = (zeros, tiny, has255)
    }
}

/// Counts entries that are not zero by their binary exponents: which of them are tiny shows only when all are known.
public struct MagnitudeHistogram: Sendable {
    private static let offset = 1_100
    /// 2⁻²⁰ is about 10⁻⁶: below the steps that float32 weights are trained in.
    private static let tinySteps = 20
    private var counts = [Int](repeating: 0, count: 2 * offset + 1)

    public init() {}

    /// Counts `count` entries whose largest power of two is 2 to the exponent; exponents are cut off at ±1100.
    public mutating func add(exponent: Int, count: Int = 1) {
        counts[min(max(exponent + Self.offset, 0), counts.count - 1)] += count
    }

    /// The entries whose exponent is smaller than the largest by more than 20.
    public var tinyCount: Int {
        guard let largest = counts.lastIndex(where: { $0 > 0 }), largest > Self.tinySteps else { return 0 }
        return counts[..<(largest - Self.tinySteps)].reduce(0, +)
    }
}
