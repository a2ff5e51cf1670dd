/// A positive factor for each hidden unit: what comes in is multiplied by it, what goes out divided.
public struct NeuronScales: Sendable, Hashable {
    /// Of each level of hidden units, input side first, a factor for each unit.
    public var factors: [[Double]]

    public init(_ factors: [[Double]]) { self.factors = factors }

    /// The factor of a unit of any level: 1 for inputs and outputs.
    func factor(level: Int, unit: Int) -> Double {
        factors.indices.contains(level - 1) ? factors[level - 1][unit] : 1
    }
}

extension ReLUNetwork {
    /// The network with its hidden units rescaled: the weight from u to v becomes w λ_v / λ_u, the bias of v b λ_v.
    /// With exact numbers it has the same function, and the same products along paths, since σ(λ t) = λ σ(t) for λ > 0.
    ///
    /// - Precondition: a factor for each hidden unit, positive.
    public func rescaled(by scales: NeuronScales) -> ReLUNetwork {
        let sizes = levelSizes
        precondition(scales.factors.map(\.count) == hiddenLevels.map { sizes[$0] }, "a factor for each hidden unit")
        precondition(scales.factors.joined().allSatisfy { $0 > 0 && $0.isFinite }, "factors are positive")
        return mapped(
            weight: { layer, output, input, value in
                value * (scales.factor(level: layer + 1, unit: output) / scales.factor(level: layer, unit: input))
            },
            bias: { layer, output, value in value * scales.factor(level: layer + 1, unit: output) })
    }
}
