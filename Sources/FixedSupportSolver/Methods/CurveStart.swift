import DenseNumerics
import SupportTheory

/// A start on the curve that a verdict *not closed* certifies, and what is told of the curve.
struct CurveStart {
    private let curve: CertifiedCurve
    private let points: [CurvePoint]
    private let point: CurvePoint
    /// Whether the target is the matrix that the curve tends to.
    private let isCertified: Bool

    /// - Throws: where no curve is certified, and where none of its points lies within floating point.
    init(_ analysis: InstanceAnalysis, target: Matrix<Double>) throws(SolveError) {
        guard let curve = CertifiedCurve(analysis) else {
            throw SolveError("there is no curve to start on: the masks are not proved not closed")
        }
        let points = curve.points()
        guard let point = curve.start(among: points) else {
            throw SolveError("no point of the certified curve lies within floating point")
        }
        self.curve = curve
        self.points = points
        self.point = point
        isCertified = curve.tends(to: target)
    }

    /// The factors at a point near the end, inner lines rescaled alike.
    var start: DescentStart { .factors(curve.factors(halvings: point.halvings).balanced()) }

    /// What the curve shows, and the descent that began on it.
    func notes(_ result: DescentResult) -> [String] {
        guard isCertified else {
            return [
                "The certified curve tends to another matrix than the target: for this one it is a start like others. Without --target the curve's own is taken."
            ]
        }
        return [CurveReport(curve, CurveDescent(points: points, start: point, result: result)).sentence]
    }

    /// A row for each point: t, loss, norms, and what cancels in the product.
    var table: SolutionTable {
        let count = curve.problem.masks.count
        return SolutionTable(
            key: "curve", title: "The certified curve, from large t to small",
            columns: ["t", "loss"] + (1...count).map { "norm\($0)" } + ["pathNorm"],
            rows: points.map { [$0.t, $0.exactLoss] + $0.norms + [$0.pathNorm] })
    }
}
