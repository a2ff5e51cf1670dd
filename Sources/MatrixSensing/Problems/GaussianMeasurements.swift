import DenseNumerics
import FloatingProposals

/// 𝒜(M)_i = ⟨A_i, M⟩ with independent normal entries of variance 1 / m in A_1, …, A_m, so that E ‖𝒜(M)‖² = ‖M‖².
struct GaussianMeasurements: Sendable {
    let rows: Int
    let columns: Int
    let count: Int
    /// A_1, …, A_m one after the other, each row by row.
    private let entries: [Double]

    init(rows: Int, columns: Int, count: Int, using random: inout SeededNormals) {
        self.rows = rows
        self.columns = columns
        self.count = count
        entries = random.normals(count * rows * columns, scale: 1 / Double(count).squareRoot())
    }

    /// 𝒜*(𝒜(M) + noise), in one pass over the measurements. O(count × rows × columns).
    ///
    /// - Parameter noise: what is added to each measurement, if anything is.
    func normal(_ matrix: Matrix<Double>, noise: [Double]? = nil) -> Matrix<Double> {
        let size = rows * columns
        var result = Matrix<Double>(rows: rows, columns: columns)
        entries.withUnsafeBufferPointer { entries in
            matrix.elements.withUnsafeBufferPointer { source in
                result.elements.withUnsafeMutableBufferPointer { target in
                    for measurement in 0..<count {
                        let start = measurement * size
                        // Independent sums let the processor work on several entries at once.
                        var (a, b, c, d) = (noise?[measurement] ?? 0, 0.0, 0.0, 0.0)
                        var k = 0
                        while k + 4 <= size {
                            a += entries[start + k] * source[k]
                            b += entries[start + k + 1] * source[k + 1]
                            c += entries[start + k + 2] * source[k + 2]
                            d += entries[start + k + 3] * source[k + 3]
                            k += 4
                        }
                        while k < size {
                            a += entries[start + k] * source[k]
                            k += 1
                        }
                        let value = (a + b) + (c + d)
                        for k in 0..<size { target[k] += value * entries[start + k] }
                    }
                }
            }
        }
        return result
    }
}
