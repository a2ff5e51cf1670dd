/// A descent on its way.
struct DescentRun {
    private let options: DescentOptions
    private var point: DescentPoint
    private var recorder: DescentRecorder
    private var best: [Double]
    private var bestObjective: Double
    private var bestStep = 0

    init(_ objective: ChainObjective, _ weights: [Double], _ options: DescentOptions) {
        self.options = options
        point = DescentPoint(objective, weights)
        recorder = DescentRecorder(objective)
        best = weights
        bestObjective = point.value.objective
    }

    mutating func result() -> DescentResult {
        var history = [recorder.sample(0, point)]
        let end = descend(&history)
        let layout = point.objective.layout
        let bestPoint = DescentPoint(point.objective, best)
        return DescentResult(
            method: options.method, weightDecay: options.weightDecay, best: layout.chain(best),
            bestSample: recorder.sample(bestStep, bestPoint), last: layout.chain(point.weights), history: history,
            end: end, runaway: RunawayCriterion().judge(history, end: end))
    }

    private mutating func descend(_ history: inout [DescentSample]) -> DescentEnd {
        var stepper = options.method.stepper(point, shouldStop: options.shouldStop)
        let stride = Self.stride(point.objective)
        var (step, sampled) = (0, options.history.next(after: 0))
        var end = DescentEnd.stepLimit
        if let early = verdict(history[0]) { return early }
        while step < options.maximumSteps {
            if step % stride == 0, options.shouldStop?() == true {
                end = .stopped
                break
            }
            guard stepper.advance(&point) else {
                end = options.shouldStop?() == true ? .stopped : .stalled
                break
            }
            step += 1
            note(step)
            if step >= sampled {
                history.append(recorder.sample(step, point))
                sampled = options.history.next(after: step)
                if let early = verdict(history[history.count - 1]) { return early }
            }
        }
        if history[history.count - 1].step < step { history.append(recorder.sample(step, point)) }
        return end
    }

    private mutating func note(_ step: Int) {
        guard point.value.objective < bestObjective else { return }
        bestObjective = point.value.objective
        bestStep = step
        for index in best.indices { best[index] = point.weights[index] }
    }

    /// The end that a sample shows, if any.
    private func verdict(_ sample: DescentSample) -> DescentEnd? {
        let norm = point.objective.targetNorm
        let scale = norm > 0 ? norm : 1
        if options.weightDecay == 0, norm > 0, sample.relativeError <= 1e-15 { return .exact }
        let size = euclideanNorm(sample.norms)
        return sample.gradientNorm * size <= options.tolerance * scale * scale ? .stationary : nil
    }

    /// Steps between two questions whether to stop: one where a step takes long, many where a question costs more.
    private static func stride(_ objective: ChainObjective) -> Int {
        let work = objective.layout.weightCount * max(objective.target.columnCount, 1)
        return max(1, min(64, 100_000 / max(work, 1)))
    }
}

extension DescentMethod {
    /// The method, ready to work from a point.
    func stepper(_ point: DescentPoint, shouldStop: (@Sendable () -> Bool)?) -> any DescentStepper {
        switch self {
        case .alternatingLeastSquares: AlternatingSteps(point.objective, shouldStop: shouldStop)
        case .gradientDescent: GradientSteps()
        case .adam(let rate): AdamSteps(rate: rate ?? UsualRates.adam(point), point)
        case .momentum(let rate, let momentum):
            MomentumSteps(rate: rate ?? UsualRates.momentum(point, momentum), momentum: momentum, point)
        }
    }
}
