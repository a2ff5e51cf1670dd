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
    /// - Parameter rank: with at least as many as rows or columns the block itself, by lines and without rounding.
    init(approximating block: Matrix<Scalar>, rank: Int) {
        if rank >= min(block.rowCount, block.columnCount) {
            self = BlockFactors(lines: block)
            return
        }
        let decomposition = SingularValueDecomposition(block)
        let (left, right) = decomposition.factors(rank: rank)
        self.left = left
        // A = X Yᴴ in the decomposition, X Yᵀ here.
        self.right = Matrix(
            rows: right.rowCount, columns: right.columnCount, elements: right.elements.map(\.conjugate))
        error = decomposition.tail(beyond: rank)
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
