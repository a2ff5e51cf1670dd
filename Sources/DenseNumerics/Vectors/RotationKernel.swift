/// Plane rotations of pairs of vectors of doubles.
enum RotationKernel {
    /// x becomes c x − s y and y becomes s x + c y.
    @inline(__always)
    static func turn(
        _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int, _ c: Double, _ s: Double
    ) {
        var k = 0
        while k &+ 4 <= count {
            let (a, b) = (x.lanes(at: k), y.lanes(at: k))
            x.store(c * a - s * b, at: k)
            y.store(s * a + c * b, at: k)
            k &+= 4
        }
        while k < count {
            let (a, b) = (x[k], y[k])
            x[k] = c * a - s * b
            y[k] = s * a + c * b
            k &+= 1
        }
    }

    /// The same; gives Σ x² and Σ y² afterwards.
    @inline(__always)
    static func turnMeasuring(
        _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int, _ c: Double, _ s: Double
    ) -> (Double, Double) {
        var (sumX, sumY) = (Lanes.zero, Lanes.zero)
        var k = 0
        while k &+ 4 <= count {
            let (a, b) = (x.lanes(at: k), y.lanes(at: k))
            let (first, second) = (c * a - s * b, s * a + c * b)
            sumX += first * first
            sumY += second * second
            x.store(first, at: k)
            y.store(second, at: k)
            k &+= 4
        }
        var (squaresX, squaresY) = (sumX.total, sumY.total)
        while k < count {
            let (a, b) = (x[k], y[k])
            let (first, second) = (c * a - s * b, s * a + c * b)
            squaresX += first * first
            squaresY += second * second
            x[k] = first
            y[k] = second
            k &+= 1
        }
        return (squaresX, squaresY)
    }
}
