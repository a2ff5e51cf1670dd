import CommandManuals

extension CensusCommand {
    static let manual = CommandManual(
        "supportcheck census", summary: "decides every kernel of a family, one JSON line each, then a summary",
        operand: Operand("--width R …", .text), forms: [UsageForm("--width R")],
        sections: [
            .paragraph(
                """
                Decides whether P(I, J) is closed for every kernel of a family. A kernel is a multiset of row types \
                and one of column types (the sets of supports that meet a line), no type more often than it has \
                members, up to permutation of rows, columns and supports and transposition; closedness of any masks \
                is that of their kernel. One JSON line each, by number of rows and columns, then a summary: counts by \
                verdict and rule, the minimal obstructions (not closed, though every deletion of a line is closed), \
                what is undecided.
                """),
            .options(
                [
                    .value(
                        "--width", .text("R"),
                        "at most R supports; R is at most 5, and every support meets a row and a column"),
                    .flag("--exact-width", "only kernels with R supports"),
                    .value("--lines", .text("N"), "at most N rows and columns together"),
                    .value(
                        "--rows", .text("M"),
                        "at most M rows, with --columns N, or the other way round"),
                    .value("--columns", .text("N"), "at most N columns, with --rows"),
                    .flag(
                        "--reduced",
                        """
                        leaves out kernels that follow from others: only those whose multiplicities along every chain \
                        of types add up to at most the size of the largest; the rest follow from their deletions
                        """),
                    Shard.option(
                        """
                        writes the lines K, K + N, K + 2 N, … alone; in place of the summary comes a line that says that \
                        the shard is whole; supportcheck merge makes of all shards what one run would have written. \
                        Smaller kernels are decided in every shard that needs them
                        """),
                    CommonOptions.output("writes there, line by line"),
                    .value(
                        "--resume", .file(),
                        """
                        goes on with an earlier run: begins with the lines of one with the same options that was ended \
                        early; FILE may be that of --output, which is then continued
                        """),
                    .value(
                        "--certificates", .folder(),
                        "writes the certificate of every decided kernel there, named by its types"),
                ]
                    + CommonOptions.limits(
                        timeout: "the time for one kernel; when it is over, the kernel is undecided",
                        memory: "kernels are undecided")
                    + [CommonOptions.quiet("no progress and no closing remark on standard error")]),
            .paragraph("An interrupt (Ctrl-C) ends the census with a summary of what is known; it can be resumed."),
        ],
        statuses: [
            ExitStatus(0, "every kernel is decided"), ExitStatus(2, "bad usage, or something could not be written"),
            ExitStatus(3, "some kernel is undecided or was not reached"),
        ],
        examples: [
            "supportcheck census --width 2",
            "supportcheck census --width 3 --lines 8 -o width3.jsonl --certificates proofs",
            "supportcheck census --width 3 --lines 8 -o width3.jsonl --resume width3.jsonl",
        ])
}
