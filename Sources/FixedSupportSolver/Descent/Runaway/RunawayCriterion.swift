import Foundation

/// Whether weights run away, told from the history of a descent.
///
/// Looked at are the samples of the last decade of steps, [T/10, T]. The weights *run away* if
///
/// 1. the path norm ‖ |F_1| ⋯ |F_L| ‖_F, which no rescaling changes, grows like a power of the steps: the slope of its
///    logarithm against that of the step is at least `leastGrowth`, in the later half of the decade (on the logarithmic
///    scale) too, and there at least `leastPersistence` times that of the earlier half: what tends to a bound flattens;
/// 2. so does its quotient by ‖F_1 ⋯ F_L‖_F: it grows by cancellation, not because the product does, as it does while a
///    small start finds its scale;
/// 3. the objective still falls: its best value is smaller at the end than at the beginning of the decade.
///
/// Growth for a decade is evidence, never a proof: a bounded solution may lie further out. That there is none for some
/// target is what the verdict *not closed* proves.
public struct RunawayCriterion: Sendable, Hashable {
    public var leastGrowth = 0.03
    public var leastPersistence = 0.45
    /// Runs of fewer steps are too short to tell.
    public var leastSteps = 100

    public init() {}

    public func judge(_ history: [DescentSample]) -> RunawayFinding {
        guard let last = history.last, last.step >= leastSteps else { return .tooShort }
        let window = history.filter { $0.step * 10 >= last.step && $0.pathNorm > 0 && $0.productNorm > 0 }
        guard window.count >= 8, let first = window.first, last.pathNorm.isFinite else { return .tooShort }
        let middle = Double(first.step).squareRoot() * Double(last.step).squareRoot()
        let (earlier, later) = (
            window.filter { Double($0.step) <= middle }, window.filter { Double($0.step) >= middle }
        )
        let growth = RunawayGrowth(
            norm: slope(window) { $0.pathNorm }, laterNorm: slope(later) { $0.pathNorm },
            cancellation: slope(window) { $0.pathNorm / $0.productNorm },
            laterCancellation: slope(later) { $0.pathNorm / $0.productNorm },
            loss: slope(window) { $0.loss })
        let persists =
            growth.laterNorm >= leastPersistence * slope(earlier) { $0.pathNorm }
            && growth.laterCancellation >= leastPersistence * slope(earlier) { $0.pathNorm / $0.productNorm }
        let grows = [growth.norm, growth.laterNorm, growth.cancellation, growth.laterCancellation]
            .allSatisfy { $0 >= leastGrowth }
        let bestBefore = history.prefix { $0.step <= first.step }.map(\.objective).min() ?? .infinity
        let bestInWindow = window.map(\.objective).min() ?? .infinity
        let verdict: RunawayFinding.Verdict = grows && persists && bestInWindow < bestBefore ? .runsAway : .notSeen
        return RunawayFinding(verdict: verdict, first: first, last: last, growth: growth)
    }

    /// The slope of log f against log step, by least squares; 0 of fewer than two steps.
    private func slope(_ samples: [DescentSample], _ f: (DescentSample) -> Double) -> Double {
        let points = samples.filter { $0.step > 0 && f($0) > 0 }.map { (x: log(Double($0.step)), y: log(f($0))) }
        guard points.count >= 2 else { return 0 }
        let count = Double(points.count)
        let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
        let (covariance, variance) = points.reduce((0.0, 0.0)) {
            ($0.0 + ($1.x - x) * ($1.y - y), $0.1 + ($1.x - x) * ($1.x - x))
        }
        return variance > 0 ? covariance / variance : 0
    }
}
