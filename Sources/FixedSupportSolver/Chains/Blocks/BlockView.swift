/// A block of a matrix: rows that are so many entries apart, each of entries that stand one after the other.
struct BlockView<Scalar> {
    var start: UnsafePointer<Scalar>
    /// The entries from the start of a row to the start of the next.
    var stride: Int
    var rows: Int
    var columns: Int

    func row(_ index: Int) -> UnsafePointer<Scalar> { start + index * stride }
}

/// A block that is written to.
struct MutableBlockView<Scalar> {
    var start: UnsafeMutablePointer<Scalar>
    var stride: Int

    func row(_ index: Int) -> UnsafeMutablePointer<Scalar> { start + index * stride }
}

/// Which factor of X Y = U Σ Vᴴ takes the singular values.
enum WeightSide: Sendable {
    /// X = U Σ, Y = Vᴴ.
    case left
    /// X = U, Y = Σ Vᴴ.
    case right
    /// X = U Σ^½, Y = Σ^½ Vᴴ.
    case both
}
