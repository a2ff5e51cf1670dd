/// The Euclidean norm of any vector of doubles.
enum VectorNorm {
    /// Between these a sum of squares has lost nothing to over- or underflow that could be seen.
    private static let (smallest, largest) = (0x1p-960, 0x1p960)

    /// (Σ x_k²)^½, scaled by the largest entry where the plain sum leaves the safe range.
    static func norm(_ x: UnsafePointer<Double>, _ count: Int) -> Double {
        let sum = VectorKernels.squares(x, count)
        if sum > smallest, sum < largest { return sum.squareRoot() }
        let top = largestMagnitude(x, count)
        guard top > 0, top.isFinite else { return top }
        let exponent = top.exponent
        // Two halves, since the power itself may be out of range.
        let half = Double(sign: .plus, exponent: -exponent / 2, significand: 1)
        let rest = Double(sign: .plus, exponent: -exponent - (-exponent / 2), significand: 1)
        var scaled = 0.0
        for k in 0..<count {
            let value = x[k] * half * rest
            scaled += value * value
        }
        return scaled.squareRoot() / half / rest
    }

    /// max |x_k|; 0 of no entries, NaN where an entry is.
    static func largestMagnitude(_ x: UnsafePointer<Double>, _ count: Int) -> Double {
        var top = 0.0
        for k in 0..<count {
            let size = abs(x[k])
            top = size <= top ? top : size
            if top.isNaN { return .nan }
        }
        return top
    }
}
