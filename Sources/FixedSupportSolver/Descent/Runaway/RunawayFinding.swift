/// What the history of a descent says about its weights.
public struct RunawayFinding: Sendable, Hashable {
    public enum Verdict: String, Sendable, Hashable {
        /// Norms grow without a bound in sight while the objective falls.
        case runsAway = "runs-away"
        case notSeen = "not-seen"
        case tooShort = "too-short"
    }

    public var verdict: Verdict
    /// The ends of the two decades of steps that were looked at; nil if the run was too short.
    public var first: DescentSample?
    public var last: DescentSample?
    public var growth: RunawayGrowth?

    static var tooShort: RunawayFinding { RunawayFinding(verdict: .tooShort) }
}

/// Slopes of logarithms against the logarithm of the step: x grows like the steps to this power.
public struct RunawayGrowth: Sendable, Hashable {
    /// Of the path norm, in each half decade of the last two.
    public var norms: [Double]
    /// Of the path norm divided by the norm of the product.
    public var cancellations: [Double]
    /// Of the loss, in all of it; negative where it falls.
    public var loss: Double

    /// Of the path norm, in the last half decade.
    public var latest: Double { norms.last ?? 0 }
}
