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

    let matrix: F4Matrix
    let field: PrimeField
    /// The images of the elements.
    let images: [Int: F4Image]
    /// The columns without reducer.
    let freeColumns: [Int32]

    /// Reduces row number `index`, in time proportional to the number of entries of the reducers used.
    func reduced(_ index: Int, scratch: inout [UInt64]) -> Result {
        var result = Result()
        let row = matrix.rows[index]
        guard let image = images[row.element] else { return result }
        let p = field.p
        let square = p * p
        scratch.withUnsafeMutableBufferPointer { dense in
            dense.update(repeating: 0)
            for (column, coefficient) in zip(row.columns, image.coefficients) {
                dense[Int(column)] = UInt64(field.product(coefficient, image.leading))
            }
            for column in Int(row.columns[0])..<dense.count where dense[column] != 0 {
                let reducer = matrix.reducerOfColumn[column]
                let value = dense[column] % p
                dense[column] = value
                if value == 0 || reducer < 0 { continue }
                subtract(Int(reducer), times: p - value, square, dense)
                result.used.append(reducer)
                let inverse = images[matrix.reducers[Int(reducer)].element]?.inverse ?? 0
                result.factors.append(field.product(UInt32(truncatingIfNeeded: value), inverse))
            }
            result.rest = freeColumns.map { UInt32(truncatingIfNeeded: dense[Int($0)]) }
        }
        return result
    }

    @inline(__always)
    private func subtract(_ reducer: Int, times factor: UInt64, _ square: UInt64, _ dense: UnsafeMutableBufferPointer<UInt64>) {
        let row = matrix.reducers[reducer]
        guard let image = images[row.element] else { return }
        row.columns.withUnsafeBufferPointer { columns in
            image.coefficients.withUnsafeBufferPointer { coefficients in
                for index in 0..<columns.count {
                    let column = Int(columns[index])
                    let sum = dense[column] &+ factor &* UInt64(coefficients[index])
                    // The smaller of sum and sum − p²: a negative difference wraps to a huge word.
                    dense[column] = min(sum, sum &- square)
                }
            }
        }
    }
}

/// The reduced row echelon form of a dense matrix modulo a prime.
struct ModularEchelonForm: Sendable {
    /// The pivot columns, increasing.
    private(set) var pivots: [Int] = []
    /// The rows, each 1 at its pivot and 0 at the others'.
    private(set) var rows: [[UInt32]] = []

    /// Gauss–Jordan elimination; with m rows, n columns and rank r, O(m·n·r) operations.
    init(_ matrix: [[UInt32]], _ field: PrimeField) {
        for var row in matrix {
            for (pivot, known) in zip(pivots, rows) { ModularEchelonForm.eliminate(&row, pivot, known, field) }
            guard let pivot = row.firstIndex(where: { $0 != 0 }) else { continue }
            let inverse = field.inverse(row[pivot])
            for column in pivot..<row.count where row[column] != 0 { row[column] = field.product(row[column], inverse) }
            for index in rows.indices { ModularEchelonForm.eliminate(&rows[index], pivot, row, field) }
            let place = pivots.firstIndex { $0 > pivot } ?? pivots.count
            pivots.insert(pivot, at: place)
            rows.insert(row, at: place)
        }
    }

    /// Makes column `pivot` of `row` zero with a row that is 1 there and 0 before.
    private static func eliminate(_ row: inout [UInt32], _ pivot: Int, _ known: [UInt32], _ field: PrimeField) {
        if row[pivot] == 0 { return }
        let factor = UInt64(field.negative(row[pivot]))
        let p = field.p
        row.withUnsafeMutableBufferPointer { row in
            known.withUnsafeBufferPointer { known in
                for column in pivot..<row.count {
                    row[column] = UInt32(truncatingIfNeeded: (UInt64(row[column]) &+ factor &* UInt64(known[column])) % p)
                }
            }
        }
    }
}
