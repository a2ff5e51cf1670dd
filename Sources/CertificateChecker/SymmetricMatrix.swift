import CheckerInput

/// A symmetric matrix of numbers, by its lower half.
struct SymmetricMatrix: Sendable {
    private var rows: [[Number]] = []
    private let budget: Budget

    init(size: Int, _ budget: Budget) throws(Rejection) {
        self.budget = budget
        for row in try budget.each(size) {
            try budget.spend(4 * Budget.word * (row + 1))
            rows.append(Array(repeating: Number(0), count: row + 1))
        }
    }

    /// The entry of a row and a column that is not after it.
    subscript(row: Int, column: Int) -> Number {
        get { rows[row][column] }
        set { rows[row][column] = newValue }
    }

    /// Gauss's elimination without exchanges: the matrix is positive definite exactly if all its pivots are positive.
    func isPositiveDefinite() throws(Rejection) -> Bool {
        var left = rows
        for step in left.indices {
            let pivot = left[step][step]
            guard pivot.isPositive, let inverse = try budget.inverse(pivot) else { return false }
            for row in try budget.each(left.count).dropFirst(step + 1) where !left[row][step].isZero {
                let factor = try budget.negative(try budget.product(left[row][step], inverse))
                for column in try budget.each(row + 1).dropFirst(step + 1) {
                    left[row][column] = try budget.sum(
                        left[row][column], try budget.product(factor, left[column][step]))
                }
            }
        }
        return true
    }
}
