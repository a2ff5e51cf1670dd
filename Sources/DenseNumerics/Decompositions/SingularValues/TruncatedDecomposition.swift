/// The best approximation of a matrix of at most a given rank, U diag(σ) Vᴴ with only so many columns, and its error.
///
/// It is the whole decomposition, cut: no vector is found by iteration from a random start, so none can be missed. What
/// is saved is the work on columns that do not count: pivoting stops once what remains is within 2⁻⁵³ ‖A‖ in the
/// Frobenius norm, which is a change of the size of rounding. A matrix of numerical rank r costs O(m n r). Small values
/// are therefore accurate relative to ‖A‖ only; for relative accuracy take the whole decomposition.
public struct TruncatedDecomposition<Scalar: MatrixScalar>: Sendable {
    public let left: Matrix<Scalar>
    public let values: [Double]
    public let right: Matrix<Scalar>
    /// (Σ σ_k²)^½ over the values left out: the error of the approximation.
    public let error: Double

    /// The first `rank` values and vectors (fewer where the matrix has fewer rows or columns).
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public init(_ matrix: Matrix<Scalar>, rank: Int, threads: Int = Parallel.standardThreads) {
        let kept = max(0, min(rank, matrix.rowCount, matrix.columnCount))
        let whole = SingularValueDecomposition(matrix, rank: kept, dropped: 0x1p-53, threads: threads)
        (left, right) = (whole.left, whole.right)
        values = Array(whole.values.prefix(kept))
        error = whole.tail(beyond: kept)
    }
}

extension SingularValueDecomposition {
    /// The first `rank` values and vectors, and the error of the approximation by them.
    public static func truncated(_ matrix: Matrix<Scalar>, rank: Int) -> TruncatedDecomposition<Scalar> {
        TruncatedDecomposition(matrix, rank: rank)
    }
}
