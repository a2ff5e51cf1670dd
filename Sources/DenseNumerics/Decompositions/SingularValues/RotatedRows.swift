/// Rows that rotations make orthogonal, with the product of the rotations beside them: row i is [Z_i | W_i], and
/// Z = W · (what Z was) throughout.
struct RotatedRows<Scalar: MatrixScalar> {
    let count: Int
    /// Entries of a row of Z, after which W begins, and from one row to the next.
    let length: Int
    let stride: Int
    let entries: UnsafeMutablePointer<Scalar>

    /// Rows of `length` entries given one after the other. W starts as the identity; without `isTracking` there is no
    /// W. Freed by `free`.
    init(_ rows: UnsafePointer<Scalar>, count: Int, length: Int, isTracking: Bool) {
        self.count = count
        self.length = length
        stride = length + (isTracking ? count : 0)
        tolerance = Double(length).squareRoot() * 0x1p-52
        entries = .allocate(capacity: max(1, count * stride))
        entries.initialize(repeating: .zero, count: count * stride)
        for row in 0..<count {
            (entries + row * stride).update(from: rows + row * length, count: length)
            if isTracking { entries[row * stride + length + row] = Scalar(1) }
        }
    }

    func free() { entries.deallocate() }

    /// Rows this close to orthogonal, as a cosine, are taken to be so.
    let tolerance: Double
}
