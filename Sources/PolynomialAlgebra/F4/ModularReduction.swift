/// The reduction of rows by the reducers of a matrix modulo a prime.
///
/// A row lies spread out over all columns in 64-bit words below p². Subtracting a multiple adds a product below p² and
/// takes p² away where the sum reaches it; the division by p waits until a column's turn has come.
struct ModularReduction {
    /// A row after reduction: `row = Σ factors · reducers + rest`, all rows with integer coefficients taken modulo p.
    struct Result {
        /// The reducers used, and how often.
        var used: [Int32] = []
        var factors: [UInt32] = []
        /// What is left, on the columns without reducer.
        var rest: [UInt32] = []
    }

    private let matrix: F4Matrix
    let field: PrimeField
    /// The columns without reducer.
    private let freeColumns: [Int32]
    /// The monic coefficients of all elements that occur, one element after the other.
    private let pool: [UInt32]
    /// For each reducer where its element begins in the pool, and the inverse of its leading coefficient; the same for
    /// the rows, with the leading coefficient itself.
    private let reducers: [(start: Int, inverse: UInt32)]
    private let rows: [(start: Int, leading: UInt32)]

    /// Prepares the matrix for one prime; `images` has the images of all its elements.
    init(matrix: F4Matrix, field: PrimeField, images: [Int: F4Image], freeColumns: [Int32]) {
        self.matrix = matrix
        self.field = field
        self.freeColumns = freeColumns
        var pool: [UInt32] = []
        var places: [Int: (start: Int, leading: UInt32, inverse: UInt32)] = [:]
        for (element, image) in images {
            places[element] = (pool.count, image.leading, image.inverse)
            pool.append(contentsOf: image.coefficients)
        }
        self.pool = pool
        reducers = matrix.reducers.compactMap { row in places[row.element].map { ($0.start, $0.inverse) } }
        rows = matrix.rows.compactMap { row in places[row.element].map { ($0.start, $0.leading) } }
    }

    /// Reduces row number `index`, in time proportional to the number of entries of the reducers used.
    func reduced(_ index: Int, scratch: inout [UInt64]) -> Result {
        var result = Result()
        let columns = matrix.rows[index].columns
        let (start, leading) = rows[index]
        let p = field.p
        scratch.withUnsafeMutableBufferPointer { dense in
            dense.update(repeating: 0)
            for (place, column) in columns.enumerated() {
                dense[Int(column)] = UInt64(field.product(pool[start + place], leading))
            }
            reduce(dense, from: Int(columns[0]), &result)
            result.rest = freeColumns.map { UInt32(truncatingIfNeeded: dense[Int($0)] % p) }
        }
        return result
    }

    private func reduce(_ dense: UnsafeMutableBufferPointer<UInt64>, from first: Int, _ result: inout Result) {
        let p = field.p
        let square = p * p
        matrix.reducerOfColumn.withUnsafeBufferPointer { reducerOfColumn in
            matrix.reducerColumns.withUnsafeBufferPointer { columns in
                matrix.reducerStarts.withUnsafeBufferPointer { starts in
                    pool.withUnsafeBufferPointer { pool in
                        for column in first..<dense.count where dense[column] != 0 && reducerOfColumn[column] >= 0 {
                            let reducer = Int(reducerOfColumn[column])
                            let value = dense[column] % p
                            if value == 0 { continue }
                            let factor = p - value
                            let (start, inverse) = reducers[reducer]
                            var place = start
                            for index in starts[reducer]..<starts[reducer + 1] {
                                let target = Int(columns[index])
                                let sum = dense[target] &+ factor &* UInt64(pool[place])
                                // The smaller of sum and sum − p²: a negative difference wraps to a huge word.
                                dense[target] = min(sum, sum &- square)
                                place += 1
                            }
                            result.used.append(Int32(reducer))
                            result.factors.append(field.product(UInt32(truncatingIfNeeded: value), inverse))
                        }
                    }
                }
            }
        }
    }
}
