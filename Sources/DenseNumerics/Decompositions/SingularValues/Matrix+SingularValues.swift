extension Matrix {
    /// The singular values alone, falling, with the accuracy of `SingularValueDecomposition`; NaN where an entry is not
    /// finite.
    @_specialize(where Scalar == Double)
    @_specialize(where Scalar == Complex)
    public func singularValues(threads: Int = Parallel.standardThreads) -> [Double] {
        guard largestMagnitude.isFinite else { return Array(repeating: .nan, count: min(rowCount, columnCount)) }
        let tall = rowCount >= columnCount ? self : adjoint
        return SingularValueProblem(
            tall.elements, rows: tall.rowCount, columns: tall.columnCount, withVectors: false, threads: threads
        ).values
    }
}
