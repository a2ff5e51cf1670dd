/// Householder's QR with column pivoting of a tall or wide design, for least squares that know their rank.
///
/// Columns are scaled to norm 1 first, so that the rank does not depend on the units of the unknowns; one that the
/// others explain up to rounding is left out, and its unknown is zero. O(rows · columns · rank) to make, O(rows · rank)
/// a solution. Source: Golub and Van Loan, Matrix Computations, 5.4.2 and 5.5.
struct PivotedQR: Sendable {
    let rowCount: Int
    let columnCount: Int
    private(set) var rank = 0
    /// Column by column: the vectors of the reflections below the diagonal and on it, R above it.
    private var entries: [Double]
    private var diagonal: [Double] = []
    private var scales: [Double]
    private var order: [Int]

    /// - Parameter columns: the design, column after column.
    init(rows: Int, columns: [Double]) {
        rowCount = rows
        columnCount = rows > 0 ? columns.count / rows : 0
        entries = columns
        scales = Array(repeating: 0, count: columnCount)
        order = Array(0..<columnCount)
        decompose()
    }

    private mutating func decompose() {
        let (m, n) = (rowCount, columnCount)
        var squares = [Double](repeating: 0, count: n)
        let tolerance = 4 * Double(max(m, n)) * 0x1p-52
        entries.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for column in 0..<n {
                let norm = euclideanNorm(UnsafeBufferPointer(start: base + column * m, count: m))
                scales[column] = norm > 0 && norm.isFinite ? 1 / norm : 0
                for row in 0..<m { base[column * m + row] *= scales[column] }
                squares[column] = norm > 0 && norm.isFinite ? 1 : 0
            }
            for step in 0..<min(m, n) {
                let length = m - step
                // Norms are taken anew: downdating loses digits just where the rank is decided.
                for column in step..<n {
                    let part = base + column * m + step
                    squares[column] = SparseProducts.dot(part, part, length)
                }
                guard let pivot = (step..<n).max(by: { squares[$0] < squares[$1] }) else { break }
                let norm = squares[pivot].squareRoot()
                guard norm > tolerance else { break }
                if pivot != step {
                    for row in 0..<m {
                        let kept = base[pivot * m + row]
                        base[pivot * m + row] = base[step * m + row]
                        base[step * m + row] = kept
                    }
                    order.swapAt(pivot, step)
                }
                let vector = base + step * m + step
                let sign = vector[0] < 0 ? -1.0 : 1
                vector[0] += sign * norm
                let scale = 1 / SparseProducts.dot(vector, vector, length).squareRoot()
                for row in 0..<length { vector[row] *= scale }
                diagonal.append(-sign * norm)
                for column in step + 1..<max(n, step + 1) {
                    Self.reflect(base + column * m + step, vector, length)
                }
                rank += 1
            }
        }
    }

    private static func reflect(_ part: UnsafeMutablePointer<Double>, _ vector: UnsafePointer<Double>, _ length: Int) {
        let factor = 2 * SparseProducts.dot(part, vector, length)
        for row in 0..<length { part[row] -= factor * vector[row] }
    }

    /// Unknowns z with ‖right − design · z‖ least.
    func solve(_ right: [Double]) -> [Double] {
        var right = right
        var solution = [Double](repeating: 0, count: columnCount)
        right.withUnsafeMutableBufferPointer { buffer in
            entries.withUnsafeBufferPointer { entries in
                guard let target = buffer.baseAddress, let base = entries.baseAddress else { return }
                for step in 0..<rank {
                    Self.reflect(target + step, base + step * rowCount + step, rowCount - step)
                }
                for step in (0..<rank).reversed() {
                    let value = target[step] / diagonal[step]
                    for row in 0..<step { target[row] -= value * base[step * rowCount + row] }
                    solution[order[step]] = value * scales[order[step]]
                }
            }
        }
        return solution
    }
}
