/// What is analysed: named supports, either of a factorization X Yᵀ or of a network W_N ⋯ W_1.
public struct MaskInstance: Hashable, Sendable {
    /// The supports of an instance.
    public enum Masks: Hashable, Sendable {
        /// The supports I and J of A ≈ X Yᵀ.
        case factorization(FactorSupports)
        /// The layers of a network, input side first.
        case network([Layer])
    }

    /// The name of the instance.
    public var name: String
    /// Its supports.
    public var masks: Masks

    /// An instance with the given name and supports.
    public init(name: String, masks: Masks) {
        self.name = name
        self.masks = masks
    }

    /// The layers of a network, input side first; nil for a factorization.
    public var layers: [Layer]? {
        if case .network(let layers) = masks { return layers }
        return nil
    }

    /// The supports I and J when the instance is a factorization, or a network of two layers W_2 W_1 that fit: then
    /// I is the mask of layer 2 and J the transpose of the mask of layer 1. Nil for any other network, and where a
    /// layer is a pattern that is too large for a mask.
    public var factorSupports: FactorSupports? {
        switch masks {
        case .factorization(let supports):
            return supports
        case .network(let layers):
            guard layers.count == 2, layers[1].inputCount == layers[0].outputCount else { return nil }
            guard
                layers.allSatisfy({
                    $0.pattern == nil
                        || MaskLimits.standard.complaint(rows: $0.outputCount, columns: $0.inputCount) == nil
                })
            else { return nil }
            return FactorSupports(left: layers[1].mask, right: layers[0].mask.transposed())
        }
    }
}
