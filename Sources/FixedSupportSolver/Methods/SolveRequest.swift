import Proofs
import SupportMasks

/// How an instance is to be solved.
public struct SolveRequest: Sendable {
    /// The method; nil for the one that suits the instance.
    public var method: SolutionMethod?
    /// A plan that was made before; nil to make it.
    public var plan: PlanReport?
    /// λ in ½‖A − F_1 ⋯ F_L‖² + ½ λ Σ ‖F_l‖²; only methods that iterate know it.
    public var weightDecay = 0.0
    /// The steps of a method that iterates; nil for its own number.
    public var steps: Int?
    /// Whether to start on the curve that a verdict *not closed* certifies, and not at random.
    public var startsOnCurve = false
    /// In which order a chain of Kronecker-sparse factors is taken apart.
    public var splitOrder = SplitOrder.leftToRight
    /// Of random starts.
    public var seed: UInt64 = 0
    public var threads = 1
    /// Ends the run with the best that was found.
    public var interruption = Interruption.never

    public init() {}
}

/// Why an instance is not solved as it was asked for.
public struct SolveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence without its full stop.
    public let message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
