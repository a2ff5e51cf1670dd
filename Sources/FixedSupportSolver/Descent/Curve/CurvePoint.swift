import DenseNumerics

/// A certified curve at t = 2^−k.
public struct CurvePoint: Sendable, Hashable {
    /// k.
    public var halvings: Int
    public var t: Double
    /// ½‖A − F_1(t) ⋯ F_L(t)‖_F² in exact arithmetic, rounded.
    public var exactLoss: Double
    /// The same of the factors in floating point, as they can be trained on.
    public var loss: Double
    /// ‖F_l(t)‖_F, in the order of the product.
    public var norms: [Double]
    /// ‖ |F_1(t)| ⋯ |F_L(t)| ‖_F, which no rescaling of inner lines changes.
    public var pathNorm: Double
}

extension CertifiedCurve {
    /// Where a descent starts: the first point with a loss below 1e-3 ‖A‖_F², else the last.
    func start(among points: [CurvePoint]) -> CurvePoint? {
        let norm = problem.target.frobeniusNorm
        return points.first { $0.loss < 1e-3 * norm * norm } ?? points.last
    }

    /// The points t = 1/2, 1/4, …, at most `count`, as long as numbers stay within floating point and losses are not
    /// below `leastLoss` times ‖A‖_F².
    public func points(count: Int = 40, leastLoss: Double = 1e-24) -> [CurvePoint] {
        var objective = ChainObjective(problem, weightDecay: 0, threads: 1)
        let scale = objective.targetNorm * objective.targetNorm
        var points: [CurvePoint] = []
        for halvings in 1...max(1, count) {
            let t = Self.t(halvings)
            let exact = exactLoss(at: t)
            guard exact >= leastLoss * scale, let weights = try? objective.layout.weights(factors(at: t)) else { break }
            let point = CurvePoint(
                halvings: halvings, t: t.asDouble, exactLoss: exact, loss: objective.value(weights).loss,
                norms: objective.layout.norms(weights), pathNorm: objective.pathNorm(weights))
            guard point.loss.isFinite, point.pathNorm.isFinite else { break }
            points.append(point)
        }
        return points
    }
}
