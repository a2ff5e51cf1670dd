import CommandManuals
import Foundation

/// The command `supportcheck`.
public enum SupportCheckTool {
    static let commands: [any Subcommand.Type] = [
        AnalyzeCommand.self, VerifyCommand.self, GenerateCommand.self, CensusCommand.self, BatchCommand.self,
        MergeCommand.self, SampleCommand.self, MemberCommand.self, DrawCommand.self, RepairCommand.self,
        ExplainCommand.self,
        SolveCommand.self,
        TheoryCommand.self,
    ]

    static let texts = ProgramTexts(commands: commands)

    /// The manual of the program, with those of its commands.
    package static var manual: CommandManual { texts.manual }

    /// Runs the command on the process's streams; `arguments` without the command's name. Returns the exit status.
    public static func run(arguments: [String]) -> Int32 {
        // A reader that goes away shows as an error of the write, which is dealt with there; so does a file that is
        // larger than the process may write.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        StandardStreams.occupy()
        guard needsGuard(arguments) else { return run(arguments: arguments, context: .standard) }
        let runGuard = RunGuard(signal: InterruptHandler.install())
        runGuard.start()
        let status = run(arguments: arguments, context: .guarded(by: runGuard))
        runGuard.standDown()
        return status
    }

    /// Whether a command may run for long; the checker has limits of its own.
    private static func needsGuard(_ arguments: [String]) -> Bool {
        guard let word = arguments.first, let command = try? texts.command(word) else { return false }
        return command != VerifyCommand.self && command != ExplainCommand.self
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
            context.writeError(manual.help)
            return 2
        }
        let rest = Array(arguments.dropFirst())
        if word == "help" { return try print({ () throws(UsageError) in try texts.help(on: rest.first) }, context) }
        if let (option, attached) = try orUsage({ () throws(UsageError) in try texts.option(word) }) {
            let next = attached ?? rest.first
            return try print({ () throws(UsageError) in try texts.text(of: option, next) }, context)
        }
        let command = try orUsage { () throws(UsageError) in try texts.command(word) }
        if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            return try print({ () in command.manual.help }, context)
        }
        if let verify = command as? VerifyCommand.Type { return verify.run(rest) }
        let parsed = try orUsage { () throws(UsageError) in
            do throws(UsageError) {
                return try ParsedArguments(rest, options: command.manual.options)
            } catch {
                throw UsageError("\(error.message) (see supportcheck \(command.name) --help)")
            }
        }
        return try command.run(parsed, context)
    }

    private static func print(_ text: () throws(UsageError) -> String, _ context: CommandContext) throws(CommandError)
        -> Int32
    {
        try context.output(try orUsage(text))
        return 0
    }
}
