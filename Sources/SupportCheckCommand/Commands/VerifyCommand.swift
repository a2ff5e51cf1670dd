import CheckerTool
import CommandManuals

/// `supportcheck verify`: the independent checker, which parses its own arguments by the same table.
enum VerifyCommand: Subcommand {
    static let manual = VerifyTool.manual(of: "supportcheck verify")

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        run(arguments.operands)
    }

    /// Hands the arguments to the checker as they are.
    static func run(_ arguments: [String]) -> Int32 { VerifyTool.run(arguments: arguments) }
}
