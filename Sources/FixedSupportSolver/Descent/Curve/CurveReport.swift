import Rules

/// A certified curve, and a descent from it, in words.
public struct CurveReport: Sendable {
    public var rule: RuleCode
    public var descent: CurveDescent

    public init(_ curve: CertifiedCurve, _ descent: CurveDescent) {
        rule = curve.rule
        self.descent = descent
    }

    /// What was seen, and what it shows: the infimum 0 approached, or that the numbers do not show it.
    public var sentence: String {
        guard let first = descent.points.first, let last = descent.points.last else { return "" }
        let best = descent.result.bestSample
        let seen =
            "along the certified curve of \(rule.rawValue) (\(rule.name)) from t = 2^-\(first.halvings) to "
            + "2^-\(last.halvings) the loss falls from \(figure(first.exactLoss)) to \(figure(last.exactLoss)), while "
            + "what cancels in the product grows from \(figure(first.pathNorm)) to \(figure(last.pathNorm)); "
            + "\(descent.result.method.name) from t = 2^-\(descent.start.halvings) goes on from "
            + "\(figure(descent.start.loss)) to \(figure(best.loss)), with norms \(list(best.norms))."
        return descent.approachesInfimum
            ? "Infimum 0 approached, and not attained: \(seen)" : "Infimum 0 not seen to be approached: \(seen)"
    }

    private func list(_ values: [Double]) -> String { values.map(figure).joined(separator: ", ") }

    private func figure(_ value: Double) -> String { ShortFigure.text(value) }
}
