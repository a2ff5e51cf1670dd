import CommandManuals

/// A small program with everything that a manual may hold.
enum SampleManual {
    static let cut = CommandManual(
        "sample cut", summary: "cuts what's given into pieces", operand: Operand("FILE…", .file),
        forms: [UsageForm("--size N FILE…")],
        sections: [
            .paragraph("Cuts files. Without `--quiet` it says what was cut, A ≈ X Yᵀ."),
            .verbatim("  .a\n  -1"),
            .terms([.init("piece", "a part of a file")]),
            .options([
                .value("--size", .text("N"), "bytes of a piece: 1 or more"),
                .value("--shape", .words("SHAPE", ["flat", "round"]), "how it is cut; flat is standard"),
                .value("--output", short: "-o", .folder(), "where pieces go (standard: here)"),
                .flag("--quiet", short: "-q", "says nothing. Errors are told"),
            ]),
        ],
        statuses: [ExitStatus(0, "all were cut"), ExitStatus(2, "one was not")],
        examples: ["sample cut --size 3 'a file'"])

    static let join = CommandManual(
        "sample join", summary: "joins pieces", operand: Operand("HOW", .words(["up", "down"])),
        sections: [.options([.value("--format", .words("FORMAT", ["text"]), "the form of the report")])],
        modes: [
            CommandManual(
                "sample join", summary: "joins backwards", forms: [UsageForm("--backwards")],
                sections: [
                    .options([
                        .flag("--backwards", "from the end"),
                        .value("--format", .words("FORMAT", ["text", "svg"]), "the form of the report"),
                    ])
                ], statuses: [ExitStatus(0, "it was joined")])
        ], modesHeading: "Backwards")

    static let program = CommandManual(
        "sample", summary: "cuts and joins", forms: [UsageForm("COMMAND …", options: [])],
        sections: [
            .paragraph("Cuts and joins."), .heading("Commands"), .commands, .heading("Options"),
            .options(ProgramOptions.all),
        ], subcommands: [cut, join])
}
