/// A command of the tool.
protocol Subcommand: SendableMetatype {
    static var name: String { get }
    /// The text of `--help`, examples included.
    static var help: String { get }
    static var options: [OptionSpecification] { get }

    /// Carries the command out and returns the exit status.
    ///
    /// - Parameter arguments: parsed by `options`.
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32
}
