import Foundation

/// The runs of an experiment, the lines through them, and whether they are as the theory says.
public struct SensingResult: Sendable {
    public let setting: SensingSetting
    /// The runs without perturbation, by initial norm.
    public let plain: [SensingRun]
    /// The runs with perturbation, by its size.
    public let perturbed: [SensingRun]
    /// σ_r(𝒜*𝒜(Y)).
    public let signalRate: Double

    /// How far a slope may be from what theory says.
    public static let tolerance = 0.15

    /// log a_0 against log error.
    public var errorPoints: [FitPoint] { plain.map { FitPoint(log($0.options.initialNorm), log($0.error)) } }

    /// log(1 / a_0²) against the steps until arrival.
    public var stepPoints: [FitPoint] {
        plain.compactMap { run in
            run.stepsToThreshold.map { FitPoint(-2 * log(run.options.initialNorm), Double($0)) }
        }
    }

    /// log ξ against log error.
    public var perturbationPoints: [FitPoint] {
        perturbed.map { FitPoint(log($0.options.perturbation), log($0.error)) }
    }

    public var errorFit: LineFit? { LineFit(errorPoints) }
    public var stepFit: LineFit? { LineFit(stepPoints) }
    public var perturbationFit: LineFit? { LineFit(perturbationPoints) }

    /// The least exponent of a_0 in the bound on the error.
    public static let boundedErrorSlope = 4.0 / 3

    /// Steps per unit of log(1 / a_0²): the slowest direction grows by 1 + η σ_r in a step, from a_0 to 1.
    public var expectedStepSlope: Double { 1 / (2 * log(1 + setting.stepSize * signalRate)) }

    /// The error falls at least as a_0^{4/3}, within the tolerance.
    public var isErrorAsStated: Bool {
        errorFit.map { $0.slope >= Self.boundedErrorSlope * (1 - Self.tolerance) } ?? false
    }

    /// Every run arrived, steps grow linearly in log(1 / a_0²), at the expected rate within the tolerance.
    public var areStepsAsStated: Bool {
        guard let fit = stepFit, plain.allSatisfy({ $0.stepsToThreshold != nil }) else { return false }
        return fit.determination >= 0.95 && abs(fit.slope / expectedStepSlope - 1) <= Self.tolerance
    }

    /// The error is proportional to ξ: exponent 1 within the tolerance.
    public var isPerturbationAsStated: Bool {
        perturbationFit.map { abs($0.slope - 1) <= Self.tolerance } ?? false
    }

    public var isAsStated: Bool { isErrorAsStated && areStepsAsStated && isPerturbationAsStated }
}
