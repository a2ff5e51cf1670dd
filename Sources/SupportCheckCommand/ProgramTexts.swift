import CheckerTool
import CommandManuals
import ToolText

/// What the program says of itself: help, version, manual pages and completions, all from the manuals of its commands.
struct ProgramTexts {
    let commands: [any Subcommand.Type]

    private static let examples = [
        "supportcheck generate lu 2 -o lu.txt",
        "supportcheck analyze lu.txt --certificate lu.json",
        "supportcheck verify lu.json",
        "supportcheck explain SC401",
    ]

    /// The manual of the program, with those of its commands.
    var manual: CommandManual {
        CommandManual(
            ToolIdentity.name, summary: "decides whether sets of products of matrices with fixed supports are closed",
            forms: [UsageForm("COMMAND …", options: [])],
            sections: [
                .paragraph(
                    """
                    Reads the supports (masks) of matrix factors and decides, with certificates that can be checked \
                    independently, whether the set of products P(I, J) = { X Yᵀ : supp X ⊆ I, supp Y ⊆ J } is \
                    closed: whether min ‖A − X Yᵀ‖ has a solution for every A.
                    """),
                .heading("Commands"), .commands, .heading("Options"), .options(ProgramOptions.all),
            ], examples: Self.examples, subcommands: commands.map { $0.manual })
    }

    /// The option of the program that a word is, and what it attaches: `--completions=bash`.
    func option(_ word: String) throws(UsageError) -> (option: OptionSpecification, attached: String?)? {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard let option = ProgramOptions.all.first(where: { $0.name == parts.first || $0.short == parts.first }) else {
            return nil
        }
        let attached = parts.count == 2 ? parts[1] : nil
        guard option.takesValue || attached == nil else { throw UsageError("\(option.name) takes no value") }
        return (option, attached)
    }

    /// What an option of the program prints.
    ///
    /// - Parameter next: the word after it.
    func text(of option: OptionSpecification, _ next: String?) throws(UsageError) -> String {
        switch option.name {
        case ProgramOptions.help.name: return try help(on: next)
        case ProgramOptions.version.name: return "\(ToolIdentity.name) \(ToolIdentity.version)\n"
        case ProgramOptions.manualPage.name: return try page(of: next)
        default:
            let shells = Shell.allCases.map(\.rawValue)
            guard let shell = next.flatMap(Shell.init) else {
                throw UsageError("\(option.name) is \(ParsedArguments.alternatives(shells)) (see supportcheck --help)")
            }
            return shell.completions(of: manual)
        }
    }

    /// The help of a command, or of the program.
    func help(on word: String?) throws(UsageError) -> String {
        guard let word, !word.hasPrefix("-") else { return manual.help }
        return try command(word).manual.help
    }

    /// The command of this name.
    func command(_ word: String) throws(UsageError) -> any Subcommand.Type {
        guard let command = commands.first(where: { $0.name == word }) else {
            let near = Suggestion.text(for: word, among: commands.map { $0.name })
            throw UsageError("unknown command '\(word)'\(near) (see supportcheck --help)")
        }
        return command
    }

    private func page(of word: String?) throws(UsageError) -> String {
        guard let word else { return manual.page(related: commands.map { $0.manual.pageName }) }
        let manual = try command(word).manual
        // The checker is a program of its own as well, and has one page for both.
        let isChecker = manual.pageName == VerifyTool.program
        return (isChecker ? VerifyTool.manual(of: VerifyTool.program) : manual).page(related: [ToolIdentity.name])
    }
}
