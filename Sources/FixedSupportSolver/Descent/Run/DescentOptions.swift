/// How a descent is run. The same options give the same result, whatever the number of threads, unless `shouldStop`
/// cuts the run.
public struct DescentOptions: Sendable {
    public var method: DescentMethod
    /// λ in ½‖A − F_1 ⋯ F_L‖_F² + ½ λ Σ ‖F_l‖_F²; not negative.
    public var weightDecay = 0.0
    /// Steps after which the run ends; for alternating least squares a step improves every factor once.
    public var maximumSteps: Int
    /// Of the random start.
    public var seed: UInt64 = 0
    /// ‖F_1 ⋯ F_L‖_F at the random start, as a multiple of ‖A‖_F: small for gradient descent that is to find its scale
    /// itself.
    public var initialScale = 0.1
    /// A run ends where ‖∇f‖ · ‖w‖ is at most this part of ‖A‖_F².
    public var tolerance = 1e-15
    /// At least 1.
    public var threads = 1
    /// Which steps the history holds.
    public var history = HistoryPolicy.logarithmic(perDecade: 24)
    /// True ends the run, for time limits and interrupts. It is asked before steps (before every 64th where steps are
    /// short), and by alternating least squares between the lines of a factor, from several threads.
    public var shouldStop: (@Sendable () -> Bool)?

    /// Options with the method's usual number of steps.
    public init(_ method: DescentMethod) {
        self.method = method
        maximumSteps = method.usualSteps
    }
}

/// Which steps a history holds, besides the first and the last.
public enum HistoryPolicy: Sendable, Hashable {
    /// So many for each factor of ten, evenly on a logarithmic scale, so that 10^d steps make at most d times as many
    /// samples.
    case logarithmic(perDecade: Int)
    /// Every n-th.
    case every(Int)

    /// The first step to sample after `step`.
    func next(after step: Int) -> Int {
        switch self {
        case .every(let count): return step + max(1, count)
        case .logarithmic(let perDecade):
            let ratio = 1 + 2.302585092994046 / Double(max(1, perDecade))
            return max(step + 1, Int(min(Double(step) * ratio, 1e18)))
        }
    }
}
