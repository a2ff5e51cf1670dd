import DenseNumerics
import SupportTheory

/// Factors of a chain that the hierarchical algorithm found, and what is certain of the best error.
public struct ChainSolution<Scalar: MatrixScalar>: Sendable {
    /// The factors, in the order of the product: A ≈ F_1 F_2 ⋯ F_L.
    public var factors: [KroneckerFactor<Scalar>]
    /// The splits of the chain without identities and redundant pairs, from the left.
    public var splits: [ChainSplit]
    public var order: SplitOrder
    public var isOrthonormalised: Bool
    /// ‖A‖.
    public var targetNorm: Double
    /// ‖A‖ outside the product pattern, an error that all factors make.
    public var outside: Double
    /// ‖A − F_1 ⋯ F_L‖, measured on the product.
    public var error: Double
    /// No factors of the chain have a smaller error, up to rounding: the largest E_k, or, if these were not asked for,
    /// the largest error that the algorithm made at a split (with orthonormalisation), or at the first.
    public var lowerBound: Double
    /// The error is no larger, up to rounding, by the errors E_k: (Σ_k E_k²)^½ from left to right; nil without
    /// orthonormalisation, or if the E_k were not asked for.
    public var upperBound: Double?

    /// The factors with their zeros, in the order of the product.
    public var denseFactors: [Matrix<Scalar>] { factors.map(\.dense) }

    /// The error over ‖A‖; 0 if both are 0.
    public var relativeError: Double { targetNorm > 0 ? error / targetNorm : 0 }

    /// By how much the error and the bounds may be off through rounding, as the tests hold it: an exact target has bounds
    /// of 0, and an error of this size at most.
    public var rounding: Double { 1e-13 * targetNorm }

    /// Whether lower bound ≤ error ≤ upper bound up to rounding, as it has to be; nil without an upper bound.
    public var isWithinBounds: Bool? {
        upperBound.map { lowerBound <= error + rounding && error <= $0 + rounding }
    }

    /// The error over the lower bound: how far the factors can be from the best; nil if the bound is 0.
    public var certifiedRatio: Double? { lowerBound > 0 ? error / lowerBound : nil }
}
