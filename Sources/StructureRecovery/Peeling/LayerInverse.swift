import DenseNumerics

/// Solves W Z = Y for a square layer W, by elimination with row exchanges.
struct LayerInverse: Sendable {
    private let size: Int
    /// The multipliers below the diagonal, the triangle on and above it.
    private var factors: [Double]
    private var order: [Int]

    /// - Returns: nil if a pivot is zero to within the rounding of the elimination: W is singular.
    init?(_ layer: SignedLayer) {
        guard layer.rowCount == layer.columnCount else { return nil }
        size = layer.rowCount
        factors = layer.matrix.elements
        order = Array(0..<size)
        guard eliminate() else { return nil }
    }

    private static let leastPivot = 1e-9

    private mutating func eliminate() -> Bool {
        let size = size
        var order = order
        let isRegular = factors.withUnsafeMutableBufferPointer { entries -> Bool in
            for step in 0..<size {
                var pivot = step
                for row in step..<size where abs(entries[row * size + step]) > abs(entries[pivot * size + step]) {
                    pivot = row
                }
                guard abs(entries[pivot * size + step]) > Self.leastPivot else { return false }
                if pivot != step {
                    for k in 0..<size { entries.swapAt(pivot * size + k, step * size + k) }
                    order.swapAt(pivot, step)
                }
                for row in (step + 1)..<max(size, step + 1) where entries[row * size + step] != 0 {
                    let factor = entries[row * size + step] / entries[step * size + step]
                    entries[row * size + step] = factor
                    for k in (step + 1)..<max(size, step + 1) {
                        entries[row * size + k] -= factor * entries[step * size + k]
                    }
                }
            }
            return true
        }
        self.order = order
        return isRegular
    }

    /// Z with W Z = Y. O(size² × columns).
    func solve(_ right: Matrix<Double>) -> Matrix<Double> {
        let width = right.columnCount
        var solution = right.submatrix(rows: order, columns: Array(0..<width))
        solution.elements.withUnsafeMutableBufferPointer { entries in
            factors.withUnsafeBufferPointer { factors in
                for row in 0..<size {
                    for k in 0..<row where factors[row * size + k] != 0 {
                        let factor = factors[row * size + k]
                        for c in 0..<width { entries[row * width + c] -= factor * entries[k * width + c] }
                    }
                }
                for row in (0..<size).reversed() {
                    for k in (row + 1)..<max(size, row + 1) where factors[row * size + k] != 0 {
                        let factor = factors[row * size + k]
                        for c in 0..<width { entries[row * width + c] -= factor * entries[k * width + c] }
                    }
                    let pivot = factors[row * size + row]
                    for c in 0..<width { entries[row * width + c] /= pivot }
                }
            }
        }
        return solution
    }
}
