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
            plots: SensingReport(result).plots)
    }
}
