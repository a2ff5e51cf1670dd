import CheckerTool
import Foundation
import Reports

/// The command `supportcheck`.
public enum SupportCheckTool {
    static let commands: [any Subcommand.Type] = [
        AnalyzeCommand.self, VerifyCommand.self, GenerateCommand.self, CensusCommand.self, BatchCommand.self,
        SampleCommand.self, MemberCommand.self,
        DrawCommand.self, ExplainCommand.self, SolveCommand.self, TheoryCommand.self,
    ]

    private static let laterCommands = ["repair"]

    /// Runs the command on the process's streams; `arguments` without the command's name. Returns the exit status.
    public static func run(arguments: [String]) -> Int32 {
        // A reader that goes away shows as an error of the write, which is dealt with there.
        signal(SIGPIPE, SIG_IGN)
        return run(arguments: arguments, context: .standard)
    }

    /// Runs the command in the given surroundings; returns the exit status: 2 for bad usage and unreadable input.
    public static func run(arguments: [String], context: CommandContext) -> Int32 {
        do {
            return try dispatch(arguments, context)
        } catch {
            switch error {
            case .usage(let error): context.note(error.message)
            case .output(.failed(let fault)): context.note("cannot write to standard output: \(fault)")
            case .output(.closed): return 0
            }
            return 2
        }
    }

    private static func dispatch(_ arguments: [String], _ context: CommandContext) throws(CommandError) -> Int32 {
        guard let word = arguments.first else {
            context.writeError(GlobalHelp.text)
            return 2
        }
        let rest = Array(arguments.dropFirst())
        switch word {
        case "--help", "-h", "help": return try help(on: rest.first, context)
        case "--version": return try print("\(ToolIdentity.name) \(ToolIdentity.version)\n", context)
        default: break
        }
        if laterCommands.contains(word) { throw .usage("'\(word)' is not in this release") }
        guard let command = command(named: word) else { throw .usage(unknown(word)) }
        if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            return try print(command.help, context)
        }
        if let verify = command as? VerifyCommand.Type { return verify.run(rest) }
        let parsed = try orUsage { () throws(UsageError) in
            do throws(UsageError) {
                return try ParsedArguments(rest, options: command.options)
            } catch {
                throw UsageError("\(error.message) (see supportcheck \(command.name) --help)")
            }
        }
        return try command.run(parsed, context)
    }

    private static func help(on word: String?, _ context: CommandContext) throws(CommandError) -> Int32 {
        guard let word, !word.hasPrefix("-") else { return try print(GlobalHelp.text, context) }
        if laterCommands.contains(word) { throw .usage("'\(word)' is not in this release") }
        guard let command = command(named: word) else { throw .usage(unknown(word)) }
        return try print(command.help, context)
    }

    private static func command(named word: String) -> (any Subcommand.Type)? { commands.first { $0.name == word } }

    private static func unknown(_ word: String) -> String {
        "unknown command '\(word)'\(Suggestion.text(for: word, among: commands.map { $0.name })) (see supportcheck --help)"
    }

    private static func print(_ text: String, _ context: CommandContext) throws(CommandError) -> Int32 {
        try context.output(text)
        return 0
    }
}

/// The text of `supportcheck --help`.
enum GlobalHelp {
    static let text = """
        Usage: supportcheck COMMAND …

        Reads the supports (masks) of matrix factors and decides, with certificates that can be checked
        independently, whether the set of products P(I, J) = { X Yᵀ : supp X ⊆ I, supp Y ⊆ J } is closed:
        whether min ‖A − X Yᵀ‖ has a solution for every A.

        Commands
          analyze FILE…         classes, tractability, landscape, closedness and training verdicts of masks
          verify CERTIFICATE…   checks certificates with the independent checker
          generate FAMILY …     writes the masks of a family
          census --width R …    decides every kernel of a family, one JSON line each, then a summary
          batch                 decides JSON lines from standard input, one instance a line
          sample …              how often random masks are closed, not closed, undecided, with intervals
          member [FILE]         decides whether matrices are products X Yᵀ on given masks, one JSON line each
          draw FILE…            an SVG picture of supports, classes, window and witness
          solve FILE…           factors on the masks whose product is near a given matrix
          theory [STATEMENT…]   the statements that the tool relies on, as experiments that can fail
          explain [CODE…]       what a rule says, its hypotheses, its proof and its source

        Options
          --help, -h            this text; after a command, the command's
          --version             the version

        Examples
          supportcheck generate lu 2 -o lu.txt
          supportcheck analyze lu.txt --certificate lu.json
          supportcheck verify lu.json
          supportcheck explain SC401

        """
}
