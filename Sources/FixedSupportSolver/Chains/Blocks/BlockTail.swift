import DenseNumerics

/// The squares of singular values beyond a rank, of many blocks, one after the other in the same memory.
///
/// Two rows take one rotation. More are reduced to a bidiagonal matrix by Householder reflections, whose values are
/// found by the implicit QR method: each is accurate to a few units of rounding of the largest, and the tail is a sum
/// of small values, not a difference of large ones. O(p² q) for a block of p ≤ q lines. Not to be used from two
/// threads at once.
final class BlockTail<Scalar: RowScalar> {
    private var working: [Scalar] = []
    private var sums: [Scalar] = []

    /// Σ_{j > rank} σ_j².
    func square(of block: BlockView<Scalar>, beyond rank: Int) -> Double {
        let isWide = block.rows <= block.columns
        let (short, long) = isWide ? (block.rows, block.columns) : (block.columns, block.rows)
        guard rank < short else { return 0 }
        if working.count < short * long { working = Array(repeating: .zero, count: short * long) }
        if sums.count < long { sums = Array(repeating: .zero, count: long) }
        return working.withUnsafeMutableBufferPointer { working in
            let w = working.baseAddress!
            block.copy(to: w, isTransposed: !isWide)
            if short == 2 { return shorterSquare(w, w + long, long) }
            var (diagonal, below) = bidiagonalize(w, short: short, long: long)
            BidiagonalValues.find(&diagonal, &below)
            return diagonal.map { $0 * $0 }.sorted().prefix(short - rank).reduce(0, +)
        }
    }

    private func shorterSquare(_ x: UnsafeMutablePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>, _ count: Int)
        -> Double
    {
        if let rotation = RowRotation(Scalar.products(x, y, count)) { Scalar.rotate(x, y, count, by: rotation) }
        return min(Scalar.square(x, count), Scalar.square(y, count))
    }

    /// The absolute values of the diagonal and of the entries below it, of a lower bidiagonal matrix with the singular
    /// values of the rows.
    private func bidiagonalize(_ w: UnsafeMutablePointer<Scalar>, short: Int, long: Int) -> ([Double], [Double]) {
        var diagonal = Array(repeating: 0.0, count: short)
        var below = Array(repeating: 0.0, count: short - 1)
        for i in 0..<short {
            let pivot = w + i * long + i
            diagonal[i] = reflectRows(pivot, count: long - i, rowsBelow: short - 1 - i, stride: long)
            if i + 1 < short {
                below[i] = reflectColumn(
                    w + (i + 1) * long + i, rows: short - 1 - i, columns: long - 1 - i, stride: long)
            }
        }
        return (diagonal, below)
    }

    /// Takes a row to a multiple of the first coordinate, and the rows below along; the length of the row.
    private func reflectRows(_ row: UnsafeMutablePointer<Scalar>, count: Int, rowsBelow: Int, stride: Int) -> Double {
        let square = Scalar.square(row, count)
        guard square > 0 else { return 0 }
        let length = square.squareRoot()
        let head = row[0].magnitude
        let phase = head > 0 ? row[0] / head : Scalar(1)
        // v = row + phase · length · e_1, |v|² = 2 length (length + head); y ← y − 2 (y vᴴ) v / |v|².
        row[0] += length * phase
        let scale = -1 / (length * (length + head))
        guard scale.isFinite else { return length }
        for below in 0..<rowsBelow {
            let other = row + (below + 1) * stride
            Scalar.add(scale * Scalar.inner(other, row, count), times: row, to: other, count)
        }
        return length
    }

    /// Takes the column at the start of these rows to a multiple of the first coordinate, and the columns beside it
    /// along; the length of the column.
    private func reflectColumn(_ start: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int, stride: Int) -> Double {
        var square = 0.0
        for row in 0..<rows { square += start[row * stride].squaredMagnitude }
        guard square > 0, rows > 1 else { return square.squareRoot() }
        let length = square.squareRoot()
        let head = start[0].magnitude
        let phase = head > 0 ? start[0] / head : Scalar(1)
        start[0] += length * phase
        let scale = -1 / (length * (length + head))
        guard scale.isFinite else { return length }
        sums.withUnsafeMutableBufferPointer { sums in
            let sum = sums.baseAddress!
            for column in 0..<columns { sum[column] = .zero }
            for row in 0..<rows {
                let line = start + row * stride
                Scalar.add(line[0].conjugate, times: line + 1, to: sum, columns)
            }
            for row in 0..<rows {
                let line = start + row * stride
                Scalar.add(scale * line[0], times: sum, to: line + 1, columns)
            }
        }
        return length
    }
}
