/// Plane rotations of pairs of vectors.
enum RotationKernel {
    /// x becomes c x − s y and y becomes s x + c y; gives Σ x² and Σ y² of the first `measured` entries afterwards.
    @inline(__always)
    static func rotate(
        _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int, measured: Int,
        _ c: Double, _ s: Double
    ) -> (Double, Double) {
        let (squaresX, squaresY) = rotateMeasured(x, y, measured, c, s)
        var k = measured
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
        return (squaresX, squaresY)
    }

    @inline(__always)
    private static func rotateMeasured(
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

    /// x becomes c x − α y and y becomes ᾱ x + c y, of complex vectors, counted in doubles; measures as above.
    @inline(__always)
    static func rotateComplex(
        _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int, measured: Int,
        _ c: Double, _ real: Double, _ imaginary: Double
    ) -> (Double, Double) {
        let crossed = Lanes(-imaginary, imaginary, -imaginary, imaginary)
        var (sumX, sumY) = (Lanes.zero, Lanes.zero)
        var k = 0
        while k &+ 4 <= count {
            let (a, b) = (x.lanes(at: k), y.lanes(at: k))
            let first = c * a - (real * b + crossed * b.swappedPairs)
            let second = (real * a - crossed * a.swappedPairs) + c * b
            x.store(first, at: k)
            y.store(second, at: k)
            if k < measured {
                sumX += first * first
                sumY += second * second
            }
            k &+= 4
        }
        var (squaresX, squaresY) = (sumX.total, sumY.total)
        if k < count {
            let (a, b) = (Complex(x[k], x[k &+ 1]), Complex(y[k], y[k &+ 1]))
            let alpha = Complex(real, imaginary)
            let (first, second) = (c * a - alpha * b, alpha.conjugate * a + c * b)
            (x[k], x[k &+ 1]) = (first.real, first.imaginary)
            (y[k], y[k &+ 1]) = (second.real, second.imaginary)
            if k < measured {
                squaresX += first.squaredMagnitude
                squaresY += second.squaredMagnitude
            }
        }
        return (squaresX, squaresY)
    }
}
