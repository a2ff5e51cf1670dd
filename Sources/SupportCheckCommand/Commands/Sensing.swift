import MatrixSensing

/// `supportcheck solve --sensing`: the experiment on gradient descent from small random starts.
enum Sensing {
    static let flag = "--sensing"
    static let options: [OptionSpecification] = [
        .flag(flag), .value("--rows"), .value("--columns"), .value("--rank"), .value("--condition"),
        .value("--measurements"), .flag("--fresh"), .value("--noise"), .value("--width"), .value("--step-size"),
        .value("--initial-norms"), .value("--perturbations"), .flag("--fresh-perturbation"), .value("--trials"),
        .value("--seed"), .value("--threads"), .value("--timeout"),
        .value("--memory"), .value("--format"), .value("--output", short: "-o"),
        .flag("--quiet", short: "-q"),
    ]
    static let help = """
        Usage: supportcheck solve --sensing [--rows N] [--columns N] [--rank R] [--condition K] [--measurements M]
                                 [--fresh] [--noise S] [--width H] [--step-size E] [--initial-norms A,…]
                                 [--perturbations X,…] [--fresh-perturbation] [--trials T] [--seed N] [--threads N]
                                 [--format text|json|csv|svg] [-o FILE]

        Recovers a random matrix Y of low rank from Gaussian measurements by gradient descent on factors D C from a
        small random start, and holds the error and the number of steps against the theory: the error falls at least
        as a^(4/3) with the norm a of the start, steps grow as log(1/a²), and the error is proportional to a
        perturbation of the gradient.

          --rows N, --columns N the shape of Y (standard: 16 × 16)
          --rank R              its rank (standard: 1); --condition K: σ1 / σR (standard: 1), σR is 1
          --measurements M      how many (standard: 21 R (rows + columns)); --fresh: so many in each step, new ones
          --noise S             standard deviation of the noise of a measurement (standard: 0)
          --width H             inner dimension of the factors (standard: that of the theory, max(rows, columns, 2R))
          --step-size E         (standard: 0.2), at most 0.5 / σ1
          --initial-norms A,…   norms of the starts (standard: 1e-2,3e-3,1e-3,3e-4,1e-4,3e-5)
          --perturbations X,…   norms of the matrix that is added to the residual (standard: 1e-4,3e-4,1e-3,3e-3,1e-2);
                                --fresh-perturbation: another one in each step
          --trials T            starts for each (standard: 1); --seed N (standard: 1)
          --format FORMAT       text (standard), json, csv or svg, three plots with the fitted lines

        --timeout SECONDS, --memory MIB and an interrupt (Ctrl-C) end the run, and then nothing is written.

        Exit status: 0 the slopes are as stated within 15 %, 1 one is not, 2 bad usage, 3 a limit or an interrupt
        ended the run.

        """

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
            try arguments.expectOnly(options, with: flag)
            guard arguments.operands.isEmpty else { throw UsageError("\(flag) takes no masks") }
            experiment = try Sensing.experiment(arguments)
            if let fault = experiment.setting.fault { throw UsageError(fault) }
            format = try arguments.choice(of: "--format", among: ["text", "json", "csv", "svg"], default: "text")
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
