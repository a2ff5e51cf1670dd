extension Matrix {
    /// The product of two matrices. O(m n k).
    public static func * (left: Matrix, right: Matrix) -> Matrix {
        precondition(left.columnCount == right.rowCount, "inner dimensions differ")
        var product = Matrix(rows: left.rowCount, columns: right.columnCount)
        for i in 0..<left.rowCount {
            for k in 0..<left.columnCount {
                let factor = left[i, k]
                for j in 0..<right.columnCount { product[i, j] += factor * right[k, j] }
            }
        }
        return product
    }
}
