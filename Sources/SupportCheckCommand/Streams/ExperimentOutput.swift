import Foundation

/// Where the report of an experiment goes.
enum ExperimentOutput {
    /// To the file of `--output`, else to standard output unless `--quiet` was given.
    static func write(_ text: String, _ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) {
        guard let path = try orUsage({ () throws(UsageError) in try OutputPath.given(arguments) }) else {
            if !arguments.has("--quiet") { try context.output(text) }
            return
        }
        try orUsage { () throws(UsageError) in
            try AtomicFile.write(to: path) { try $0.write(contentsOf: Data(text.utf8)) }
        }
    }
}
