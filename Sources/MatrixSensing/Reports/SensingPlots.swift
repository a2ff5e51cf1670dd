import Drawing
import Foundation

extension SensingReport {
    /// Error against a_0, steps against log(1 / a_0²), error against ξ, each with its line and the stated slope.
    public var plots: [LinePlot] {
        [
            errors(
                "Error against the norm of the start", x: "a₀",
                result.plain.map { .init($0.options.initialNorm, $0.error) }, result.errorFit,
                Stated(SensingResult.boundedErrorSlope, "stated: slope ≥ 4/3")),
            steps,
            errors(
                "Error against the perturbation", x: "ξ",
                result.perturbed.map { .init($0.options.perturbation, $0.error) }, result.perturbationFit,
                Stated(1, "stated: slope 1")),
        ]
    }

    /// The plots on one sheet.
    public var sheet: PlotSheet {
        PlotSheet(
            title: "Matrix sensing from a small random start",
            caption: "Measured errors and steps of gradient descent with fitted lines and the stated slopes.",
            plots: plots)
    }

    private struct Stated {
        let slope: Double
        let name: String

        init(_ slope: Double, _ name: String) { (self.slope, self.name) = (slope, name) }
    }

    private static let caption =
        "Each mark is a descent, with the line of least squares; the dashed line has the "
        + "stated slope."

    /// On logarithmic axes, where a power is a line; the stated one meets the fitted one at the largest x.
    private func errors(
        _ title: String, x: String, _ points: [LinePlot.Point], _ fit: LineFit?, _ stated: Stated
    ) -> LinePlot {
        let lines = lines(through: points, fit, stated, meetAt: points.map(\.x).max(), scale: log, value: exp)
        return LinePlot(
            title: title, caption: Self.caption, horizontal: .init(x, isLogarithmic: true),
            vertical: .init("‖DC − Y‖", isLogarithmic: true), curves: lines)
    }

    private var steps: LinePlot {
        let points = result.stepPoints.map { LinePlot.Point($0.x, $0.y) }
        let slope = result.expectedStepSlope
        let lines = lines(
            through: points, result.stepFit, Stated(slope, String(format: "stated: slope %.3f", slope)),
            meetAt: points.map(\.x).min(), scale: { $0 }, value: { $0 })
        return LinePlot(
            title: "Steps until the error is a tenth", caption: Self.caption, horizontal: .init("log(1/a₀²)"),
            vertical: .init("steps"), curves: lines)
    }

    /// What is measured, the fitted line, and one of the stated slope that meets it.
    ///
    /// - Parameters:
    ///   - scale: from values on the axes to those between which the fit is a line.
    ///   - value: the way back.
    private func lines(
        through points: [LinePlot.Point], _ fit: LineFit?, _ stated: Stated, meetAt meeting: Double?,
        scale: (Double) -> Double, value: (Double) -> Double
    ) -> [LinePlot.Curve] {
        let measured = LinePlot.Curve("measured", points, look: .marks, style: 0)
        guard let fit, let meeting, let low = points.map(\.x).min(), let high = points.map(\.x).max() else {
            return [measured]
        }
        let middle = scale(meeting)
        let fitted = [low, high].map { LinePlot.Point($0, value(fit.value(at: scale($0)))) }
        let expected = [low, high].map {
            LinePlot.Point($0, value(fit.value(at: middle) + stated.slope * (scale($0) - middle)))
        }
        return [
            measured, .init(String(format: "fit: slope %.3f", fit.slope), fitted, look: .line, style: 0),
            .init(stated.name, expected, look: .dashedLine, style: 1),
        ]
    }
}
