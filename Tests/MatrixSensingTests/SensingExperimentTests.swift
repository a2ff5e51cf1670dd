import Drawing
import Testing

@testable import MatrixSensing

@Suite("The experiment on small random starts")
struct SensingExperimentTests {
    private static let experiment = SensingExperiment(
        SensingSetting(rows: 10, columns: 10, seed: 1), initialNorms: [1e-2, 1e-3, 1e-4],
        perturbations: [1e-4, 1e-3, 1e-2])

    @Test("Error against a₀, steps against log(1/a₀²) and error against ξ have the stated slopes")
    func slopes() {
        let result = Self.experiment.run(threads: 2)
        #expect(result.isErrorAsStated, "slope \(result.errorFit?.slope ?? .nan), seed 1")
        #expect(
            result.areStepsAsStated,
            "slope \(result.stepFit?.slope ?? .nan), stated \(result.expectedStepSlope), seed 1")
        #expect(result.isPerturbationAsStated, "slope \(result.perturbationFit?.slope ?? .nan), seed 1")
    }

    @Test("With too few measurements the error does not fall as stated: the check can fail")
    func plantedFailure() {
        var experiment = Self.experiment
        experiment.setting.measurements = 30
        experiment.perturbations = []
        #expect(!experiment.run(threads: 2).isErrorAsStated)
    }

    @Test("Steps that are not enough are noticed")
    func tooFewSteps() {
        let problem = SensingProblem(Self.experiment.setting)
        var descent = FactoredDescent(problem, DescentOptions(initialNorm: 1e-4, steps: 5, seed: 1))
        #expect(descent.run(threshold: 0.1).stepsToThreshold == nil)
    }

    @Test("The result does not depend on the number of threads")
    func threads() {
        var experiment = Self.experiment
        experiment.setting = SensingSetting(rows: 5, columns: 4, measurements: 80, seed: 2)
        let (one, three) = (experiment.run(threads: 1), experiment.run(threads: 3))
        #expect(one.plain == three.plain)
        #expect(one.perturbed == three.perturbed)
    }

    @Test("A line through points on a line is that line")
    func lineFit() throws {
        let fit = try #require(LineFit([0, 1, 4].map { FitPoint($0, 3 - 2 * $0) }))
        #expect(abs(fit.slope + 2) < 1e-14)
        #expect(abs(fit.intercept - 3) < 1e-14)
        #expect(abs(fit.determination - 1) < 1e-14)
        #expect(LineFit([FitPoint(1, 1), FitPoint(1, 2)]) == nil)
    }

    @Test("The plots show every descent, its fitted line and one of the stated slope")
    func plots() {
        var experiment = Self.experiment
        experiment.setting = SensingSetting(rows: 5, columns: 4, seed: 2)
        let result = experiment.run(threads: 2)
        let report = SensingReport(result)
        #expect(report.plots.map { $0.curves[0].points.count } == [result.plain.count, result.stepPoints.count, 3])
        for plot in report.plots where plot.curves[0].points.count > 1 {
            #expect(plot.curves.map(\.look) == [.marks, .line, .dashedLine])
            #expect(plot.curves[0].style == plot.curves[1].style)
        }
        #expect(report.sheet.text == report.sheet.text && !report.sheet.text.contains("nan"))
        #expect(report.sheet.plots == report.plots)
    }

    @Test("Settings that make no sense have a sentence that says why")
    func faults() {
        #expect(SensingSetting(rows: 4, columns: 4).fault == nil)
        #expect(SensingSetting(rows: 4, columns: 4, rank: 5).fault != nil)
        #expect(SensingSetting(rows: 4, columns: 4, rank: 2, width: 1).fault != nil)
        #expect(SensingSetting(rows: 4, columns: 4, stepSize: 1).fault != nil)
        #expect(SensingSetting(rows: 4, columns: 4, noise: .nan).fault != nil)
        #expect(SensingSetting(rows: 1 << 40, columns: 1 << 40, rank: 1 << 40).fault != nil)
    }
}
