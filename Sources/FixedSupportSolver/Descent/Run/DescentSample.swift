/// A point of a descent's history.
public struct DescentSample: Sendable, Hashable {
    /// The number of steps taken.
    public var step: Int
    /// ½‖A − F_1 ⋯ F_L‖_F².
    public var loss: Double
    /// The loss and the weight decay's share.
    public var objective: Double
    /// ‖A − F_1 ⋯ F_L‖_F / ‖A‖_F; the numerator alone if A is zero.
    public var relativeError: Double
    /// ‖F_l‖_F, in the order of the product.
    public var norms: [Double]
    /// ‖ |F_1| ⋯ |F_L| ‖_F, which no rescaling of inner lines changes. Along a sequence of factors it stays bounded
    /// exactly if rescaled ones do.
    public var pathNorm: Double
    /// ‖F_1 ⋯ F_L‖_F.
    public var productNorm: Double
    /// ‖∇f‖ of the objective, all factors together.
    public var gradientNorm: Double
}
