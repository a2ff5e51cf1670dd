extension Double: RowScalar {
    @inline(__always)
    private static func pack(_ x: ConstantRow, _ index: Int) -> SIMD8<Double> {
        UnsafeRawPointer(x + index).loadUnaligned(as: SIMD8<Double>.self)
    }

    @inline(__always)
    private static func store(_ values: SIMD8<Double>, _ y: Row, _ index: Int) {
        UnsafeMutableRawPointer(y + index).storeBytes(of: values, as: SIMD8<Double>.self)
    }

    static func square(_ x: ConstantRow, _ count: Int) -> Double {
        var sums = SIMD8<Double>.zero
        let packed = count & ~7
        for i in stride(from: 0, to: packed, by: 8) {
            let a = pack(x, i)
            sums += a * a
        }
        var sum = sums.sum()
        for i in packed..<count { sum += x[i] * x[i] }
        return sum
    }

    static func products(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> (xx: Double, yy: Double, xy: Double) {
        var (xxs, yys, xys) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
        let packed = count & ~7
        for i in stride(from: 0, to: packed, by: 8) {
            let (a, b) = (pack(x, i), pack(y, i))
            xxs += a * a
            yys += b * b
            xys += a * b
        }
        var (xx, yy, xy) = (xxs.sum(), yys.sum(), xys.sum())
        for i in packed..<count {
            let (a, b) = (x[i], y[i])
            xx += a * a
            yy += b * b
            xy += a * b
        }
        return (xx, yy, xy)
    }

    static func inner(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> Double {
        var sums = SIMD8<Double>.zero
        let packed = count & ~7
        for i in stride(from: 0, to: packed, by: 8) { sums += pack(x, i) * pack(y, i) }
        var sum = sums.sum()
        for i in packed..<count { sum += x[i] * y[i] }
        return sum
    }

    static func rotate(_ x: Row, _ y: Row, _ count: Int, by rotation: RowRotation<Double>) {
        let (c, s, cp, sp) = (rotation.c, rotation.s, rotation.c * rotation.phase, rotation.s * rotation.phase)
        let packed = count & ~7
        for i in stride(from: 0, to: packed, by: 8) {
            let (a, b) = (pack(x, i), pack(y, i))
            store(c * a - sp * b, x, i)
            store(s * a + cp * b, y, i)
        }
        for i in packed..<count {
            let (a, b) = (x[i], y[i])
            x[i] = c * a - sp * b
            y[i] = s * a + cp * b
        }
    }

    static func separate(
        _ x: ConstantRow, _ y: ConstantRow, _ count: Int, kept: Row, keeping k: (Double, Double),
        dropping d: (Double, Double)
    ) -> Double {
        var sums = SIMD8<Double>.zero
        let packed = count & ~7
        for i in stride(from: 0, to: packed, by: 8) {
            let (a, b) = (pack(x, i), pack(y, i))
            store(k.0 * a + k.1 * b, kept, i)
            let rest = d.0 * a + d.1 * b
            sums += rest * rest
        }
        var sum = sums.sum()
        for i in packed..<count {
            let (a, b) = (x[i], y[i])
            kept[i] = k.0 * a + k.1 * b
            let rest = d.0 * a + d.1 * b
            sum += rest * rest
        }
        return sum
    }

    static func add(_ factor: Double, times x: ConstantRow, to y: Row, _ count: Int) {
        let packed = count & ~7
        for i in stride(from: 0, to: packed, by: 8) { store(pack(y, i) + factor * pack(x, i), y, i) }
        for i in packed..<count { y[i] += factor * x[i] }
    }

    static func assign(_ factor: Double, times x: ConstantRow, to y: Row, _ count: Int) {
        for i in 0..<count { y[i] = factor * x[i] }
    }

    static func squaredDistance(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> Double {
        var sums = SIMD8<Double>.zero
        let packed = count & ~7
        for i in stride(from: 0, to: packed, by: 8) {
            let gap = pack(x, i) - pack(y, i)
            sums += gap * gap
        }
        var sum = sums.sum()
        for i in packed..<count { sum += (x[i] - y[i]) * (x[i] - y[i]) }
        return sum
    }
}
