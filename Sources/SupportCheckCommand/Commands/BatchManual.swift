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
                CommonOptions.limits(
                    timeout: "the time for one instance; when it is over, the instance is undecided",
                    memory: "instances are undecided") + [
                        CommonOptions.effort(
                            """
                            how long a search is: normal (standard): a small instance is decided, or left undecided, \
                            within about a second; high: within minutes
                            """), CommonOptions.quiet("no progress on a terminal"),
                    ]),
            .paragraph(
                """
                An interrupt (Ctrl-C) ends the reading; what was read is answered, undecided where nothing is known yet.
                """),
        ],
        statuses: [
            ExitStatus(0, "every line was answered"), ExitStatus(2, "bad usage, or some line could not be read"),
            ExitStatus(3, "interrupted"),
        ],
        examples: [
            #"echo '{"I": ["10", "11"], "J": ["10", "11"]}' | supportcheck batch"#,
            "supportcheck batch < kernels.jsonl > verdicts.jsonl",
        ])
}
