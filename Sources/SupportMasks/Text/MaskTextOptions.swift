/// How a mask file is read.
public struct MaskTextOptions: Hashable, Sendable {
    /// Whether rows are numbers with white space between them, and inside the support is what is not zero.
    public var takesWeights: Bool
    /// How the masks are taken: in which order layers are written, and whether every mask is written transposed.
    public var convention: LayerFit.Convention
    /// How large the masks may be.
    public var limits: MaskLimits

    /// Options; those left out are the standard ones: rows of cells, layers input side first, outputs × inputs.
    public init(
        takesWeights: Bool = false, convention: LayerFit.Convention = LayerFit.Convention(),
        limits: MaskLimits = .standard
    ) {
        (self.takesWeights, self.convention, self.limits) = (takesWeights, convention, limits)
    }
}
