/// The inner products of rows of Y = W Z, in units of the mean squared norm of a row of Z.
///
/// Where the rows of Z are nearly orthogonal, entry (i, j) is near the number of hidden units, with signs, that rows i
/// and j share: near (W Wᵀ)_ij.
struct RowCorrelations: Sendable {
    /// The rows that were compared.
    let rows: [Int]
    /// The products of pairs of them, in their order.
    private let values: [Double]

    /// - Parameters:
    ///   - entries: the matrix, row by row.
    ///   - width: the length of a row.
    ///   - energy: the unit.
    ///
    /// O(rows² × width).
    init(_ entries: [Double], width: Int, rows: [Int], energy: Double) {
        let count = rows.count
        var products = Array(repeating: 0.0, count: count * count)
        entries.withUnsafeBufferPointer { entries in
            for i in 0..<count {
                for j in 0...i {
                    let sum = Self.product(entries, rows[i] * width, rows[j] * width, width) / energy
                    products[i * count + j] = sum
                    products[j * count + i] = sum
                }
            }
        }
        self.rows = rows
        values = products
    }

    /// The inner product of two rows; independent sums let the processor work on several entries at once.
    @inline(__always)
    private static func product(_ entries: UnsafeBufferPointer<Double>, _ left: Int, _ right: Int, _ width: Int)
        -> Double
    {
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
        var k = 0
        while k + 4 <= width {
            a += entries[left + k] * entries[right + k]
            b += entries[left + k + 1] * entries[right + k + 1]
            c += entries[left + k + 2] * entries[right + k + 2]
            d += entries[left + k + 3] * entries[right + k + 3]
            k += 4
        }
        while k < width {
            a += entries[left + k] * entries[right + k]
            k += 1
        }
        return (a + b) + (c + d)
    }

    /// The correlation of two of the rows, by their places in `rows`.
    subscript(_ place: Int, _ other: Int) -> Double { values[place * rows.count + other] }

    /// The pairs of rows with a correlation of at least `least` in size, those near 1 first.
    ///
    /// A correlation near 2 is of rows that share two units, from which neither unit is clear.
    func pairs(atLeast least: Double) -> [(row: Int, other: Int, value: Double)] {
        var pairs: [(row: Int, other: Int, value: Double)] = []
        for i in rows.indices {
            for j in 0..<i where abs(self[i, j]) >= least { pairs.append((rows[i], rows[j], self[i, j])) }
        }
        return pairs.sorted { left, right in
            let (a, b) = (abs(abs(left.value) - 1), abs(abs(right.value) - 1))
            return a != b ? a < b : (left.row, left.other) < (right.row, right.other)
        }
    }
}
