import DenseNumerics

/// Whether the rows of a matrix look like independent samples of mean square 1.
///
/// For normal input every invertible first layer leaves some remainder, so its being white is the only test that there
/// is, and a statistical one: of independent rows the greatest correlation of n² pairs is near 2 √(log n / N).
enum Whiteness {
    private static let deviations = 7.0
    /// Rows of which a unit is shared have a correlation of at least 1 / sparsity; what is called white must stay
    /// clear of it.
    private static let greatestCorrelation = 0.25

    static func isWhite(_ matrix: Matrix<Double>) -> Bool {
        let samples = Double(matrix.columnCount)
        let correlations = RowCorrelations(
            matrix.elements, width: matrix.columnCount, rows: Array(0..<matrix.rowCount), energy: samples)
        let allowed = min(deviations / samples.squareRoot(), greatestCorrelation)
        return (0..<matrix.rowCount).allSatisfy { i in
            abs(correlations[i, i] - 1) <= 2 * allowed && (0..<i).allSatisfy { abs(correlations[i, $0]) <= allowed }
        }
    }
}
