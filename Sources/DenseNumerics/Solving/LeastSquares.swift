/// The X of least Frobenius norm among those that make ‖A X − B‖ least, by QR with column pivoting and, where A is not
/// of full column rank, a second QR of the rows that are left (a complete orthogonal decomposition).
public struct LeastSquares<Scalar: MatrixScalar>: Sendable {
    private let outer: QRFactorization<Scalar>
    /// Of Rᴴ, where R has more columns than rows.
    private let inner: QRFactorization<Scalar>?
    private let triangle: Matrix<Scalar>

    /// The numerical rank: columns that pivoting found longer than the tolerance times the longest.
    public var rank: Int { outer.steps }

    /// Prepares a matrix. What remains of the columns once all are at most `tolerance` times the longest column of A
    /// counts as zero; the standard is max(m, n) ε. O(m n min(m, n)).
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public init(_ matrix: Matrix<Scalar>, tolerance: Double? = nil) {
        let tolerance = tolerance ?? Double(max(matrix.rowCount, matrix.columnCount)) * 0x1p-52
        let turned = matrix.transposed.elements
        let longest = turned.read { entries in
            (0..<matrix.columnCount).reduce(0.0) {
                max($0, EntryKernels.norm(entries + $1 * matrix.rowCount, matrix.rowCount))
            }
        }
        outer = QRFactorization(
            columns: turned, rows: matrix.rowCount, count: matrix.columnCount, pivoting: true,
            threshold: longest.isFinite ? tolerance * longest : 0)
        let upper = outer.triangle
        if outer.steps < matrix.columnCount {
            let second = QRFactorization(
                columns: upper.conjugated.elements, rows: matrix.columnCount, count: outer.steps, pivoting: false)
            inner = second
            triangle = second.triangle.adjoint
        } else {
            inner = nil
            triangle = upper
        }
    }

    /// X for right-hand sides B, one a column. O(m n c).
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public func solve(_ right: Matrix<Scalar>) -> Matrix<Scalar> {
        precondition(right.rowCount == outer.rowCount, "as many rows as the matrix")
        var projected = right
        outer.applyAdjoint(to: &projected)
        let known = projected.submatrix(rows: 0..<rank, columns: 0..<right.columnCount)
        var solution = Matrix<Scalar>(rows: outer.columnCount, columns: right.columnCount)
        let part = inner == nil ? triangle.solvingUpperTriangle(known) : triangle.solvingLowerTriangle(known)
        solution.elements.replaceSubrange(0..<part.elements.count, with: part.elements)
        inner?.apply(to: &solution)
        return solution.movingRows(to: outer.permutation)
    }
}

extension Matrix {
    /// The X of least norm among those that make ‖A X − B‖ least; see `LeastSquares`.
    public func leastSquaresSolution(_ right: Matrix, tolerance: Double? = nil) -> Matrix {
        LeastSquares(self, tolerance: tolerance).solve(right)
    }

    /// Orthonormal columns that span the columns of the matrix, as many as its numerical rank (`LeastSquares.rank`).
    public func columnSpaceBasis(tolerance: Double? = nil) -> Matrix {
        LeastSquares(self, tolerance: tolerance).columnSpaceBasis
    }
}

extension LeastSquares {
    /// Orthonormal columns that span the columns of A, as many as its rank.
    public var columnSpaceBasis: Matrix<Scalar> { outer.basis() }
}
