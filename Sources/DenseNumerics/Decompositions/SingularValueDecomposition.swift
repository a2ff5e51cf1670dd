/// A = U diag(σ) Vᴴ with orthonormal columns in U (m × k) and V (n × k), k = min(m, n), σ falling.
public struct SingularValueDecomposition<Scalar: MatrixScalar>: Sendable {
    public var left: Matrix<Scalar>
    public var values: [Double]
    public var right: Matrix<Scalar>

    /// Decomposes a matrix by one-sided Jacobi rotations.
    public init(_ matrix: Matrix<Scalar>) {
        if matrix.rowCount < matrix.columnCount {
            let adjoint = SingularValueDecomposition(matrix.adjoint)
            (left, values, right) = (adjoint.right, adjoint.values, adjoint.left)
            return
        }
        // The rows of `turned` are the columns of the matrix, conjugated; rotations make them orthogonal.
        var turned = matrix.adjoint
        var rotation = Matrix<Scalar>.identity(matrix.columnCount)
        let n = matrix.columnCount
        var isChanged = true
        for _ in 0..<60 where isChanged {
            isChanged = false
            for p in 0..<n {
                for q in (p + 1)..<max(n, p + 1) {
                    var (pp, qq, pq) = (0.0, 0.0, Scalar.zero)
                    for k in 0..<turned.columnCount {
                        pp += turned[p, k].squaredMagnitude
                        qq += turned[q, k].squaredMagnitude
                        pq += turned[p, k] * turned[q, k].conjugate
                    }
                    let size = pq.magnitude
                    guard size > 1e-16 * (pp * qq).squareRoot(), size > 0 else { continue }
                    isChanged = true
                    let zeta = (qq - pp) / (2 * size)
                    let t = (zeta >= 0 ? 1.0 : -1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
                    let c = 1 / (1 + t * t).squareRoot()
                    let s = c * t
                    let phase = pq / size
                    for k in 0..<turned.columnCount {
                        let (x, y) = (turned[p, k], turned[q, k])
                        turned[p, k] = c * x - s * (phase * y)
                        turned[q, k] = s * (phase.conjugate * x) + c * y
                    }
                    for k in 0..<n {
                        let (x, y) = (rotation[p, k], rotation[q, k])
                        rotation[p, k] = c * x - s * (phase * y)
                        rotation[q, k] = s * (phase.conjugate * x) + c * y
                    }
                }
            }
        }
        let norms = (0..<n).map { row in
            Matrix(rows: 1, columns: turned.columnCount) { turned[row, $1] }.frobeniusNorm
        }
        let order = norms.indices.sorted { norms[$0] > norms[$1] }
        values = order.map { norms[$0] }
        left = Matrix(rows: matrix.rowCount, columns: n) { row, k in
            norms[order[k]] > 0 ? turned[order[k], row].conjugate / norms[order[k]] : .zero
        }
        right = Matrix(rows: n, columns: n) { row, k in rotation[order[k], row].conjugate }
    }

    /// The best approximation of at most this rank, as X Yᴴ with X = U√σ, Y = V√σ.
    public func factors(rank: Int) -> (left: Matrix<Scalar>, right: Matrix<Scalar>) {
        let kept = min(rank, values.count)
        let roots = values.map { $0.squareRoot() }
        return (
            Matrix(rows: left.rowCount, columns: kept) { roots[$1] * left[$0, $1] },
            Matrix(rows: right.rowCount, columns: kept) { roots[$1] * right[$0, $1] }
        )
    }

    /// (Σ_{k ≥ rank} σ_k²)^½, the error of the best approximation of at most this rank.
    public func tail(beyond rank: Int) -> Double {
        values.dropFirst(rank).reversed().reduce(0) { ($0 * $0 + $1 * $1).squareRoot() }
    }
}
