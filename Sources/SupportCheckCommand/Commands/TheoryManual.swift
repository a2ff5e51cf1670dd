import CommandManuals
import TheoryExperiments

extension TheoryCommand {
    static let manual = CommandManual(
        "supportcheck theory", summary: "the statements that the tool relies on, as experiments that can fail",
        operand: Operand("[STATEMENT…]", .words(Statement.all.map(\.name))),
        sections: [
            .paragraph(
                """
                Runs the statements that the tool relies on as experiments, all of them or those that are named, and \
                says of each what was measured and whether it holds: that best approximations exist exactly on closed \
                masks, that the plans of tractable masks are optimal, which landscapes are benign, the bounds on \
                chains, what ReLU networks do, when factors are determined, and the training of L U on a target \
                without an optimum.
                """),
            .paragraph(
                """
                An experiment is no proof (`supportcheck explain` has those), but it can fail: --plant puts a \
                counter-example in the place of the instances, and the statement has to fail.
                """),
            .options([
                CommonOptions.format(
                    ["text", "json", "html"],
                    """
                    the form of the report: text: a table, then each claim with its figures (standard); json: an \
                    object of the schema supportcheck.theory/1; html: a page with plots
                    """),
                CommonOptions.output(),
                CommonOptions.seed("where random numbers begin (standard: 1)"),
                .value(
                    CommonOptions.threads, .text("N"),
                    "statements at a time (standard: one for each processor); the result is the same"),
                .value(
                    CommonOptions.timeout, .text("SECONDS"),
                    "the time for the whole run; statements without a result by then are not examined"),
                .value(
                    CommonOptions.memory, .text("MIB"),
                    "the resident memory of the process, above which the same happens"),
                .flag("--quick", "fewer and smaller instances"),
                .flag(
                    "--plant", "counter-examples in the place of the instances: every statement has to fail"),
                .flag("--no-timing", "leaves the times out: then the same seed gives the same bytes"),
                .flag("--list", "names the statements, and what is planted for each"),
                CommonOptions.color,
                CommonOptions.quiet("no progress on a terminal"),
            ]),
            .paragraph("An interrupt (Ctrl-C) ends the run as a time limit does."),
        ],
        statuses: [
            ExitStatus(0, "every statement holds"), ExitStatus(1, "some statement failed"), ExitStatus(2, "bad usage"),
            ExitStatus(3, "none failed, and some were not examined: a limit or an interrupt ended the run"),
        ],
        examples: [
            "supportcheck theory",
            "supportcheck theory --format html -o theory.html",
            "supportcheck theory existence lu-training --seed 7 --format json",
            "supportcheck theory landscape --plant",
        ])
}
