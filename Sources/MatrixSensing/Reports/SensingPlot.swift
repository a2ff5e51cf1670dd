import ExperimentPlots
import Foundation

extension SensingReport {
    /// Three plots: error against a_0, steps against log(1 / a_0²), error against ξ, each with its line.
    public static func plot(_ result: SensingResult) -> PlotDocument {
        let panels = [
            logarithmic(
                "Error against the initial norm", x: "a₀", result.plain.map { ($0.options.initialNorm, $0.error) },
                result.errorFit, stated: SensingResult.boundedErrorSlope, statedName: "slope 4/3"),
            steps(result),
            logarithmic(
                "Error against the perturbation", x: "ξ", result.perturbed.map { ($0.options.perturbation, $0.error) },
                result.perturbationFit, stated: 1, statedName: "slope 1"),
        ]
        return PlotDocument(
            title: "Matrix sensing from a small random start",
            description: "Measured errors and steps of gradient descent with fitted lines and the stated slopes.",
            panels: panels, columns: 3)
    }

    private static func logarithmic(
        _ title: String, x: String, _ values: [(Double, Double)], _ fit: LineFit?, stated: Double, statedName: String
    ) -> PlotPanel {
        var series = [PlotSeries("measured", values.map { PlotPoint($0.0, $0.1) }, look: .marks, style: 0)]
        let ends = [values.map(\.0).min(), values.map(\.0).max()].compactMap { $0 }
        if let fit, ends.count == 2 {
            series.append(
                PlotSeries(
                    String(format: "fit, slope %.3f", fit.slope),
                    ends.map { PlotPoint($0, exp(fit.value(at: log($0)))) }, look: .line, style: 0))
            let top = log(ends[1])
            series.append(
                PlotSeries(
                    statedName, ends.map { PlotPoint($0, exp(fit.value(at: top) + stated * (log($0) - top))) },
                    look: .dashedLine, style: 1))
        }
        return PlotPanel(
            title: title, x: PlotAxis(x, scale: .logarithmic), y: PlotAxis("‖DC − Y‖", scale: .logarithmic),
            series: series)
    }

    private static func steps(_ result: SensingResult) -> PlotPanel {
        let points = result.stepPoints
        var series = [PlotSeries("measured", points, look: .marks, style: 0)]
        let ends = [points.map(\.x).min(), points.map(\.x).max()].compactMap { $0 }
        if let fit = result.stepFit, ends.count == 2 {
            series.append(
                PlotSeries(
                    String(format: "fit, slope %.3f", fit.slope), ends.map { PlotPoint($0, fit.value(at: $0)) },
                    look: .line, style: 0))
            series.append(
                PlotSeries(
                    String(format: "stated slope %.3f", result.expectedStepSlope),
                    ends.map { PlotPoint($0, fit.value(at: ends[0]) + result.expectedStepSlope * ($0 - ends[0])) },
                    look: .dashedLine, style: 1))
        }
        return PlotPanel(
            title: "Steps until the error is a tenth", x: PlotAxis("log(1/a₀²)"), y: PlotAxis("steps"), series: series)
    }
}
