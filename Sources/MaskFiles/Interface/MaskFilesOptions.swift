import SupportMasks

/// What to take from a file, and how large it may be.
public struct MaskFilesOptions: Hashable, Sendable {
    /// Whether lists are written from the left, and whether matrices are stored inputs × outputs (I and J: width ×
    /// rows).
    public var convention: LayerFit.Convention
    /// The names of the arrays that are layers, in their order, where `*` stands for any text and `?` for any
    /// character; empty: what names and shapes tell.
    public var layerPatterns: [String]
    /// The parts that the names of blocks begin with, each block an instance; nil: one instance.
    public var each: String?
    /// Whether arrays are weights, whose supports are their non-zeros; if not, their entries must be 0 and 1.
    public var takesWeights: Bool
    /// How large masks may be.
    public var limits: MaskLimits

    /// Options; those left out are the standard ones.
    public init(
        convention: LayerFit.Convention = LayerFit.Convention(), layerPatterns: [String] = [], each: String? = nil,
        takesWeights: Bool = false,
        limits: MaskLimits = .standard
    ) {
        self.convention = convention
        self.layerPatterns = layerPatterns
        self.each = each
        self.takesWeights = takesWeights
        self.limits = limits
    }

    /// The same for masks in text.
    var text: MaskTextOptions { MaskTextOptions(takesWeights: takesWeights, convention: convention, limits: limits) }

    /// Whether a text says the same with and without these options.
    var areStandardForText: Bool { convention == LayerFit.Convention() && !takesWeights }
}
