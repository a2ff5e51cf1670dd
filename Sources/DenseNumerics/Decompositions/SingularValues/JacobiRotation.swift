/// The rotation that makes two rows x, y orthogonal: x becomes c x − α y, y becomes ᾱ x + c y, c² + |α|² = 1.
struct JacobiRotation<Scalar: MatrixScalar> {
    let cosine: Double
    let sine: Scalar

    /// From |x|², |y|² and x yᴴ ≠ 0, by the smaller of the two angles.
    @inline(__always)
    init(_ x: Double, _ y: Double, product: Scalar) {
        let size = product.magnitude
        let cotangent = (y - x) / (2 * size)
        let slope = abs(cotangent)
        // Beyond this the square of the cotangent might overflow, and 1 is lost beside it.
        let small = slope > 0x1p60 ? 0.5 / slope : 1 / (slope + (1 + slope * slope).squareRoot())
        let tangent = cotangent < 0 ? -small : small
        let rough = 1 / (1 + tangent * tangent).squareRoot()
        let length = tangent * rough
        // Rounded once. `rough` itself is too large more often than too small where t is small, since the root of
        // 1 + 2⁻⁵² is rounded to 1; after many rotations the rows would be longer.
        cosine = 1 - length * (length / (1 + rough))
        sine = length * (product / size)
    }

    /// Rotates two rows; gives |x|² and |y|² afterwards.
    @inline(__always)
    func turnMeasuring(
        _ x: UnsafeMutablePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>, _ count: Int
    ) -> (Double, Double) {
        guard Scalar.isComplex else {
            return RotationKernel.turnMeasuring(x.doubles, y.doubles, count, cosine, sine.real)
        }
        let alpha = Complex(sine.real, sine.imaginary)
        return ComplexRotationKernel.turnMeasuring(x.doubles, y.doubles, 2 &* count, cosine, alpha)
    }

    /// Rotates two rows.
    @inline(__always)
    func turn(_ x: UnsafeMutablePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>, _ count: Int) {
        guard Scalar.isComplex else {
            return RotationKernel.turn(x.doubles, y.doubles, count, cosine, sine.real)
        }
        ComplexRotationKernel.turn(x.doubles, y.doubles, 2 &* count, cosine, Complex(sine.real, sine.imaginary))
    }
}
