/// Loops over vectors of doubles, four at a time. Sums are formed in one order, whatever the machine.
enum VectorKernels {
    /// Σ x_k y_k.
    @inline(__always)
    static func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int) -> Double {
        var (s0, s1) = (Lanes.zero, Lanes.zero)
        var k = 0
        while k &+ 8 <= count {
            s0 += x.lanes(at: k) * y.lanes(at: k)
            s1 += x.lanes(at: k &+ 4) * y.lanes(at: k &+ 4)
            k &+= 8
        }
        if k &+ 4 <= count {
            s0 += x.lanes(at: k) * y.lanes(at: k)
            k &+= 4
        }
        var sum = (s0 + s1).total
        while k < count {
            sum += x[k] * y[k]
            k &+= 1
        }
        return sum
    }

    /// Σ x_k² − as accurate as plain summation is, with no guard against overflow.
    @inline(__always)
    static func squares(_ x: UnsafePointer<Double>, _ count: Int) -> Double { dot(x, x, count) }

    /// Of complex vectors of `count` doubles: Σ Re x Re y + Im x Im y, and Σ Re x Im y − Im x Re y (that is xᴴ y).
    @inline(__always)
    static func complexDot(
        _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int
    ) -> (real: Double, imaginary: Double) {
        var (straight, crossed) = (Lanes.zero, Lanes.zero)
        var k = 0
        while k &+ 4 <= count {
            let (a, b) = (x.lanes(at: k), y.lanes(at: k))
            straight += a * b
            crossed += a * b.swappedPairs
            k &+= 4
        }
        var (real, imaginary) = (straight.total, (crossed.x + crossed.z) - (crossed.y + crossed.w))
        if k < count {
            real += x[k] * y[k] + x[k &+ 1] * y[k &+ 1]
            imaginary += x[k] * y[k &+ 1] - x[k &+ 1] * y[k]
        }
        return (real, imaginary)
    }

    /// Σ x y of complex vectors of `count` doubles, neither conjugated.
    @inline(__always)
    static func plainComplexDot(
        _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int
    ) -> (real: Double, imaginary: Double) {
        var (straight, crossed) = (Lanes.zero, Lanes.zero)
        var k = 0
        while k &+ 4 <= count {
            let (a, b) = (x.lanes(at: k), y.lanes(at: k))
            straight += a * b
            crossed += a * b.swappedPairs
            k &+= 4
        }
        var (real, imaginary) = ((straight.x + straight.z) - (straight.y + straight.w), crossed.total)
        if k < count {
            real += x[k] * y[k] - x[k &+ 1] * y[k &+ 1]
            imaginary += x[k] * y[k &+ 1] + x[k &+ 1] * y[k]
        }
        return (real, imaginary)
    }

    /// y += a x.
    @inline(__always)
    static func add(
        _ a: Double, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        var k = 0
        while k &+ 4 <= count {
            y.store(y.lanes(at: k) + a * x.lanes(at: k), at: k)
            k &+= 4
        }
        while k < count {
            y[k] += a * x[k]
            k &+= 1
        }
    }

    /// y += (a + b i) x of complex vectors of `count` doubles; of the conjugate of x where `isConjugated`.
    @inline(__always)
    static func addComplex(
        _ a: Double, _ b: Double, _ x: UnsafePointer<Double>, isConjugated: Bool = false,
        to y: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        // (a + bi)(c + di) = ac − bd + (ad + bc) i.
        let straight = isConjugated ? Lanes(a, -a, a, -a) : Lanes(a, a, a, a)
        let crossed = isConjugated ? Lanes(b, b, b, b) : Lanes(-b, b, -b, b)
        var k = 0
        while k &+ 4 <= count {
            let v = x.lanes(at: k)
            y.store(y.lanes(at: k) + straight * v + crossed * v.swappedPairs, at: k)
            k &+= 4
        }
        if k < count {
            let (c, d) = (x[k], x[k &+ 1])
            y[k] += straight.x * c + crossed.x * d
            y[k &+ 1] += straight.y * d + crossed.y * c
        }
    }

    /// x *= a.
    @inline(__always)
    static func scale(_ x: UnsafeMutablePointer<Double>, by a: Double, _ count: Int) {
        for k in 0..<count { x[k] *= a }
    }
}
