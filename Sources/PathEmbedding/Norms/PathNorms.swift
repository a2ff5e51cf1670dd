/// Norms of Φ(θ), the products along all paths: found by a pass through the network, without paths being named.
public struct PathNorms: Sendable, Hashable {
    /// Σ_p |Φ_p| over all paths, from inputs and from biases.
    public var l1: Double
    /// The part of the paths from inputs: |f(x) − f(x')|₁ is at most this times |x − x'|_∞.
    public var l1FromInputs: Double
    /// (Σ_p Φ_p²)^½ over all paths.
    public var l2: Double

    /// O(weights). Sums beyond the largest number are infinite.
    ///
    /// With |w| for w and 1 for each input, what a unit computes is the sum over the paths to it of |product|: for one
    /// layer after the other, since no unit cuts anything off.
    public init(_ network: ReLUNetwork) {
        let inputs = [Double](repeating: 1, count: network.levelSizes[0])
        let magnitudes = network.mapped(weight: { abs($3) }, bias: { abs($2) })
        let squares = network.mapped(weight: { $3 * $3 }, bias: { $2 * $2 })
        let withoutBiases = magnitudes.mapped(weight: { $3 }, bias: { _, _, _ in 0 })
        l1 = magnitudes(inputs).reduce(0, +)
        l1FromInputs = withoutBiases(inputs).reduce(0, +)
        l2 = squares(inputs).reduce(0, +).squareRoot()
    }
}
