/// R = W Σ Sᴴ of a square matrix by one-sided Jacobi on its rows.
struct JacobiDecomposition<Scalar: MatrixScalar> {
    /// Falling.
    let values: [Double]
    /// Wᴴ and Sᴴ: row k belongs to value k. Rows of S whose value is zero are zero.
    let left: [Scalar]
    let right: [Scalar]
    /// Sweeps that were made.
    let sweeps: Int

    /// Decomposes rows of `length` entries given one after the other; without vectors only the values are found.
    init(_ given: [Scalar], count: Int, length: Int, withVectors: Bool, threads: Int) {
        let rows = given.read { RotatedRows($0, count: count, length: length, isTracking: withVectors) }
        defer { rows.free() }
        sweeps = RowSweeps.run(rows, threads: threads)
        let norms = (0..<count).map { EntryKernels.norm(UnsafePointer(rows.entries + $0 * rows.stride), length) }
        let order = norms.indices.sorted { norms[$0] > norms[$1] }
        values = order.map { norms[$0] }
        guard withVectors else {
            (left, right) = ([], [])
            return
        }
        left = [Scalar](count: count * count) { target in
            for (place, row) in order.enumerated() {
                (target + place * count).update(from: rows.entries + row * rows.stride + rows.length, count: count)
            }
        }
        right = [Scalar](count: count * length) { target in
            for (place, row) in order.enumerated() {
                let to = target + place * length
                to.update(from: rows.entries + row * rows.stride, count: length)
                if norms[row] > 0 { EntryKernels.scale(to, by: 1 / norms[row], length) }
            }
        }
    }
}
