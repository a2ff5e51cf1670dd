import DenseNumerics
import SupportMasks

/// A matrix whose support lies in that of a Kronecker pattern, by the entries there alone.
public struct KroneckerFactor<Scalar: MatrixScalar>: Sendable, Hashable {
    public let pattern: KroneckerPattern
    /// The entries as an a × b × c × d array: the one at (i, j, k, l) stands in row (i·b + j)·d + l and column
    /// (i·c + k)·d + l of the matrix.
    public var values: [Scalar]

    /// - Precondition: a·b·c·d values.
    public init(pattern: KroneckerPattern, values: [Scalar]) {
        precondition(values.count == pattern.a * pattern.b * pattern.c * pattern.d, "a value for each entry")
        self.pattern = pattern
        self.values = values
    }

    /// The identity matrix, for a pattern with b = c = 1.
    init(identity pattern: KroneckerPattern) {
        self.init(pattern: pattern, values: Array(repeating: Scalar(1), count: pattern.a * pattern.d))
    }

    /// The matrix with its zeros. O(rows × columns) memory: for a large factor use `values`.
    public var dense: Matrix<Scalar> {
        var matrix = Matrix<Scalar>(rows: pattern.rowCount, columns: pattern.columnCount)
        let (b, c, d) = (pattern.b, pattern.c, pattern.d)
        var position = 0
        for i in 0..<pattern.a {
            for j in 0..<b {
                for k in 0..<c {
                    for l in 0..<d {
                        matrix.elements[((i * b + j) * d + l) * pattern.columnCount + (i * c + k) * d + l] =
                            values[position]
                        position += 1
                    }
                }
            }
        }
        return matrix
    }

    /// ‖F‖ (Frobenius).
    public var frobeniusNorm: Double {
        Matrix(rows: 1, columns: values.count, elements: values).frobeniusNorm
    }
}
