/// QR by Householder reflections, block by block, of columns that lie one after the other.
enum PlainReduction<Scalar: MatrixScalar> {
    /// How many columns are reduced before the rest is brought up to date by products.
    static var width: Int { 32 }

    /// Leaves R in and above the diagonal and the reflections' vectors below; returns their scales τ. O(m n²).
    static func reduce(_ columns: UnsafeMutablePointer<Scalar>, rows: Int, count: Int) -> [Double] {
        let steps = min(rows, count)
        var scales: [Double] = []
        scales.reserveCapacity(steps)
        for first in stride(from: 0, to: steps, by: width) {
            let wide = min(width, steps - first)
            let panel = columns + first * rows + first
            for k in 0..<wide {
                scales.append(step(panel + k * (rows + 1), rows: rows, length: rows - first - k, rest: wide - k - 1))
            }
            let rest = count - first - wide
            guard rest > 0 else { continue }
            ReflectorBlock(UnsafePointer(panel), stride: rows, length: rows - first, scales: scales[first...])
                .apply(adjoint: true, toColumns: panel + wide * rows, stride: rows, columns: rest)
        }
        return scales
    }

    /// Reduces one column and brings the next `rest` up to date.
    private static func step(_ column: UnsafeMutablePointer<Scalar>, rows: Int, length: Int, rest: Int) -> Double {
        let (scale, leading) = Reflector.eliminate(column, length)
        defer { column[0] = leading }
        guard scale != 0, rest > 0 else { return scale }
        column[0] = Scalar(1)
        for next in 1...rest {
            let other = column + next * rows
            let inner = EntryKernels.dot(UnsafePointer(column), UnsafePointer(other), length)
            EntryKernels.add(-scale * inner, UnsafePointer(column), to: other, length)
        }
        return scale
    }
}
