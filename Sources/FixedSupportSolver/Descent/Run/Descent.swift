/// Descent on ½‖A − F_1 ⋯ F_L‖_F² + ½ λ Σ ‖F_l‖_F² for any chain of masks.
public enum Descent {
    /// Runs a method from a start, until it ends or a budget does.
    ///
    /// A step of the gradient methods costs O(n · Σ cells) for a target of n columns, about three products of the chain;
    /// with two sparse factors O(mn) and what their cells meet. See Descent.md.
    ///
    /// - Throws: `DescentProblemError` if starting factors are not on the masks.
    public static func run(
        _ problem: DescentProblem, _ options: DescentOptions, from start: DescentStart = .random
    ) throws(DescentProblemError) -> DescentResult {
        var objective = ChainObjective(problem, weightDecay: options.weightDecay, threads: options.threads)
        let weights: [Double]
        switch start {
        case .random: weights = RandomStart(seed: options.seed, scale: options.initialScale).weights(&objective)
        case .factors(let chain): weights = try objective.layout.weights(chain)
        }
        var run = DescentRun(objective, weights, options)
        return run.result()
    }
}
