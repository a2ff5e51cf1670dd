import CommandManuals

extension MergeCommand {
    static let manual = CommandManual(
        "supportcheck merge", summary: "the output of one batch or census from those of its shards",
        operand: Operand("OUT…", .file),
        sections: [
            .paragraph(
                """
                Makes of the outputs of all parts of a run, in any order, what one run would have written, byte for byte:
                """),
            .verbatim(
                """
                  supportcheck batch --shard 1/2 < instances.jsonl > 1.jsonl
                  supportcheck batch --shard 2/2 < instances.jsonl > 2.jsonl
                  supportcheck merge 1.jsonl 2.jsonl > answers.jsonl
                """),
            .paragraph(
                """
                The files are the shards of one batch or of one census, each with the line at its end that says that \
                it is whole; or, with --lines, any files of answers of batch that are together those to N lines, as \
                those of batch --numbered. Everything is read and checked first: nothing is written if a line or a \
                shard is missing, given twice, torn, or of another run. The files are read twice, in pieces.
                """),
            .options([
                .value(
                    "--lines", .text("N"),
                    "the lines of the whole input, where the files do not end with those of shards"),
                CommonOptions.output("writes there, at once when all is merged"),
            ]),
        ],
        statuses: [
            ExitStatus(0, "merged"), ExitStatus(2, "bad usage, or something is wrong with the files"),
        ],
        examples: [
            "supportcheck merge part*.jsonl -o answers.jsonl",
            "supportcheck merge part-00000 part-00001 --lines 20000",
        ])
}
