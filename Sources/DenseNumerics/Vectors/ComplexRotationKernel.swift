/// Plane rotations of pairs of complex vectors, counted in doubles: x becomes c x − α y and y becomes ᾱ x + c y.
enum ComplexRotationKernel {
    @inline(__always)
    static func turn(
        _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int, _ c: Double,
        _ alpha: Complex
    ) {
        let (real, crossed) = (alpha.real, Self.crossed(alpha))
        var k = 0
        while k &+ 4 <= count {
            let (a, b) = (x.lanes(at: k), y.lanes(at: k))
            x.store(c * a - (real * b + crossed * b.swappedPairs), at: k)
            y.store((real * a - crossed * a.swappedPairs) + c * b, at: k)
            k &+= 4
        }
        if k < count { _ = turnLast(x + k, y + k, c, alpha) }
    }

    /// The same; gives Σ |x|² and Σ |y|² afterwards.
    @inline(__always)
    static func turnMeasuring(
        _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int, _ c: Double,
        _ alpha: Complex
    ) -> (Double, Double) {
        let (real, crossed) = (alpha.real, Self.crossed(alpha))
        var (sumX, sumY) = (Lanes.zero, Lanes.zero)
        var k = 0
        while k &+ 4 <= count {
            let (a, b) = (x.lanes(at: k), y.lanes(at: k))
            let first = c * a - (real * b + crossed * b.swappedPairs)
            let second = (real * a - crossed * a.swappedPairs) + c * b
            sumX += first * first
            sumY += second * second
            x.store(first, at: k)
            y.store(second, at: k)
            k &+= 4
        }
        guard k < count else { return (sumX.total, sumY.total) }
        let (lastX, lastY) = turnLast(x + k, y + k, c, alpha)
        return (sumX.total + lastX, sumY.total + lastY)
    }

    @inline(__always)
    private static func crossed(_ alpha: Complex) -> Lanes {
        Lanes(-alpha.imaginary, alpha.imaginary, -alpha.imaginary, alpha.imaginary)
    }

    /// One entry of each.
    @inline(__always)
    private static func turnLast(
        _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ c: Double, _ alpha: Complex
    ) -> (Double, Double) {
        let (a, b) = (Complex(x[0], x[1]), Complex(y[0], y[1]))
        let (first, second) = (c * a - alpha * b, alpha.conjugate * a + c * b)
        (x[0], x[1]) = (first.real, first.imaginary)
        (y[0], y[1]) = (second.real, second.imaginary)
        return (first.squaredMagnitude, second.squaredMagnitude)
    }
}
