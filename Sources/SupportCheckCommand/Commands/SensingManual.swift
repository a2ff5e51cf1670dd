import CommandManuals

extension Sensing {
    static let manual = CommandManual(
        "supportcheck solve", summary: "gradient descent for matrix sensing from small random starts",
        forms: [UsageForm(flag)],
        sections: [
            .paragraph(
                """
                Recovers a random matrix Y of low rank from Gaussian measurements by gradient descent on factors D C \
                from a small random start, and holds the error and the number of steps against the theory: the error \
                falls at least as a^(4/3) with the norm a of the start, steps grow as log(1/a²), and the error is \
                proportional to a perturbation of the gradient.
                """),
            .options([
                .flag(flag, "runs the experiment on matrix sensing"),
                .value("--rows", .text("N"), "rows of Y (standard: 16)"),
                .value("--columns", .text("N"), "columns of Y (standard: as many as rows)"),
                .value("--rank", .text("R"), "the rank of Y (standard: 1)"),
                .value("--condition", .text("K"), "σ1 / σR of Y (standard: 1); σR is 1"),
                .value("--measurements", .text("M"), "how many measurements (standard: 21 R (rows + columns))"),
                .flag("--fresh", "new measurements in each step, so many"),
                .value("--noise", .text("S"), "standard deviation of the noise of a measurement (standard: 0)"),
                .value(
                    "--width", .text("H"),
                    "inner dimension of the factors (standard: that of the theory, max(rows, columns, 2R))"),
                .value("--step-size", .text("E"), "the size of a step (standard: 0.2), at most 0.5 / σ1"),
                .value(
                    "--initial-norms", .text("A,…"),
                    "norms of the starts (standard: 1e-2,3e-3,1e-3,3e-4,1e-4,3e-5)"),
                .value(
                    "--perturbations", .text("X,…"),
                    "norms of the matrix that is added to the residual (standard: 1e-4,3e-4,1e-3,3e-3,1e-2)"),
                .flag("--fresh-perturbation", "another perturbation in each step"),
                .value("--trials", .text("T"), "starts for each norm (standard: 1)"),
                CommonOptions.seed("where random numbers begin (standard: 1)"),
                .value(CommonOptions.timeout, .text("SECONDS"), "the time; when it is over, nothing is written"),
                .value(
                    CommonOptions.memory, .text("MIB"),
                    "the resident memory of the process, above which the same happens"),
                CommonOptions.threads(same: "report"),
                CommonOptions.format(
                    formats,
                    "the form of the report: text (standard), json, csv or svg, three plots with the fitted lines"),
                CommonOptions.output(),
                CommonOptions.quiet("no report on standard output"),
            ]),
        ],
        statuses: [
            ExitStatus(0, "the slopes are as stated within 15 %"), ExitStatus(1, "one is not"),
            ExitStatus(2, "bad usage"), ExitStatus(3, "a limit or an interrupt ended the run"),
        ])

    static let formats = ["text", "json", "csv", "svg"]
}
