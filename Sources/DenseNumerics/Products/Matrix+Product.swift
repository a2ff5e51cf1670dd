extension Matrix {
    /// The product of two matrices, by blocks on all processors. O(m n k).
    public static func * (left: Matrix, right: Matrix) -> Matrix { left.times(right) }

    /// A B on up to so many threads; the result does not depend on their number. O(m n k).
    public func times(_ right: Matrix, threads: Int = Parallel.standardThreads) -> Matrix {
        precondition(columnCount == right.rowCount, "inner dimensions differ")
        return product(rowCount, columnCount, right, right.columnCount, { $0 }, { $0 }, threads)
    }

    /// Aᴴ B, without forming Aᴴ.
    public func adjointTimes(_ right: Matrix, threads: Int = Parallel.standardThreads) -> Matrix {
        precondition(rowCount == right.rowCount, "inner dimensions differ")
        return product(columnCount, rowCount, right, right.columnCount, { $0.adjoint }, { $0 }, threads)
    }

    /// Aᵀ B, without forming Aᵀ.
    public func transposedTimes(_ right: Matrix, threads: Int = Parallel.standardThreads) -> Matrix {
        precondition(rowCount == right.rowCount, "inner dimensions differ")
        return product(columnCount, rowCount, right, right.columnCount, { $0.transposed }, { $0 }, threads)
    }

    /// A Bᵀ, without forming Bᵀ.
    public func timesTransposed(_ right: Matrix, threads: Int = Parallel.standardThreads) -> Matrix {
        precondition(columnCount == right.columnCount, "inner dimensions differ")
        return product(rowCount, columnCount, right, right.rowCount, { $0 }, { $0.transposed }, threads)
    }

    /// A Bᴴ, without forming Bᴴ.
    public func timesAdjoint(_ right: Matrix, threads: Int = Parallel.standardThreads) -> Matrix {
        precondition(columnCount == right.columnCount, "inner dimensions differ")
        return product(rowCount, columnCount, right, right.rowCount, { $0 }, { $0.adjoint }, threads)
    }

    /// A x. O(m n).
    public static func * (matrix: Matrix, vector: [Scalar]) -> [Scalar] {
        (matrix * Matrix(rows: vector.count, columns: 1, elements: vector)).elements
    }

    /// Aᴴ x, without forming Aᴴ. O(m n).
    public func adjointTimes(_ vector: [Scalar]) -> [Scalar] {
        adjointTimes(Matrix(rows: vector.count, columns: 1, elements: vector)).elements
    }

    private func product(
        _ rows: Int, _ inner: Int, _ other: Matrix, _ columns: Int, _ turnLeft: (ProductOperand) -> ProductOperand,
        _ turnRight: (ProductOperand) -> ProductOperand, _ threads: Int
    ) -> Matrix {
        let entries = [Scalar](count: rows * columns) { target in
            elements.read { left in
                other.elements.read { right in
                    Product.form(
                        rows: rows, inner: inner, columns: columns,
                        turnLeft(ProductOperand(left, stride: columnCount)),
                        turnRight(ProductOperand(right, stride: other.columnCount)), to: target, stride: columns,
                        threads: threads)
                }
            }
        }
        return Matrix(rows: rows, columns: columns, elements: entries)
    }
}
