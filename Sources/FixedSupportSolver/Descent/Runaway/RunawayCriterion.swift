/// Whether weights run away, told from the history of a descent.
///
/// Looked at are the samples of the last two decades of steps, [T/100, T], in four parts of half a decade each. The
/// weights *run away* if
///
/// 1. the path norm ‖ |F_1| ⋯ |F_L| ‖_F, which no rescaling changes, grows like a power of the steps: in each part the
///    slope of its logarithm against that of the step is at least `leastGrowth`, and in the last part it is at least
///    `leastPersistence` and at most `mostAcceleration` times the mean of the others: what tends to a bound flattens,
///    what leaves a plateau leaps;
/// 2. in each part so does its quotient by ‖F_1 ⋯ F_L‖_F: it grows by cancellation, not because the product does, as it
///    does while a small start finds its scale;
/// 3. the objective still falls: its best value falls in each part;
/// 4. the product is not the target up to rounding.
///
/// It is evidence, never a proof: a bounded solution may lie further out. That there is none for some target is what
/// the verdict *not closed* proves.
public struct RunawayCriterion: Sendable, Hashable {
    public var leastGrowth = 0.05
    public var leastPersistence = 0.35
    public var mostAcceleration = 2.0
    /// Runs of fewer steps are too short to tell.
    public var leastSteps = 300
    /// Relative errors that are as good as none.
    public var negligibleError = 1e-12

    public init() {}

    /// - Parameter end: a run that ended because nothing was left to gain is never too short.
    public func judge(_ history: [DescentSample], end: DescentEnd = .stepLimit) -> RunawayFinding {
        var finding = judge(history)
        switch end {
        case .exact, .stationary, .stalled:
            if finding.verdict == .tooShort { finding.verdict = .notSeen }
        case .stepLimit, .stopped: break
        }
        return finding
    }

    private func judge(_ history: [DescentSample]) -> RunawayFinding {
        guard let last = history.last, last.step >= leastSteps, last.pathNorm.isFinite else { return .tooShort }
        let parts = (0..<4).map { part in
            let (start, end) = (edge(part, last.step), edge(part + 1, last.step))
            return history.filter { Double($0.step) >= start && Double($0.step) <= end * (1 + 1e-9) }
        }
        guard parts.allSatisfy({ $0.count >= 4 }), let first = parts[0].first else { return .tooShort }
        let norms = parts.map { LogarithmicSlope.of($0) { $0.pathNorm } }
        let cancellations = parts.map { LogarithmicSlope.of($0) { $0.pathNorm / $0.productNorm } }
        let growth = RunawayGrowth(
            norms: norms, cancellations: cancellations, loss: LogarithmicSlope.of(parts.flatMap { $0 }) { $0.loss })
        let isSeen =
            isPower(norms) && cancellations.allSatisfy { $0 >= leastGrowth } && falls(history, parts)
            && last.relativeError > negligibleError
        return RunawayFinding(verdict: isSeen ? .runsAway : .notSeen, first: first, last: last, growth: growth)
    }

    /// Where part begins: T · 10^{(part − 4) / 2}.
    private func edge(_ part: Int, _ steps: Int) -> Double {
        Double(steps) * [0.01, 0.1 / 10.0.squareRoot(), 0.1, 1 / 10.0.squareRoot(), 1][part]
    }

    private func isPower(_ slopes: [Double]) -> Bool {
        guard slopes.allSatisfy({ $0 >= leastGrowth }) else { return false }
        let mean = slopes.dropLast().reduce(0, +) / Double(slopes.count - 1)
        return slopes[slopes.count - 1] >= leastPersistence * mean
            && slopes[slopes.count - 1] <= mostAcceleration * mean
    }

    /// Whether the best objective falls in each part.
    private func falls(_ history: [DescentSample], _ parts: [[DescentSample]]) -> Bool {
        parts.allSatisfy { part in
            let before = history.prefix { $0.step <= part[0].step }.map(\.objective).min() ?? .infinity
            return (part.map(\.objective).min() ?? .infinity) < before
        }
    }
}
