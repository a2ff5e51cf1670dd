import DenseNumerics
import SupportMasks
import SupportTheory

/// Descent and alternating least squares as methods of `solve`.
struct IteratedMethod {
    private let subject: SolvableInstance
    private let request: SolveRequest
    private let method: DescentMethod

    init(_ subject: SolvableInstance, _ request: SolveRequest, _ method: DescentMethod) {
        self.subject = subject
        self.request = request
        self.method = method
    }

    /// - Throws: for complex targets, and for a start on a curve where no curve is certified.
    func solve<Scalar: MatrixScalar>(_ target: Matrix<Scalar>) throws(SolveError) -> Solution<Scalar> {
        guard let real = target as? Matrix<Double> else {
            throw SolveError("the method \(method.name) is for real targets, and this one is complex")
        }
        guard let solution = try solve(real) as? Solution<Scalar> else { preconditionFailure("the target is real") }
        return solution
    }

    private func solve(_ target: Matrix<Double>) throws(SolveError) -> Solution<Double> {
        // The run has its own part of the time: what the masks say is worth a few seconds.
        let analysis = InstanceAnalysis(
            subject.instance, limits: SearchLimits(effort: .normal, interruption: request.interruption))
        let curve = request.startsOnCurve ? try CurveStart(analysis, target: target) : nil
        let result: DescentResult
        do {
            let problem = try DescentProblem(masks: subject.masks, target: target)
            result = try Descent.run(problem, options, from: curve?.start ?? .random)
        } catch { throw SolveError("\(error)") }
        let samples = result.history.map { sample in
            SolutionSample(step: sample.step, error: Self.error(sample), norm: Self.norm(sample.norms))
        }
        var solution = Solution(
            factors: result.best.factors.map(SolutionFactor.init), error: Self.error(result.bestSample),
            targetNorm: target.frobeniusNorm, method: SolutionMethod(rawValue: method.name) ?? .als,
            // A run that was cut has no time for a decomposition.
            lower: result.end == .stopped
                ? .nothing : ChainLowerBound.bound(FactorChainProblem(target: target, masks: subject.masks)),
            history: samples, isCut: result.end == .stopped,
            notes: [ending(result)] + (curve?.notes(result) ?? [])
                + [RunawayReport(result, analysis.closedness).sentence] + advice(result, analysis),
            tables: curve.map { [$0.table] } ?? [])
        solution.runsAway = result.runaway.verdict == .runsAway
        return solution
    }

    private var options: DescentOptions {
        var options = DescentOptions(method)
        options.weightDecay = request.weightDecay
        if let steps = request.steps { options.maximumSteps = steps }
        options.seed = request.seed
        options.threads = request.threads
        let interruption = request.interruption
        options.shouldStop = { interruption.isDue }
        return options
    }

    private func ending(_ result: DescentResult) -> String {
        let steps = result.history.last?.step ?? 0
        let why =
            switch result.end {
            case .exact: "the product is the target, up to rounding"
            case .stationary: "the gradient is as good as zero"
            case .stalled: "no step makes the objective smaller in floating point"
            case .stepLimit: "the steps were used up"
            case .stopped: "a limit or an interrupt ended it"
            }
        return
            "\(steps) steps: \(why). The factors are those with the smallest objective, of step \(result.bestSample.step)."
    }

    private func advice(_ result: DescentResult, _ analysis: InstanceAnalysis) -> [String] {
        guard analysis.verdict == .notClosed, request.weightDecay == 0 else { return [] }
        return ["With --weight-decay an optimum exists for every target, and the weights stay bounded."]
    }

    private static func error(_ sample: DescentSample) -> Double { (2 * sample.loss).squareRoot() }

    private static func norm(_ norms: [Double]) -> Double {
        Matrix(rows: 1, columns: norms.count, elements: norms).frobeniusNorm
    }
}
