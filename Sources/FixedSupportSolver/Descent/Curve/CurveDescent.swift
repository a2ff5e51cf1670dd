/// A descent that starts on a certified curve, on the certificate's own target.
public struct CurveDescent: Sendable {
    public var points: [CurvePoint]
    /// The point that the descent starts from.
    public var start: CurvePoint
    public var result: DescentResult

    /// Tabulates the curve and goes on from t = 2^−k by descent, from balanced factors: the product at that point with
    /// inner lines rescaled, which makes the gradient methods' steps longer.
    ///
    /// - Parameters:
    ///   - halvings: k, of the points; nil is the first with a loss below 1e-3 ‖A‖_F², else the last.
    ///   - count: the most points.
    /// - Returns: nil if the curve has no point within floating point.
    public init?(_ curve: CertifiedCurve, _ options: DescentOptions, halvings: Int? = nil, count: Int = 40) {
        let points = curve.points(count: count)
        let chosen =
            halvings.map { wanted in points.first { $0.halvings == wanted } }
            ?? curve.start(among: points)
        guard let start = chosen else { return nil }
        let factors = curve.factors(halvings: start.halvings).balanced()
        guard let result = try? Descent.run(curve.problem, options, from: .factors(factors)) else { return nil }
        self.points = points
        self.start = start
        self.result = result
    }

    /// A descent that began at a point of the curve.
    init(points: [CurvePoint], start: CurvePoint, result: DescentResult) {
        self.points = points
        self.start = start
        self.result = result
    }

    /// Whether the losses fall to zero while the norms grow, on the curve and beyond: they end below a thousandth of
    /// the first, the descent ends below its start, and path norms end above the first.
    public var approachesInfimum: Bool {
        guard let first = points.first, let last = points.last else { return false }
        return last.exactLoss < 1e-3 * first.exactLoss && last.pathNorm > first.pathNorm
            && result.bestSample.loss <= start.loss
    }
}
