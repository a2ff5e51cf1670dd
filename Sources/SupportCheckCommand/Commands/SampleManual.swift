import CommandManuals
import MaskSampling

extension SampleCommand {
    static let manual = CommandManual(
        "supportcheck sample", summary: "how often random masks are closed, not closed, undecided, with intervals",
        operand: Operand("…", .file),
        forms: [
            UsageForm("--sizes LIST --widths LIST …", options: []), UsageForm("--networks LIST …", options: []),
            UsageForm("--merge SHARD.json…", options: []),
        ],
        sections: [
            .paragraph(
                """
                Draws random masks and says how often they are closed, not closed, undecided, and tractable, with \
                Wilson's intervals: for every combination of a model, sizes and a density. The result depends on the \
                seed, and not on threads or the load of the machine: searches count steps, and each sample has random \
                numbers of its own.
                """),
            .heading("What is drawn"), .options(drawn), .heading("How much"), .options(amounts),
            .heading("What is said"), .options(said + SampleOutput.options), .heading("Limits and parts"),
            .options(parts),
        ],
        statuses: [
            ExitStatus(0, "all was sampled"),
            ExitStatus(2, "bad usage, a missing or wrong part, or something could not be written"),
            ExitStatus(3, "cut by a limit or an interrupt"),
        ],
        examples: [
            "supportcheck sample --sizes 8 --widths 2,3 --exact",
            "supportcheck sample --sizes 4,8 --widths 4 --densities 0.05:0.95:19 --effort quick --format svg -o a.svg",
            "supportcheck sample --sizes 16 --widths 8 --model 2:4,magnitude,erdos-renyi --precision 0.02",
            "supportcheck sample --networks 8-6-6-4 --densities 0.2 --samples 1000 --shard 1/2 -o part1.json",
            "supportcheck sample --merge part1.json part2.json",
        ])

    private static let drawn: [OptionSpecification] = [
        .value(
            "--sizes", .text("LIST"), "rows and columns of the product, as in 8,16x32 (8 is 8x8), with --widths"),
        .value("--widths", .text("LIST"), "numbers of supports, as in 2,3,5-8: the masks I (m × r) and J (n × r)"),
        .value(
            "--networks", .text("LIST"), "units of each level from the inputs, as in 6-4-4-8: masks of layers"),
        .value(
            "--densities", .text("LIST"),
            "shares of cells inside, as in 0.1,1/3 or 0.05:0.95:19 (standard: 0.1:0.9:9)"),
        .value(
            "--model", .text("LIST"),
            """
            the random masks: independent (standard), every entry with the same probability; fixed, as many entries in each mask; \
            N:M, as 2:4, in each row so many of so many consecutive cells; magnitude, the largest of normal scores \
            with effects of rows and columns; erdos-renyi, layer densities ∝ (rows + columns) / (rows × columns)
            """),
        .value("--spread", .text("S"), "of the effects of rows and columns in the model magnitude (standard: 1)"),
    ]

    private static let amounts: [OptionSpecification] = [
        .value("--samples", .text("N"), "the most samples of a cell (standard: 400)"),
        .value("--precision", .text("H"), "no more of a cell whose intervals reach H to both sides at most"),
        .value(
            "--budget", .text("N"), "the most samples of all cells: then they go where intervals are widest"),
        .value("--confidence", .text("C"), "of the intervals (standard: 0.95)"),
        .value(
            CommonOptions.effort, .words("EFFORT", SamplingPlan.Effort.allCases.map(\.rawValue)),
            """
            of each decision: quick, milliseconds for small masks; normal (standard), up to about a second; high, up to minutes. What \
            is undecided depends on it, what is decided does not
            """),
        .value("--seed", .text("N"), "where random numbers begin (standard: 1)"),
    ]

    private static let said: [OptionSpecification] = [
        .flag("--exact", "the exact probability beside the estimate: up to three supports, without magnitudes"),
        .value(
            "--levels", .text("LIST"),
            "says at which densities the share of closed masks crosses these (standard: 0.5,0.95)"),
    ]

    private static let parts: [OptionSpecification] =
        CommonOptions.limits(
            timeout: "ends the run with what is known, as Ctrl-C does", memory: "the run ends with what is known") + [
            Shard.option("takes part K of N: of the samples, or with --precision of the cells; writes JSON"),
            SampleMerging.option,
        ]
}
