import CommandManuals

extension MemberCommand {
    static let manual = CommandManual(
        "supportcheck member", summary: "decides whether matrices are products X Yᵀ on given masks, one JSON line each",
        operand: Operand("[FILE]", .file),
        sections: [
            .paragraph(
                """
                Decides whether a rational matrix A is a product X Yᵀ of real factors with supp X ⊆ I and supp Y ⊆ J. \
                Reads one JSON object a line from FILE (- or none: standard input) and writes one JSON object a line, \
                in order, with its line number first:
                """),
            .verbatim(#"  {"line": 1, "name": "…", "answer": "member", "certificate": {…}}"#),
            .paragraph(
                """
                The answer is member, not-member or undecided. The certificate holds factors X and Y, or a refutation \
                over the real numbers, and is accepted by `supportcheck verify`; an undecided question has none, and \
                "cut" (time-limit, memory-limit or interrupt) where its search was ended. A line that cannot be read \
                gives {"line": n, "error": "…"}, and the next is taken; lines of white space give nothing.
                """),
            .paragraph(
                """
                A question is an instance in one of the forms of `supportcheck batch` (layers: two of them), with the \
                matrix A, a list of rows (m × n) of rational numbers in strings; other keys are passed over:
                """),
            .verbatim(#"  {"name": "swap", "I": ["10", "11"], "J": ["10", "11"], "A": [["0", "1"], ["1", "-3/2"]]}"#),
            .options(
                [.flag("--timing", #"adds "microseconds", the time for the answer"#)]
                    + CommonOptions.limits(
                        timeout: "the time for one question; when it is over, the question is undecided",
                        memory: "questions are undecided")
                    + [CommonOptions.quiet("no progress on a terminal")]),
            .paragraph(
                """
                An interrupt (Ctrl-C) ends the run: what is answered by then is written, in order, up to the first that \
                is not.
                """),
        ],
        statuses: [
            ExitStatus(0, "every question is decided"), ExitStatus(2, "bad usage, or some line could not be read"),
            ExitStatus(3, "some question is undecided, or interrupted"),
        ],
        examples: [
            #"echo '{"I": ["10", "11"], "J": ["10", "11"], "A": [["0", "1"], ["1", "0"]]}' | supportcheck member"#,
            "supportcheck member questions.jsonl --timeout 10 > answers.jsonl",
        ])
}
