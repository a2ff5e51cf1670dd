import CommandManuals

extension BatchCommand {
    static let manual = CommandManual(
        "supportcheck batch", summary: "decides JSON lines from standard input, one instance a line",
        forms: [UsageForm("< INSTANCES > REPORTS")],
        sections: [
            .paragraph(
                """
                Reads one JSON object a line from standard input and writes one JSON object a line, in order: the \
                instance's object of the JSON report, with its line number first. A line that cannot be read gives \
                {"line": n, "error": "…"}, and the next is taken; lines of white space give nothing.
                """),
            .paragraph(
                """
                An instance is given in one of three forms, with a "name" or without; other keys are passed over:
                """),
            .verbatim(
                """
                  {"I": ["10", "11"], "J": ["10", "11"]}
                      the masks I (m × r) and J (n × r)
                  {"rowTypes": [[0], [0, 1]], "columnTypes": [[0], [0, 1]]}
                      the supports of each row of I and of each row of J
                  {"layers": [["110", "011"], ["11"]]}
                      a network, input side first, each mask outputs × inputs
                """),
            .options(
                [
                    Shard.option(
                        """
                        answers the lines K, K + N, K + 2 N, … of the input alone. A line of white space gives \
                        {"line": n, "blank": true}, and the last line of the output says that the shard is whole; \
                        supportcheck merge makes of all shards what one run would have written
                        """),
                    .value(
                        "--skip-done", .file("OUT"),
                        """
                        continues OUT, the output of an earlier run: of one that was ended, with the same input and \
                        options; a last line without its end is removed from OUT, lines of the input that OUT answers are \
                        skipped, and the answers to the others are appended to OUT, in order. Nothing goes to standard \
                        output. Without OUT, it is made
                        """),
                    .flag(
                        "--numbered",
                        """
                        lines have their own numbers: each begins with one and a tab, and is answered under it, \
                        for parts of an input that other programs divide; lines of white space give \
                        {"line": n, "blank": true}
                        """),
                    CommonOptions.effort(
                        """
                        how long a search is: normal (standard): a small instance is decided, or left undecided, \
                        within about a second; high: within minutes. Both count steps, not time: the output is the \
                        same for any number of threads and any load
                        """),
                ]
                    + CommonOptions.limits(
                        timeout:
                            """
                            the time for one instance; when it is over, the instance is undecided, and the output \
                            depends on how busy the machine is
                            """,
                        memory: "instances are undecided") + [CommonOptions.quiet("no progress on a terminal")]),
            .paragraph(
                """
                Each answer is written as soon as those before it are: a run that is killed leaves them, and perhaps a \
                part of one more.
                """),
            .paragraph(
                """
                An interrupt (Ctrl-C) ends the run: what is answered by then is written, in order, up to the first that \
                is not.
                """),
        ],
        statuses: [
            ExitStatus(0, "every line was answered"), ExitStatus(2, "bad usage, or some line could not be read"),
            ExitStatus(3, "interrupted"),
        ],
        examples: [
            #"echo '{"I": ["10", "11"], "J": ["10", "11"]}' | supportcheck batch"#,
            "supportcheck batch < kernels.jsonl > verdicts.jsonl",
            "supportcheck batch --skip-done verdicts.jsonl < kernels.jsonl",
            "supportcheck batch --shard 2/8 --skip-done part2.jsonl < kernels.jsonl",
        ])
}
