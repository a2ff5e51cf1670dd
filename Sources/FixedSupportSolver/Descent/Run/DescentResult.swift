import DenseNumerics

/// What a descent found.
public struct DescentResult: Sendable {
    public var method: DescentMethod
    public var weightDecay: Double
    /// The factors with the smallest objective of all that the run went through; exactly zero outside the masks.
    public var best: FactorChain<Double>
    public var bestSample: DescentSample
    /// The factors at the end.
    public var last: FactorChain<Double>
    /// By step; the first is the start, the last the end.
    public var history: [DescentSample]
    public var end: DescentEnd
    /// Whether the weights run away.
    public var runaway: RunawayFinding
}

/// Why a descent ended.
public enum DescentEnd: String, Sendable, Hashable {
    /// The product is the target, up to rounding.
    case exact
    /// The gradient is as good as zero.
    case stationary
    /// No step that the method knows makes the objective smaller in floating point.
    case stalled
    case stepLimit = "step-limit"
    /// `shouldStop` said so.
    case stopped
}
