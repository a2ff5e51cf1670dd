import DenseNumerics

/// Factors F_1, …, F_L of a matrix A ≈ F_1 F_2 ⋯ F_L.
///
/// For a pair A ≈ X Yᵀ: F_1 = X, F_2 = Yᵀ, transposed, not conjugated.
public struct FactorChain<Scalar: MatrixScalar>: Sendable {
    /// In the order of the product, left to right.
    public var factors: [Matrix<Scalar>]

    public init(factors: [Matrix<Scalar>]) {
        self.factors = factors
    }

    /// F_1 F_2 ⋯ F_L, multiplied from the left.
    ///
    /// - Precondition: there is a factor, and neighbours fit.
    public var product: Matrix<Scalar> {
        factors.dropFirst().reduce(factors[0]) { $0 * $1 }
    }
}
