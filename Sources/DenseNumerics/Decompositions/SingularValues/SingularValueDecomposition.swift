/// A = U diag(σ) Vᴴ with orthonormal columns in U (m × k) and V (n × k), k = min(m, n), σ falling.
///
/// By two QR factorizations and one-sided Jacobi rotations: each σ is found to high *relative* accuracy where A is
/// D₁ B D₂ with diagonal D₁, D₂ and B of moderate condition (`Numerics.md` has the bounds), and within a small multiple
/// of ε ‖A‖ for every A. The result does not depend on the number of threads. Values below about 2⁻⁹³⁰ σ₁ may come out
/// as 0. Where an entry is not finite every value and vector is NaN.
public struct SingularValueDecomposition<Scalar: MatrixScalar>: Sendable {
    public var left: Matrix<Scalar>
    public var values: [Double]
    public var right: Matrix<Scalar>

    /// Decomposes a matrix. O(m n min(m, n)), with a factor of about thirty for the rotations.
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public init(_ matrix: Matrix<Scalar>, threads: Int = Parallel.standardThreads) {
        self.init(matrix, rank: min(matrix.rowCount, matrix.columnCount), threads: threads)
    }

    /// All values and the first `rank` vectors; `dropped` times the matrix may be left out.
    init(_ matrix: Matrix<Scalar>, rank: Int, dropped: Double = 0, threads: Int) {
        let (rows, columns) = (matrix.rowCount, matrix.columnCount)
        guard matrix.largestMagnitude.isFinite else {
            left = Matrix(rows: rows, columns: rank, repeating: Scalar(.nan, .nan))
            right = Matrix(rows: columns, columns: rank, repeating: Scalar(.nan, .nan))
            values = Array(repeating: .nan, count: min(rows, columns))
            return
        }
        let tall = rows >= columns ? matrix : matrix.adjoint
        let problem = SingularValueProblem(
            tall.elements, rows: tall.rowCount, columns: tall.columnCount, withVectors: true, dropped: dropped,
            threads: threads)
        values = problem.values
        let (first, second) = (problem.left(rank), problem.right(rank))
        (left, right) = rows >= columns ? (first, second) : (second, first)
    }

    /// The best approximation of at most this rank, as X Yᴴ with X = U√σ, Y = V√σ.
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public func factors(rank: Int) -> (left: Matrix<Scalar>, right: Matrix<Scalar>) {
        let kept = max(0, min(rank, values.count))
        let roots = values.prefix(kept).map { $0.squareRoot() }
        return (left.withColumnsScaled(by: roots), right.withColumnsScaled(by: roots))
    }

    /// (Σ_{k ≥ rank} σ_k²)^½, the error of the best approximation of at most this rank.
    public func tail(beyond rank: Int) -> Double {
        let rest = Array(values.dropFirst(rank))
        return rest.read { VectorNorm.norm($0, rest.count) }
    }
}

extension Matrix {
    /// The first columns, each multiplied by its factor.
    fileprivate func withColumnsScaled(by factors: [Double]) -> Matrix {
        let (count, stride) = (factors.count, columnCount)
        let entries = [Scalar](count: rowCount * count) { target in
            elements.read { source in
                for row in 0..<rowCount {
                    for k in 0..<count { target[row * count + k] = factors[k] * source[row * stride + k] }
                }
            }
        }
        return Matrix(rows: rowCount, columns: count, elements: entries)
    }
}
