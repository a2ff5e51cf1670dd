import DenseNumerics
import FloatingProposals
import Foundation

/// What is varied to see the statements about small random starts happen.
public struct SensingExperiment: Sendable {
    public var setting: SensingSetting
    /// The a_0 of the runs without perturbation.
    public var initialNorms: [Double]
    /// The ξ of the runs with perturbation.
    public var perturbations: [Double]
    /// The a_0 of the runs with perturbation: so small that ξ decides the error.
    public var perturbedInitialNorm: Double
    public var isPerturbationFresh: Bool
    /// How many starts there are for each value.
    public var trials: Int

    public static let standardInitialNorms = [1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5]
    public static let standardPerturbations = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2]
    /// The Frobenius norm of the error that counts as arrived, by that of the target.
    static let arrival = 0.1

    public init(
        _ setting: SensingSetting, initialNorms: [Double] = standardInitialNorms,
        perturbations: [Double] = standardPerturbations, perturbedInitialNorm: Double = 1e-5,
        isPerturbationFresh: Bool = false, trials: Int = 1
    ) {
        self.setting = setting
        self.initialNorms = initialNorms
        self.perturbations = perturbations
        self.perturbedInitialNorm = perturbedInitialNorm
        self.isPerturbationFresh = isPerturbationFresh
        self.trials = trials
    }

    /// Runs all descents; the result does not depend on the number of threads.
    public func run(threads: Int) -> SensingResult {
        let problem = SensingProblem(setting)
        let threshold = Self.arrival * problem.target.frobeniusNorm
        let plain = initialNorms.flatMap { norm in
            (0..<trials).map { DescentOptions(initialNorm: norm, seed: seed(of: $0)) }
        }
        let perturbed = perturbations.flatMap { size in
            (0..<trials).map {
                DescentOptions(
                    initialNorm: perturbedInitialNorm, perturbation: size, isPerturbationFresh: isPerturbationFresh,
                    seed: seed(of: $0))
            }
        }
        let all = plain + perturbed
        let runs = Parallel.map(all.count, threads: threads) { index in
            var descent = FactoredDescent(problem, all[index])
            return descent.run(threshold: threshold)
        }
        return SensingResult(
            setting: setting, plain: Array(runs.prefix(plain.count)), perturbed: Array(runs.dropFirst(plain.count)),
            signalRate: signalRate(problem))
    }

    private func seed(of trial: Int) -> UInt64 { setting.seed &+ 1 &+ UInt64(trial) }

    /// σ_r of the first pull 𝒜*𝒜(Y): what the slowest direction of the target grows by, per step and η.
    private func signalRate(_ problem: SensingProblem) -> Double {
        guard !setting.hasFreshBatches else { return 1 }
        var random = SeededNormals(seed: setting.seed)
        let first = problem.pull(at: Matrix(rows: setting.rows, columns: setting.columns), using: &random)
        return SingularValueDecomposition(first).values[setting.rank - 1]
    }
}
