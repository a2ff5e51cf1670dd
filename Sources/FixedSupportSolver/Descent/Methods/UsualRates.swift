import DenseNumerics
import Foundation

/// Rates for who does not want to choose one; runs that get lost with them halve them.
enum UsualRates {
    /// A hundredth of the root mean square of the weights of a random start whose product is as large as the target.
    static func adam(_ point: DescentPoint) -> Double {
        var objective = point.objective
        let weights = RandomStart(seed: 0, scale: 1).weights(&objective)
        let size = euclideanNorm(weights)
        return size > 0 ? 0.01 * size / Double(weights.count).squareRoot() : 0.01
    }

    /// (1 − μ) / K, where K = 4 L ‖A‖_2^{2 − 2/L} is four times the largest curvature at balanced factors of A.
    static func momentum(_ point: DescentPoint, _ momentum: Double) -> Double {
        let count = Double(point.objective.layout.factors.count)
        let norm = spectralNorm(point.objective.target)
        let curvature = 4 * count * pow(norm > 0 ? norm : 1, 2 - 2 / count)
        return (1 - momentum) / curvature
    }

    /// ‖A‖_2, from below, by the power method from the row sums of |A|.
    static func spectralNorm(_ matrix: Matrix<Double>) -> Double {
        let (rows, columns) = (matrix.rowCount, matrix.columnCount)
        let scale = matrix.largestMagnitude
        guard scale > 0 else { return 0 }
        var vector = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns { vector[column] += abs(matrix[row, column]) / scale }
        }
        var norm = 0.0
        for _ in 0..<30 {
            let size = euclideanNorm(vector)
            guard size > 0 else { break }
            var image = [Double](repeating: 0, count: rows)
            for row in 0..<rows {
                for column in 0..<columns { image[row] += matrix[row, column] * (vector[column] / size) }
            }
            norm = euclideanNorm(image)
            for column in 0..<columns { vector[column] = 0 }
            for row in 0..<rows {
                for column in 0..<columns { vector[column] += matrix[row, column] * image[row] }
            }
        }
        return norm
    }
}
