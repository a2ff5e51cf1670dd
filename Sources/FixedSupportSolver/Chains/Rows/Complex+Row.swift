import DenseNumerics

/// Complex entries are pairs of numbers, real part first, so a row of n of them is a row of 2n numbers.
extension Complex: RowScalar {
    /// Four complex numbers, by their parts.
    private struct Four {
        var real: SIMD4<Double>
        var imaginary: SIMD4<Double>

        @inline(__always)
        init(_ real: SIMD4<Double>, _ imaginary: SIMD4<Double>) {
            self.real = real
            self.imaginary = imaginary
        }

        @inline(__always)
        init(at x: UnsafePointer<Complex>) {
            let values = UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Double>.self)
            self.init(values.evenHalf, values.oddHalf)
        }

        @inline(__always)
        func store(at y: UnsafeMutablePointer<Complex>) {
            var values = SIMD8<Double>.zero
            values.evenHalf = real
            values.oddHalf = imaginary
            UnsafeMutableRawPointer(y).storeBytes(of: values, as: SIMD8<Double>.self)
        }

        @inline(__always)
        static func + (left: Four, right: Four) -> Four {
            Four(left.real + right.real, left.imaginary + right.imaginary)
        }

        @inline(__always)
        static func * (factor: Complex, values: Four) -> Four {
            Four(
                factor.real * values.real - factor.imaginary * values.imaginary,
                factor.real * values.imaginary + factor.imaginary * values.real)
        }

        @inline(__always)
        var squares: SIMD4<Double> { real * real + imaginary * imaginary }
    }

    private static func numbers(_ x: ConstantRow) -> UnsafePointer<Double> {
        UnsafeRawPointer(x).assumingMemoryBound(to: Double.self)
    }

    private static func numbers(_ x: Row) -> UnsafeMutablePointer<Double> {
        UnsafeMutableRawPointer(x).assumingMemoryBound(to: Double.self)
    }

    static func square(_ x: ConstantRow, _ count: Int) -> Double { Double.square(numbers(x), 2 * count) }

    static func products(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> (xx: Double, yy: Double, xy: Complex) {
        var (xxs, yys, reals, imaginaries) = (
            SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero
        )
        let packed = count & ~3
        for i in stride(from: 0, to: packed, by: 4) {
            let (a, b) = (Four(at: x + i), Four(at: y + i))
            xxs += a.squares
            yys += b.squares
            reals += a.real * b.real + a.imaginary * b.imaginary
            imaginaries += a.imaginary * b.real - a.real * b.imaginary
        }
        var (xx, yy, xy) = (xxs.sum(), yys.sum(), Complex(reals.sum(), imaginaries.sum()))
        for i in packed..<count {
            xx += x[i].squaredMagnitude
            yy += y[i].squaredMagnitude
            xy += x[i] * y[i].conjugate
        }
        return (xx, yy, xy)
    }

    static func inner(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> Complex {
        var (reals, imaginaries) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        let packed = count & ~3
        for i in stride(from: 0, to: packed, by: 4) {
            let (a, b) = (Four(at: x + i), Four(at: y + i))
            reals += a.real * b.real + a.imaginary * b.imaginary
            imaginaries += a.imaginary * b.real - a.real * b.imaginary
        }
        var sum = Complex(reals.sum(), imaginaries.sum())
        for i in packed..<count { sum += x[i] * y[i].conjugate }
        return sum
    }

    static func rotate(_ x: Row, _ y: Row, _ count: Int, by rotation: RowRotation<Complex>) {
        let (c, s) = (Complex(rotation.c), Complex(rotation.s))
        let (cp, sp) = (rotation.c * rotation.phase, -(rotation.s * rotation.phase))
        let packed = count & ~3
        for i in stride(from: 0, to: packed, by: 4) {
            let (a, b) = (Four(at: x + i), Four(at: y + i))
            (c * a + sp * b).store(at: x + i)
            (s * a + cp * b).store(at: y + i)
        }
        for i in packed..<count {
            let (a, b) = (x[i], y[i])
            x[i] = c * a + sp * b
            y[i] = s * a + cp * b
        }
    }

    static func separate(
        _ x: ConstantRow, _ y: ConstantRow, _ count: Int, kept: Row, keeping k: (Complex, Complex),
        dropping d: (Complex, Complex)
    ) -> Double {
        var sums = SIMD4<Double>.zero
        let packed = count & ~3
        for i in stride(from: 0, to: packed, by: 4) {
            let (a, b) = (Four(at: x + i), Four(at: y + i))
            (k.0 * a + k.1 * b).store(at: kept + i)
            sums += (d.0 * a + d.1 * b).squares
        }
        var sum = sums.sum()
        for i in packed..<count {
            let (a, b) = (x[i], y[i])
            kept[i] = k.0 * a + k.1 * b
            sum += (d.0 * a + d.1 * b).squaredMagnitude
        }
        return sum
    }

    static func add(_ factor: Complex, times x: ConstantRow, to y: Row, _ count: Int) {
        let packed = count & ~3
        for i in stride(from: 0, to: packed, by: 4) {
            (Four(at: y + i) + factor * Four(at: x + i)).store(at: y + i)
        }
        for i in packed..<count { y[i] += factor * x[i] }
    }

    static func assign(_ factor: Double, times x: ConstantRow, to y: Row, _ count: Int) {
        Double.assign(factor, times: numbers(x), to: numbers(y), 2 * count)
    }

    static func squaredDistance(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> Double {
        Double.squaredDistance(numbers(x), numbers(y), 2 * count)
    }
}
