extension Matrix {
    /// X of R X = B, where the upper triangle of this square matrix is R; what is below is not read. A zero on the
    /// diagonal gives infinite or undefined entries. Backward stable. O(n² c) for c columns.
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public func solvingUpperTriangle(_ right: Matrix) -> Matrix {
        precondition(rowCount == columnCount && right.rowCount == rowCount, "a square triangle, and as many rows")
        var solution = right
        solution.elements.change { target in
            elements.read {
                TriangularSolver.upper($0, stride: rowCount, size: rowCount, target, columns: right.columnCount)
            }
        }
        return solution
    }

    /// X of L X = B, where the lower triangle of this square matrix is L; what is above is not read.
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public func solvingLowerTriangle(_ right: Matrix) -> Matrix {
        precondition(rowCount == columnCount && right.rowCount == rowCount, "a square triangle, and as many rows")
        var solution = right
        solution.elements.change { target in
            elements.read {
                TriangularSolver.lower($0, stride: rowCount, size: rowCount, target, columns: right.columnCount)
            }
        }
        return solution
    }
}
