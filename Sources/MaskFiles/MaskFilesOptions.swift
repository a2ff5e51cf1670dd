import SupportMasks

/// What to take from a file, and how large it may be.
public struct MaskFilesOptions: Hashable, Sendable {
    /// Whether matrices are stored inputs × outputs (I and J: width × rows), and are to be transposed.
    public var isTransposed: Bool
    /// The names of the arrays that are layers, input side first, where `*` stands for any text and `?` for any character; empty: all
    /// arrays of a `.npz` file; the tensors whose names end in `_mask` (with `takesWeights` in `weight`) of a `.safetensors` file.
    public var layerPatterns: [String]
    /// Whether arrays are weights, whose supports are their non-zeros; if not, their entries must be 0 and 1.
    public var takesWeights: Bool
    /// How large masks may be.
    public var limits: MaskLimits

    /// Options; those left out are the standard ones.
    public init(isTransposed: Bool = false, layerPatterns: [String] = [], takesWeights: Bool = false, limits: MaskLimits = .standard) {
        self.isTransposed = isTransposed
        self.layerPatterns = layerPatterns
        self.takesWeights = takesWeights
        self.limits = limits
    }
}
