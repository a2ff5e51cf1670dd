import DenseNumerics
import FloatingProposals

/// Gradient descent on ½ ‖𝒜(D C − Y)‖² from a small random start.
public struct FactoredDescent: Sendable {
    public let problem: SensingProblem
    public let options: DescentOptions
    /// D, rows × width.
    public private(set) var left: Matrix<Double>
    /// C, width × columns.
    public private(set) var right: Matrix<Double>
    public private(set) var steps = 0
    private let perturbation: Matrix<Double>?
    private var random: SeededNormals

    public init(_ problem: SensingProblem, _ options: DescentOptions) {
        let setting = problem.setting
        self.problem = problem
        self.options = options
        random = SeededNormals(seed: options.seed)
        let start = Matrix(
            rows: setting.rows + setting.columns, columns: setting.width,
            elements: random.normals((setting.rows + setting.columns) * setting.width)
        ).scaled(toNorm: options.initialNorm)
        left = Matrix(rows: setting.rows, columns: setting.width) { start[$0, $1] }
        right = Matrix(rows: setting.width, columns: setting.columns) { start[setting.rows + $1, $0] }
        perturbation = options.perturbation > 0 ? Self.perturbation(setting, options, using: &random) : nil
    }

    private static func perturbation(
        _ setting: SensingSetting, _ options: DescentOptions, using random: inout SeededNormals
    ) -> Matrix<Double> {
        Matrix(
            rows: setting.rows, columns: setting.columns, elements: random.normals(setting.rows * setting.columns)
        ).scaled(toNorm: options.perturbation)
    }

    public var product: Matrix<Double> { left * right }

    /// ‖D C − Y‖, the largest singular value.
    public var error: Double { (product - problem.target).spectralNorm }

    /// D ← D + η R Cᵀ, C ← C + η Dᵀ R with R = 𝒜*𝒜(Y − D C) + E. O(measurements × rows × columns).
    public mutating func step() {
        let residual = pull
        let size = problem.setting.stepSize
        let moved = size * (residual * right.transposed)
        right = right + size * (left.transposed * residual)
        left = left + moved
        steps += 1
    }

    /// The residual R, with the perturbation and, where the setting says so, a batch of its own.
    private var pull: Matrix<Double> {
        mutating get {
            let residual = problem.pull(at: product, using: &random)
            guard options.perturbation > 0 else { return residual }
            if options.isPerturbationFresh {
                return residual + Self.perturbation(problem.setting, options, using: &random)
            }
            return perturbation.map { residual + $0 } ?? residual
        }
    }

    /// Steps until the end of the run, or until the error is no longer finite.
    ///
    /// - Parameter threshold: the Frobenius norm of the error at whose first undercutting the steps are noted.
    public mutating func run(threshold: Double) -> SensingRun {
        let count =
            options.steps
            ?? DescentOptions.theoremSteps(initialNorm: options.initialNorm, stepSize: problem.setting.stepSize)
        var reached: Int?
        while steps < count {
            step()
            guard reached == nil || steps == count else { continue }
            let distance = (product - problem.target).frobeniusNorm
            guard distance.isFinite else { break }
            if distance <= threshold, reached == nil { reached = steps }
        }
        let distance = product - problem.target
        let isFinite = distance.frobeniusNorm.isFinite
        return SensingRun(
            options: options, steps: steps, error: isFinite ? distance.spectralNorm : .infinity,
            stepsToThreshold: reached)
    }
}

/// How a run of descent ended.
public struct SensingRun: Sendable, Hashable {
    public let options: DescentOptions
    public let steps: Int
    /// ‖D C − Y‖ (spectral) after the last step; infinite if the descent diverged.
    public let error: Double
    /// The first step after which ‖D C − Y‖_F was at most the threshold; nil if it never was.
    public let stepsToThreshold: Int?
}
