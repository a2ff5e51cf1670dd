import DenseNumerics

/// Factors whose product is meant, in its order, left to right: A ≈ F_1 F_2 ⋯ F_L.
///
/// Of a pair A ≈ X Yᵀ these are X and Yᵀ, which is transposed and not conjugated; of a network W_N, …, W_1.
public struct FactorChain<Scalar: MatrixScalar>: Sendable, Hashable {
    public var factors: [Matrix<Scalar>]

    public init(factors: [Matrix<Scalar>]) {
        self.factors = factors
    }

    /// F_1 F_2 ⋯ F_L, multiplied from the left.
    ///
    /// - Precondition: there is a factor, and each has as many columns as the next has rows.
    public var product: Matrix<Scalar> { factors.dropFirst().reduce(factors[0], *) }

    /// ‖F_l‖ of each factor (Frobenius).
    public var norms: [Double] { factors.map(\.frobeniusNorm) }
}
