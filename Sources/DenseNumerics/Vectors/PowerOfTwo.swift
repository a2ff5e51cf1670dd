/// A power of two, perhaps beyond what one number holds.
struct PowerOfTwo {
    private let exponent: Int

    /// The power that brings a finite size to about 2^`exponent`; 1 for zero.
    init(bringing size: Double, to exponent: Int) {
        self.exponent = size > 0 ? exponent - Int(size.exponent) : 0
    }

    private var halves: (Double, Double) {
        let half = exponent / 2
        return (
            Double(sign: .plus, exponent: half, significand: 1),
            Double(sign: .plus, exponent: exponent - half, significand: 1)
        )
    }

    /// Multiplies numbers: exact, but for those that become subnormal.
    func multiply(_ values: UnsafeMutablePointer<Double>, _ count: Int) {
        let (first, second) = halves
        for k in 0..<count { values[k] = values[k] * first * second }
    }

    func undo(_ value: Double) -> Double {
        let (first, second) = halves
        return value / first / second
    }
}
