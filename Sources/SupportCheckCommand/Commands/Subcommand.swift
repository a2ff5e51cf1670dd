import CommandManuals

/// A command of the tool.
protocol Subcommand: SendableMetatype {
    /// How it is called: what it parses, and what `--help`, its manual page and completions say.
    static var manual: CommandManual { get }

    /// Carries the command out and returns the exit status.
    ///
    /// - Parameter arguments: parsed by the options of the manual.
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32
}

extension Subcommand {
    static var name: String { manual.name }
}
