import CommandManuals

extension VerifyTool {
    /// How the checker is called.
    ///
    /// - Parameter command: `supportcheck-verify`, or `supportcheck verify`.
    package static func manual(of command: String) -> CommandManual {
        let isProgram = !command.contains(" ")
        let program = isProgram ? [ManualSection.options(ProgramOptions.all)] : []
        return CommandManual(
            command, summary: "checks certificates with the independent checker",
            operand: Operand("CERTIFICATE…", .file),
            forms: [
                UsageForm("CERTIFICATE…", options: ["--input", "--format", "--timeout", "--memory", "--quiet"]),
                UsageForm(isProgram ? "--trusted | --help | --version | --man" : "--trusted", options: []),
            ] + (isProgram ? [UsageForm("--completions bash|zsh|fish", options: [])] : []),
            sections: [
                .paragraph(
                    """
                    Checks certificates that P(I, J) = { X Yᵀ : supp X ⊆ I, supp Y ⊆ J } is closed or that it is not, \
                    that the set of products W_N ⋯ W_1 of a network is closed or that it is not, or that a matrix A \
                    is a member of P(I, J) or that it is not. - is standard input.
                    """),
                .paragraph(
                    """
                    The checker is a command of supportcheck and a program of its own, supportcheck-verify; it shares \
                    no code with the analysis.
                    """),
                .options([
                    .value(
                        "--input", .file(),
                        "the mask file, for certificates that do not hold their masks; compared where they do"),
                    .value(
                        "--format", .words("FORMAT", formats),
                        "the form of the answers: text, one line for each certificate (standard); json: one JSON object for each"
                    ),
                    .value(
                        "--timeout", .text("SECONDS"),
                        "the time for all of them; when it is over, the check ends with status 2"),
                    .value(
                        "--memory", .text("MIB"),
                        "the resident memory of the process, above which the same happens"),
                    .flag("--quiet", short: "-q", "no output but errors: only the exit status"),
                    .flag("--trusted", "what a verification rests on"),
                ]),
            ] + program,
            statuses: [
                ExitStatus(0, "every certificate is verified"), ExitStatus(1, "some certificate is rejected"),
                ExitStatus(2, "bad usage or unreadable input, or a limit ended the check"),
            ],
            examples: ["\(command) lu.json", "\(command) large.json --input masks.txt"])
    }

    static let formats = ["text", "json"]
}
