import SupportMasks

/// Counts floating-point numbers by their largest power of two, without a calculation for each: a number's bits name
/// its bin.
///
/// The numbers with a leading 1 have a bin for each exponent field; those below them one for the place of their first
/// bit. Infinity has one that counts for
/// nothing: beside it every number would be tiny.
struct MagnitudeBins {
    private var counts: [Int] = []
    private var mantissaBits = 0
    /// The exponent of the first bin.
    private var firstExponent = 0
    private var hasInfinity = false

    /// Counts nothing.
    init() {}

    /// Bins for the numbers of a type; none if it is not one of floating-point numbers.
    init<Word>(_ pattern: BitPattern<Word>) {
        guard let exponents = pattern.exponents else { return }
        mantissaBits = exponents.mantissaBits
        firstExponent = exponents.smallest - mantissaBits
        hasInfinity = pattern.largest & (1 << Word(mantissaBits) - 1) == 0
        counts = [Int](repeating: 0, count: mantissaBits + Int(pattern.magnitude >> Word(mantissaBits)))
    }

    /// Whether nothing is counted.
    var isEmpty: Bool { counts.isEmpty }

    /// Counts the entries of a block at the places of bits, all of numbers that are not zero.
    ///
    /// - Parameter mask: all bits but the sign.
    @inline(__always)
    mutating func add<Word: FixedWidthInteger & UnsignedInteger>(
        _ bits: UInt64, _ block: UnsafeRawBufferPointer, isSwapped: Bool, _ mask: Word
    ) {
        guard !counts.isEmpty else { return }
        counts.withUnsafeMutableBufferPointer { counts in
            var left = bits
            while left != 0 {
                let stored = block.loadUnaligned(
                    fromByteOffset: left.trailingZeroBitCount &* MemoryLayout<Word>.size, as: Word.self)
                let magnitude = (isSwapped ? Word(bigEndian: stored) : Word(littleEndian: stored)) & mask
                let field = Int(truncatingIfNeeded: magnitude &>> Word(truncatingIfNeeded: mantissaBits))
                let bin = field > 0 ? mantissaBits &+ field &- 1 : Word.bitWidth &- 1 &- magnitude.leadingZeroBitCount
                counts[bin] &+= 1
                left &= left &- 1
            }
        }
    }

    /// The numbers that are tiny beside the largest that is finite.
    var tinyCount: Int {
        var histogram = MagnitudeHistogram()
        for (bin, count) in counts.dropLast(hasInfinity ? 1 : 0).enumerated() where count > 0 {
            histogram.add(exponent: firstExponent + bin, count: count)
        }
        return histogram.tinyCount
    }
}
