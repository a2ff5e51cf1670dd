/// A command as a shell completes it: its options, `--help` among them, and its operands.
struct CompletedCommand {
    let name: String
    let summary: String
    let options: [OptionSpecification]
    let operands: OptionValue?

    init(_ manual: CommandManual) {
        name = manual.name
        summary = manual.summary
        let options = manual.options
        let knowsHelp = options.contains { $0.name == "--help" }
        self.options = options + (knowsHelp ? [] : [.flag("--help", short: "-h", "how it is called")])
        operands = manual.operand.map { OptionValue(placeholder: $0.form, kind: $0.kind) }
    }
}
