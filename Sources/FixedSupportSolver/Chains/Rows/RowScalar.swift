import DenseNumerics

/// What the small decompositions do with rows of entries that stand one after the other.
///
/// A row is read and written where it lies; the loops take several entries at once, and their sums are added in an
/// order that depends on the length of the row alone.
protocol RowScalar: MatrixScalar {
    typealias Row = UnsafeMutablePointer<Self>
    typealias ConstantRow = UnsafePointer<Self>

    /// Σ |x|².
    static func square(_ x: ConstantRow, _ count: Int) -> Double

    /// Σ |x|², Σ |y|² and Σ x ȳ.
    static func products(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> (xx: Double, yy: Double, xy: Self)

    /// Σ x ȳ.
    static func inner(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> Self

    /// x ← c x − s φ y, y ← s x + c φ y.
    static func rotate(_ x: Row, _ y: Row, _ count: Int, by rotation: RowRotation<Self>)

    /// kept ← k₁ x + k₂ y; the sum of |d₁ x + d₂ y|².
    static func separate(
        _ x: ConstantRow, _ y: ConstantRow, _ count: Int, kept: Row, keeping k: (Self, Self), dropping d: (Self, Self)
    ) -> Double

    /// y ← y + factor · x.
    static func add(_ factor: Self, times x: ConstantRow, to y: Row, _ count: Int)

    /// y ← factor · x.
    static func assign(_ factor: Double, times x: ConstantRow, to y: Row, _ count: Int)

    /// Σ |x − y|².
    static func squaredDistance(_ x: ConstantRow, _ y: ConstantRow, _ count: Int) -> Double
}

/// A rotation of two rows, the second turned by a phase: (x, y) ↦ (c x − s φ y, s x + c φ y).
struct RowRotation<Scalar: MatrixScalar> {
    var c: Double
    var s: Double
    var phase: Scalar
    /// s/c.
    var t: Double
    /// |Σ x ȳ| before the rotation.
    var overlap: Double

    /// The rotation by at most an eighth of a turn that makes the rows orthogonal; nil if their inner product is 0.
    init?(_ products: (xx: Double, yy: Double, xy: Scalar)) {
        overlap = products.xy.magnitude
        guard overlap > 0 else { return nil }
        let zeta = (products.yy - products.xx) / (2 * overlap)
        t = (zeta >= 0 ? 1 : -1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
        c = 1 / (1 + t * t).squareRoot()
        s = c * t
        phase = products.xy / overlap
    }
}
