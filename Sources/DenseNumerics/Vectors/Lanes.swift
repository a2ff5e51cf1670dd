/// Four doubles that are worked on together.
typealias Lanes = SIMD4<Double>

extension UnsafePointer<Double> {
    /// The four doubles from this place on.
    @inline(__always)
    func lanes(at offset: Int) -> Lanes {
        UnsafeRawPointer(self + offset).loadUnaligned(as: Lanes.self)
    }
}

extension UnsafeMutablePointer<Double> {
    @inline(__always)
    func lanes(at offset: Int) -> Lanes {
        UnsafeRawPointer(self + offset).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    func store(_ value: Lanes, at offset: Int) {
        UnsafeMutableRawPointer(self + offset).storeBytes(of: value, as: Lanes.self)
    }
}

extension Lanes {
    /// Real and imaginary parts changed places: (r, i, r', i') becomes (i, r, i', r').
    @inline(__always)
    var swappedPairs: Lanes { Lanes(y, x, w, z) }

    @inline(__always)
    var total: Double { (x + z) + (y + w) }
}
