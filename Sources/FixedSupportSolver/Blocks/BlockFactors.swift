import DenseNumerics
import Foundation

/// Factors of one block: B ≈ left · rightᵀ with a column of each for every support of the block, in their order.
struct BlockFactors<Scalar: MatrixScalar>: Sendable {
    var left: Matrix<Scalar>
    /// Not conjugated: columns × supports.
    var right: Matrix<Scalar>
    /// ‖B − left · rightᵀ‖ by the singular values; 0 for an exact fit.
    var error: Double

    init(left: Matrix<Scalar>, right: Matrix<Scalar>, error: Double = 0) {
        self.left = left
        self.right = right
        self.error = error
    }

    /// The best approximation of at most this rank (Eckart, Young 1936; Schmidt 1907).
    ///
    /// - Parameters:
    ///   - rank: with at least as many as rows or columns the block itself, by lines and without rounding.
    ///   - threads: of the decomposition.
    init(approximating block: Matrix<Scalar>, rank: Int, threads: Int) {
        if rank >= min(block.rowCount, block.columnCount) {
            self = BlockFactors(lines: block)
            return
        }
        let decomposition = TruncatedDecomposition(block, rank: rank, threads: threads)
        let roots = decomposition.values.map { $0.squareRoot() }
        let (u, v) = (decomposition.left, decomposition.right)
        left = Matrix(rows: u.rowCount, columns: roots.count) { roots[$1] * u[$0, $1] }
        // A = U diag(σ) Vᴴ in the decomposition, X Yᵀ here.
        right = Matrix(rows: v.rowCount, columns: roots.count) { roots[$1] * v[$0, $1].conjugate }
        error = decomposition.error
    }

    /// The block itself, a support for each row, or for each column: whichever are fewer.
    init(lines block: Matrix<Scalar>) {
        let isByRows = block.rowCount <= block.columnCount
        let turned = isByRows ? block.transposed : block
        // Columns of `turned` are the lines; each is split so that both vectors have the same norm.
        var values = turned
        var units = Matrix<Scalar>(rows: turned.columnCount, columns: turned.columnCount)
        for line in 0..<turned.columnCount {
            let norm = (0..<turned.rowCount).reduce(0) { hypot($0, turned[$1, line].magnitude) }
            guard norm > 0 else { continue }
            let scale = powerOfTwo(near: norm.squareRoot())
            for place in 0..<turned.rowCount { values[place, line] = turned[place, line] / scale }
            units[line, line] = Scalar(scale)
        }
        self.init(left: isByRows ? units : values, right: isByRows ? values : units)
    }
}

/// A power of two within a factor of two of a positive number: multiplying by it rounds nothing.
func powerOfTwo(near value: Double) -> Double {
    Double(sign: .plus, exponent: min(max(value.exponent, -1_000), 1_000), significand: 1)
}
