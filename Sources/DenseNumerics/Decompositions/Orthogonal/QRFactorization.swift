/// A P = Q R by Householder reflections: Q (m × m) unitary, kept as reflections, R (min(m, n) × n) upper trapezoidal,
/// P a permutation of the columns (none unless asked for). The diagonal of R may have any sign or phase.
///
/// Backward stable column by column: Q̂R̂ − AP is at most a small multiple of m ε ‖a_j‖ in column j (Higham 2002, 19.4).
public struct QRFactorization<Scalar: MatrixScalar>: Sendable {
    public let rowCount: Int
    public let columnCount: Int
    /// Column k of Q R is column `permutation[k]` of the matrix.
    public let permutation: [Int]
    /// Columns one after the other, R above the diagonal, the reflections' vectors below.
    private let columns: [Scalar]
    private let scales: [Double]

    /// Factorizes a matrix; with `pivoting`, the diagonal of R falls in size and shows the rank. O(m n min(m, n)).
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public init(_ matrix: Matrix<Scalar>, pivoting: Bool = false) {
        self.init(
            columns: matrix.transposed.elements, rows: matrix.rowCount, count: matrix.columnCount, pivoting: pivoting)
    }

    /// Factorizes the matrix whose columns are given one after the other. Pivoting may end early, where no remaining
    /// column is longer than `threshold`; what remains is then left out of R.
    init(columns given: [Scalar], rows: Int, count: Int, pivoting: Bool, threshold: Double = 0) {
        var columns = given
        (rowCount, columnCount) = (rows, count)
        if pivoting {
            let reduction = columns.change {
                PivotedReduction.reduce($0, rows: rows, count: count, threshold: threshold)
            }
            (permutation, scales) = (reduction.permutation, reduction.scales)
        } else {
            scales = columns.change { PlainReduction.reduce($0, rows: rows, count: count) }
            permutation = Array(0..<count)
        }
        self.columns = columns
    }

    /// How many reflections were made: min(m, n), or the rank where pivoting ended early.
    public var steps: Int { scales.count }

    /// R, without rows beyond the steps.
    public var triangle: Matrix<Scalar> {
        var result = Matrix<Scalar>(rows: steps, columns: columnCount)
        result.elements.change { target in
            columns.read {
                Turning.turn(
                    $0.doubles, rows: columnCount, columns: steps, width: Scalar.width, stride: rowCount,
                    isConjugated: false, to: target.doubles, targetStride: columnCount)
            }
            for row in 0..<steps { (target + row * columnCount).update(repeating: .zero, count: row) }
        }
        return result
    }

    /// The first columns of Q, by default as many as there are steps: an orthonormal basis of the columns' span where
    /// those are independent. O(m k²).
    public func basis(_ count: Int? = nil) -> Matrix<Scalar> {
        let count = count ?? steps
        precondition(count >= 0 && count <= rowCount, "columns of Q")
        var result = Matrix<Scalar>(rows: rowCount, columns: count)
        for k in 0..<count { result.elements[k * (count + 1)] = Scalar(1) }
        apply(to: &result)
        return result
    }

    /// B becomes Q B. O(m k c) for c columns.
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public func apply(to matrix: inout Matrix<Scalar>) {
        for first in starts.reversed() { apply(first, adjoint: false, &matrix) }
    }

    /// B becomes Qᴴ B. O(m k c) for c columns.
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public func applyAdjoint(to matrix: inout Matrix<Scalar>) {
        for first in starts { apply(first, adjoint: true, &matrix) }
    }

    private var starts: [Int] { Array(stride(from: 0, to: steps, by: PlainReduction<Scalar>.width)) }

    private func apply(_ first: Int, adjoint: Bool, _ matrix: inout Matrix<Scalar>) {
        precondition(matrix.rowCount == rowCount, "rows of Q")
        let last = min(first + PlainReduction<Scalar>.width, steps)
        let columnCount = matrix.columnCount
        guard columnCount > 0 else { return }
        let block = columns.read {
            ReflectorBlock(
                $0 + first * (rowCount + 1), stride: rowCount, length: rowCount - first, scales: scales[first..<last])
        }
        matrix.elements.change {
            block.apply(
                adjoint: adjoint, toRows: $0 + first * columnCount, stride: columnCount, columns: columnCount)
        }
    }
}
