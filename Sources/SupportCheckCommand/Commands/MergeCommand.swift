/// `supportcheck merge`: the output of one run from those of its parts.
enum MergeCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let output = try orUsage { () throws(UsageError) in
            try OutputPath.given(arguments, what: "the merged output", besides: arguments.operands)
        }
        let merged = try orUsage { () throws(UsageError) -> MergedOutput in
            guard !arguments.operands.isEmpty else { throw UsageError("merge needs the outputs of the parts") }
            return try MergedOutput(
                arguments.operands, lineCount: try arguments.positive("--lines", "a number of lines"))
        }
        if let output {
            try orUsage { () throws(UsageError) in
                try AtomicFile.write(to: output) { handle in
                    try merged.write { try handle.write(contentsOf: $0) }
                }
            }
            return 0
        }
        do {
            try merged.write { try context.writeOutput(String(decoding: $0, as: UTF8.self)) }
        } catch OutputError.closed {
            return 0
        } catch let error as OutputError {
            throw .output(error)
        } catch {
            throw .usage("\((error as? UsageError)?.message ?? error.localizedDescription)")
        }
        return 0
    }
}
