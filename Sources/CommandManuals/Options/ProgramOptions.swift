/// The options that a program has besides those of its commands.
package enum ProgramOptions {
    package static let help = OptionSpecification.flag(
        "--help", short: "-h", "this text; after a command, the command's")
    package static let version = OptionSpecification.flag("--version", "the version")
    package static let manualPage = OptionSpecification.flag(
        "--man", "the manual page, in roff; with a command after it, the command's")
    package static let completions = OptionSpecification.value(
        "--completions", .words("SHELL", Shell.allCases.map(\.rawValue)),
        "the completions for a shell, for its completion folder or to be sourced")

    package static let all = [help, version, manualPage, completions]
}

/// A shell that completes.
package enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish

    /// The script that completes a program and its subcommands.
    package func completions(of manual: CommandManual) -> String {
        switch self {
        case .bash: BashCompletion(manual).text
        case .zsh: ZshCompletion(manual).text
        case .fish: FishCompletion(manual).text
        }
    }
}
