import Foundation

/// A run of gradient descent: what experiments vary.
public struct DescentOptions: Sendable, Hashable {
    /// a_0, the spectral norm of the first factors one above the other.
    public var initialNorm: Double
    /// ξ, the spectral norm of the matrix that is added to the residual in each step.
    public var perturbation: Double
    /// Each step draws a perturbation of its own; else it is the same in all.
    public var isPerturbationFresh: Bool
    /// How many steps there are; nil for `theoremSteps`.
    public var steps: Int?
    /// Seed of the first factors, the perturbation and fresh batches.
    public var seed: UInt64

    public init(
        initialNorm: Double, perturbation: Double = 0, isPerturbationFresh: Bool = false, steps: Int? = nil,
        seed: UInt64 = 1
    ) {
        self.initialNorm = initialNorm
        self.perturbation = perturbation
        self.isPerturbationFresh = isPerturbationFresh
        self.steps = steps
        self.seed = seed
    }

    /// ⌈5 / (η σ_r) · log(σ_r / a_0²)⌉: the number of steps of the theorem, with the constant of its proof; σ_r is 1.
    public static func theoremSteps(initialNorm: Double, stepSize: Double) -> Int {
        max(1, Int((5 / stepSize * log(1 / (initialNorm * initialNorm))).rounded(.up)))
    }
}
