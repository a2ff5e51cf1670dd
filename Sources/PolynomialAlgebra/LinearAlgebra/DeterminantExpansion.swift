extension Polynomial {
    /// The determinant of a square matrix by expansion along its first row: for small matrices with many zeros or many
    /// indeterminates, where elimination makes
    /// polynomials grow. A factorial number of products in the size.
    public static func determinantByExpansion(_ matrix: [[Polynomial]]) -> Polynomial {
        guard let first = matrix.first else { return 1 }
        var sum = Polynomial.zero
        for (column, entry) in first.enumerated() where !entry.isZero {
            let minor = matrix.dropFirst().map { row in row.indices.filter { $0 != column }.map { row[$0] } }
            let term = entry * determinantByExpansion(Array(minor))
            sum = column % 2 == 0 ? sum + term : sum - term
        }
        return sum
    }
}
