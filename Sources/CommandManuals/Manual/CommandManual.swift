/// How a command is called and what it does.
///
/// The options are said here once: the parser, `--help`, the manual page and the completions of shells have them from
/// this table.
package struct CommandManual: Sendable {
    /// The words that call it, `supportcheck analyze`.
    package let command: String
    /// What it does, in a few words; no full stop.
    package let summary: String
    /// What its operands are.
    package let operand: Operand?
    /// How it is called; the lines of usage.
    package let forms: [UsageForm]
    package let sections: [ManualSection]
    package let statuses: [ExitStatus]
    /// Command lines.
    package let examples: [String]
    /// Other uses of the command, with options of their own.
    package let modes: [CommandManual]
    /// What stands above them.
    let modesHeading: String
    package let subcommands: [CommandManual]

    /// - Parameter forms: without any, the operands and all options.
    package init(
        _ command: String, summary: String, operand: Operand? = nil, forms: [UsageForm]? = nil,
        sections: [ManualSection], statuses: [ExitStatus] = [], examples: [String] = [],
        modes: [CommandManual] = [], modesHeading: String = "", subcommands: [CommandManual] = []
    ) {
        self.command = command
        self.summary = summary
        self.operand = operand
        self.forms = forms ?? [UsageForm(operand?.form ?? "")]
        self.sections = sections
        self.statuses = statuses
        self.examples = examples
        self.modes = modes
        self.modesHeading = modesHeading
        self.subcommands = subcommands
    }

    /// The last word of the command, `analyze`.
    package var name: String { command.split(separator: " ").last.map(String.init) ?? command }

    /// The options of the command itself, in the order in which they are explained.
    package var ownOptions: [OptionSpecification] { sections.flatMap(\.options) }

    /// The options of the command in any of its modes, each once.
    package var options: [OptionSpecification] {
        var merged: [OptionSpecification] = []
        for option in ownOptions + modes.flatMap(\.options) {
            guard let index = merged.firstIndex(where: { $0.name == option.name }) else {
                merged.append(option)
                continue
            }
            let known = merged[index]
            guard let value = known.value, let other = option.value else { continue }
            merged[index] = OptionSpecification(
                name: known.name, short: known.short ?? option.short, value: value.merged(with: other),
                meaning: known.meaning)
        }
        return merged
    }
}

/// The operands of a command.
package struct Operand: Sendable, Hashable {
    /// As in a line of usage, `FILE…`.
    package let form: String
    package let kind: OptionValue.Kind

    package init(_ form: String, _ kind: OptionValue.Kind) {
        self.form = form
        self.kind = kind
    }
}

/// A way to call a command: a line of usage.
package struct UsageForm: Sendable {
    /// What follows the command: operands, and options that are needed.
    let beginning: String
    /// The names of the options that may follow; nil for all that the beginning does not name.
    let optionNames: [String]?

    package init(_ beginning: String, options: [String]? = nil) {
        self.beginning = beginning
        optionNames = options
    }

    /// The parts of the line after the command: within none of them a line may be broken.
    func parts(_ options: [OptionSpecification]) -> [String] {
        let words = beginning.split(separator: " ").map(String.init)
        let shown = options.filter { option in
            optionNames?.contains(option.name) ?? !words.contains { $0.hasSuffix(option.name) }
        }
        return (beginning.isEmpty ? [] : [beginning]) + shown.map { "[\($0.usage)]" }
    }
}

/// What an exit status means.
package struct ExitStatus: Sendable, Hashable {
    package let status: Int
    package let meaning: String

    package init(_ status: Int, _ meaning: String) {
        self.status = status
        self.meaning = meaning
    }
}
