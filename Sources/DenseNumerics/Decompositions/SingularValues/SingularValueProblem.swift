/// The way from a matrix of at least as many rows as columns to a square one that Jacobi rotations take in few sweeps,
/// and back (Drmač and Veselić): rows sorted, A = P₁ Q₁ R₁ P₂ᵀ with pivoting, R₁ᴴ = Q₂ R₂, R₂ = W Σ Sᴴ; then
/// A = (P₁ Q₁ S) Σ (P₂ Q₂ W)ᴴ.
struct SingularValueProblem<Scalar: MatrixScalar> {
    private let rowCount: Int
    private let columnCount: Int
    /// The power of two by which the matrix was multiplied.
    private let scale: PowerOfTwo
    private let rowOrder: [Int]
    private let outer: QRFactorization<Scalar>
    private let inner: QRFactorization<Scalar>
    private let core: JacobiDecomposition<Scalar>

    /// - Parameters:
    ///   - entries: the matrix, row by row; finite.
    ///   - dropped: what is left out may be as large as this in the Frobenius norm, relative to the matrix.
    init(
        _ entries: [Scalar], rows: Int, columns: Int, withVectors: Bool, dropped: Double = 0,
        threads: Int = Parallel.standardThreads
    ) {
        (rowCount, columnCount) = (rows, columns)
        let sizes = SingularValueProblem.rowSizes(entries, rows: rows, columns: columns)
        let scale = PowerOfTwo(bringing: sizes.max() ?? 0, to: 460)
        self.scale = scale
        let order = sizes.indices.sorted { sizes[$0] > sizes[$1] }
        rowOrder = order
        var turned = Self.sortedColumns(entries, rows: rows, columns: columns, order: order)
        turned.change { scale.multiply($0.doubles, rows * columns * Scalar.width) }
        let norm = turned.read { EntryKernels.norm($0, rows * columns) }
        let outer = QRFactorization(
            columns: turned, rows: rows, count: columns, pivoting: true,
            threshold: dropped * norm / Double(max(columns, 1)).squareRoot())
        self.outer = outer
        // Rᴴ column by column is R row by row, conjugated.
        let triangle = outer.triangle.conjugated
        inner = QRFactorization(columns: triangle.elements, rows: columns, count: outer.steps, pivoting: false)
        let rank = inner.steps
        core = JacobiDecomposition(
            inner.triangle.elements, count: rank, length: rank, withVectors: withVectors, threads: threads)
    }

    /// All min(m, n) values, falling.
    var values: [Double] {
        let found = core.values.map { scale.undo($0) }
        return found + Array(repeating: 0, count: columnCount - found.count)
    }

    var sweeps: Int { core.sweeps }

    /// The first `count` columns of P₁ Q₁ [S 0; 0 1].
    func left(_ count: Int) -> Matrix<Scalar> {
        var basis = Self.padded(
            completed(core.right), size: core.values.count, rows: rowCount, columns: count)
        outer.apply(to: &basis)
        return basis.movingRows(to: rowOrder)
    }

    /// The first `count` columns of P₂ Q₂ [W 0; 0 1].
    func right(_ count: Int) -> Matrix<Scalar> {
        var basis = Self.padded(core.left, size: core.values.count, rows: columnCount, columns: count)
        inner.apply(to: &basis)
        return basis.movingRows(to: outer.permutation)
    }

    /// Vectors of values that vanished are replaced: the rest of an orthonormal basis.
    private func completed(_ vectors: [Scalar]) -> [Scalar] {
        let size = core.values.count
        let present = core.values.prefix { $0 > 0 }.count
        guard present < size else { return vectors }
        let known = Array(vectors[..<(present * size)])
        let columns = Matrix(rows: present, columns: size, elements: known).conjugated.elements
        let basis = QRFactorization(columns: columns, rows: size, count: present, pivoting: false).basis(size)
        return known + basis.adjoint.elements[(present * size)...]
    }

    /// The matrix rows × columns whose upper left corner is the adjoint of the square of `size` rows given, whose
    /// lower right is an identity, and whose rest is zero.
    private static func padded(_ given: [Scalar], size: Int, rows: Int, columns: Int) -> Matrix<Scalar> {
        var result = Matrix<Scalar>(rows: rows, columns: columns)
        let kept = min(size, columns)
        result.elements.change { target in
            given.read {
                Turning.turn(
                    $0.doubles, rows: kept, columns: size, width: Scalar.width, stride: size,
                    isConjugated: Scalar.isComplex, to: target.doubles, targetStride: columns)
            }
            for k in size..<max(size, columns) { target[k * (columns + 1)] = Scalar(1) }
        }
        return result
    }

    private static func rowSizes(_ entries: [Scalar], rows: Int, columns: Int) -> [Double] {
        entries.read { entries in
            (0..<rows).map {
                VectorNorm.largestMagnitude((entries + $0 * columns).doubles, columns * Scalar.width)
            }
        }
    }

    /// The columns one after the other, rows in the given order.
    private static func sortedColumns(_ entries: [Scalar], rows: Int, columns: Int, order: [Int]) -> [Scalar] {
        let sorted = [Scalar](count: rows * columns) { target in
            entries.read { source in
                for (place, row) in order.enumerated() {
                    (target + place * columns).update(from: source + row * columns, count: columns)
                }
            }
        }
        return Matrix(rows: rows, columns: columns, elements: sorted).transposed.elements
    }
}
