import MatrixSensing

/// `supportcheck solve --sensing`: the experiment on gradient descent from small random starts.
enum Sensing {
    static let flag = "--sensing"

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let request = try orUsage { () throws(UsageError) in try Request(arguments) }
        try context.begin(try orUsage { () throws(UsageError) in try RunLimits(arguments) }) { cause in
            Ending(note: "\(cause.sentence): nothing is written", manner: .status(3))
        }
        let result = request.experiment.run(threads: request.threads)
        context.runGuard?.standDown()
        let report = SensingReport(result)
        let text =
            switch request.format {
            case "json": report.json.prettyText + "\n"
            case "csv": report.commaSeparated
            case "svg": report.sheet.text
            default: report.text
            }
        try ExperimentOutput.write(text, arguments, context)
        return result.isAsStated ? 0 : 1
    }

    /// What the options ask for.
    private struct Request {
        let experiment: SensingExperiment
        let format: String
        let threads: Int

        init(_ arguments: ParsedArguments) throws(UsageError) {
            try arguments.expectOnly(manual.ownOptions, with: flag)
            guard arguments.operands.isEmpty else { throw UsageError("\(flag) takes no masks") }
            experiment = try Sensing.experiment(arguments)
            if let fault = experiment.setting.fault { throw UsageError(fault) }
            format = try arguments.choice(of: "--format", among: Sensing.formats, default: "text")
            threads = try RunLimits(arguments).threads
        }
    }

    private static let standardSize = 16

    private static func experiment(_ arguments: ParsedArguments) throws(UsageError) -> SensingExperiment {
        let rows = try arguments.positive("--rows", "a number of rows") ?? standardSize
        var setting = SensingSetting(
            rows: rows, columns: try arguments.positive("--columns", "a number of columns") ?? rows,
            rank: try arguments.positive("--rank", "a rank") ?? 1,
            measurements: try arguments.positive("--measurements", "a number of measurements"),
            hasFreshBatches: arguments.has("--fresh"), noise: try arguments.number("--noise") ?? 0,
            width: try arguments.positive("--width", "a number of columns"), seed: try arguments.seed() ?? 1)
        setting.conditionNumber = try arguments.number("--condition") ?? setting.conditionNumber
        setting.stepSize = try arguments.number("--step-size") ?? setting.stepSize
        var experiment = SensingExperiment(setting)
        experiment.initialNorms = try arguments.positiveNumbers("--initial-norms") ?? experiment.initialNorms
        experiment.perturbations = try arguments.positiveNumbers("--perturbations") ?? experiment.perturbations
        experiment.isPerturbationFresh = arguments.has("--fresh-perturbation")
        experiment.trials = try arguments.positive("--trials", "a number of starts") ?? experiment.trials
        if let norm = experiment.initialNorms.first(where: { $0 >= 1 }) {
            throw UsageError("--initial-norms are below 1, the least singular value of the target, and \(norm) is not")
        }
        return experiment
    }
}
