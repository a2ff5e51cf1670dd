import Foundation
import OrderedJSON

/// The result of an experiment in words, as JSON, as a table of comma-separated values and as plots.
public struct SensingReport: Sendable {
    let result: SensingResult

    public init(_ result: SensingResult) { self.result = result }

    private var setting: SensingSetting { result.setting }

    public var text: String {
        """
        Matrix sensing by gradient descent from a small random start
          target         \(setting.rows) × \(setting.columns), rank \(setting.rank), condition \
        \(setting.conditionNumber), factors of width \(setting.width)
          measurements   \(setting.measurements)\(setting.hasFreshBatches ? " in each step" : "") of \
        \(setting.rows * setting.columns) entries, noise \(setting.noise)
          step size      \(setting.stepSize), seed \(setting.seed)

          error against a_0            slope \(Self.shown(result.errorFit?.slope))   \
        stated: at least \(Self.shown(SensingResult.boundedErrorSlope))   \(Self.word(result.isErrorAsStated))
          steps against log(1/a_0²)    slope \(Self.shown(result.stepFit?.slope))   \
        stated: \(Self.shown(result.expectedStepSlope)), R² \(Self.shown(result.stepFit?.determination))   \
        \(Self.word(result.areStepsAsStated))
          error against ξ              slope \(Self.shown(result.perturbationFit?.slope))   \
        stated: 1   \(Self.word(result.isPerturbationAsStated))

        \(table)
        """
    }

    private var table: String {
        let lines = (result.plain + result.perturbed).map { run in
            "  \(Self.scientific(run.options.initialNorm))  \(Self.scientific(run.options.perturbation))  "
                + "\(Self.scientific(run.error))  \(run.steps)  \(run.stepsToThreshold.map(String.init) ?? "-")"
        }
        return "  a_0       ξ         error     steps  arrived\n" + lines.joined(separator: "\n") + "\n"
    }

    /// One line a run: kind, a_0, ξ, seed, steps, steps until arrival, error.
    public var commaSeparated: String {
        let lines = result.plain.map { ("initial-norm", $0) } + result.perturbed.map { ("perturbation", $0) }
        return "experiment,initial_norm,perturbation,seed,steps,steps_to_threshold,error\n"
            + lines.map { kind, run in
                "\(kind),\(run.options.initialNorm),\(run.options.perturbation),\(run.options.seed),\(run.steps),"
                    + "\(run.stepsToThreshold.map(String.init) ?? ""),\(run.error)\n"
            }.joined()
    }

    public var json: JSONValue {
        .object([
            .init("schema", "supportcheck.sensing/1"),
            .init("setting", settingJSON),
            .init("asStated", .bool(result.isAsStated)),
            .init("errorAgainstInitialNorm", fit(result.errorFit, 4.0 / 3, result.isErrorAsStated)),
            .init("stepsAgainstLog", fit(result.stepFit, result.expectedStepSlope, result.areStepsAsStated)),
            .init("errorAgainstPerturbation", fit(result.perturbationFit, 1, result.isPerturbationAsStated)),
            .init("initialNormRuns", .array(result.plain.map(run))),
            .init("perturbationRuns", .array(result.perturbed.map(run))),
        ])
    }

    private var settingJSON: JSONValue {
        .object([
            .init("rows", .integer(setting.rows)), .init("columns", .integer(setting.columns)),
            .init("rank", .integer(setting.rank)), .init("conditionNumber", number(setting.conditionNumber)),
            .init("measurements", .integer(setting.measurements)),
            .init("freshBatches", .bool(setting.hasFreshBatches)), .init("noise", number(setting.noise)),
            .init("width", .integer(setting.width)), .init("stepSize", number(setting.stepSize)),
            .init("seed", .string(String(setting.seed))),
        ])
    }

    private func fit(_ fit: LineFit?, _ stated: Double, _ holds: Bool) -> JSONValue {
        .object([
            .init("slope", fit.map { number($0.slope) } ?? .null), .init("stated", number(stated)),
            .init("determination", fit.map { number($0.determination) } ?? .null), .init("holds", .bool(holds)),
        ])
    }

    private func run(_ run: SensingRun) -> JSONValue {
        .object([
            .init("initialNorm", number(run.options.initialNorm)),
            .init("perturbation", number(run.options.perturbation)),
            .init("seed", .string(String(run.options.seed))), .init("steps", .integer(run.steps)),
            .init("stepsToThreshold", run.stepsToThreshold.map { .integer($0) } ?? .null),
            .init("error", run.error.isFinite ? number(run.error) : .null),
        ])
    }

    /// Numbers that are no integers are strings in all formats of this project.
    private func number(_ value: Double) -> JSONValue { .string("\(value)") }

    private static func shown(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "-" }

    private static func scientific(_ value: Double) -> String { String(format: "%.2e", value) }

    private static func word(_ holds: Bool) -> String { holds ? "as stated, within 15 %" : "NOT as stated" }
}
