/// The loops over vectors for entries of either kind; of a known kind they are the loops themselves.
enum EntryKernels<Scalar: MatrixScalar> {
    /// xᴴ y.
    @inline(__always)
    static func dot(_ x: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>, _ count: Int) -> Scalar {
        guard Scalar.isComplex else { return Scalar(VectorKernels.dot(x.doubles, y.doubles, count)) }
        let (real, imaginary) = VectorKernels.complexDot(x.doubles, y.doubles, 2 &* count)
        return Scalar(real, imaginary)
    }

    /// y += a x.
    @inline(__always)
    static func add(
        _ a: Scalar, _ x: UnsafePointer<Scalar>, to y: UnsafeMutablePointer<Scalar>, _ count: Int
    ) {
        guard Scalar.isComplex else { return VectorKernels.add(a.real, x.doubles, to: y.doubles, count) }
        VectorKernels.addComplex(a.real, a.imaginary, x.doubles, to: y.doubles, 2 &* count)
    }

    /// x *= a, a real.
    @inline(__always)
    static func scale(_ x: UnsafeMutablePointer<Scalar>, by a: Double, _ count: Int) {
        VectorKernels.scale(x.doubles, by: a, count &* Scalar.width)
    }

    /// Σ |x_k|², with no guard against overflow.
    @inline(__always)
    static func squares(_ x: UnsafePointer<Scalar>, _ count: Int) -> Double {
        VectorKernels.squares(x.doubles, count &* Scalar.width)
    }

    /// (Σ |x_k|²)^½, which neither overflows nor vanishes; NaN or infinite where an entry is.
    @inline(__always)
    static func norm(_ x: UnsafePointer<Scalar>, _ count: Int) -> Double {
        VectorNorm.norm(x.doubles, count &* Scalar.width)
    }
}
