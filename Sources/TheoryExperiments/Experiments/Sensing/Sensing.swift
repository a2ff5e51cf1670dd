import Drawing
import ExperimentPlots
import Foundation
import MatrixSensing

extension Statement {
    static let sensing = Statement(
        name: "sensing",
        title: "Gradient descent from small random weights finds a matrix of low rank from Gaussian measurements: its "
            + "error falls at least like the start's norm a₀ to the power 4/3, after steps that grow like log(1/a₀²), "
            + "and with a perturbation like its size ξ.",
        source: "Sensing.md, and the source that it names",
        plant: "starts that are not small",
        examine: { SensingStatement($0).outcome() })
}

private struct SensingStatement {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    func outcome() -> Outcome {
        let size = setting.count(24, quick: 12)
        let norms = setting.isPlanted ? [3, 2, 1.5, 1, 0.7, 0.5] : SensingExperiment.standardInitialNorms
        let problem = SensingSetting(rows: size, columns: size, seed: setting.seed)
        let result = SensingExperiment(problem, initialNorms: norms).run(threads: 1)
        let steps = result.stepFit.map { $0.slope / result.expectedStepSlope } ?? .nan
        let tolerance = SensingResult.tolerance
        return Outcome(
            instances: "a target of rank 1, \(size) × \(size), \(problem.measurements) measurements, "
                + "\(result.plain.count) starts and \(result.perturbed.count) perturbations",
            claims: [
                .atLeast(
                    SensingResult.boundedErrorSlope * (1 - tolerance), [result.errorFit?.slope ?? .nan],
                    "the exponent of a₀ in the error"),
                .always(
                    result.plain.map { $0.stepsToThreshold != nil }, "every start arrives within a tenth of the target"),
                .atMost(tolerance, [abs(steps - 1)], "steps for each unit of log(1/a₀²), over the expected, less 1"),
                .atMost(
                    tolerance, [abs((result.perturbationFit?.slope ?? .nan) - 1)],
                    "the exponent of ξ in the error, less 1"),
            ],
            plots: [
                LinePlot(
                    title: "Error by the norm of the start",
                    caption: "Each point is a descent; the dashed line is a₀^{4/3}.",
                    horizontal: .init("a₀", isLogarithmic: true), vertical: .init("error", isLogarithmic: true),
                    curves: [
                        .init("descents", points(result.errorPoints), look: .marks),
                        .init("a₀^{4/3}", bound(points(result.errorPoints)), look: .reference),
                    ]),
                LinePlot(
                    title: "Error by the perturbation",
                    caption: "Each point is a descent with a perturbation of size ξ.",
                    horizontal: .init("ξ", isLogarithmic: true), vertical: .init("error", isLogarithmic: true),
                    curves: [.init("descents", points(result.perturbationPoints), look: .markedLine)]),
            ])
    }

    /// From logarithms to values.
    private func points(_ points: [PlotPoint]) -> [LinePlot.Point] { points.map { .init(exp($0.x), exp($0.y)) } }

    /// The power 4/3 through the largest start.
    private func bound(_ points: [LinePlot.Point]) -> [LinePlot.Point] {
        guard let first = points.max(by: { $0.x < $1.x }) else { return [] }
        return points.map { .init($0.x, first.y * pow($0.x / first.x, SensingResult.boundedErrorSlope)) }
    }
}
