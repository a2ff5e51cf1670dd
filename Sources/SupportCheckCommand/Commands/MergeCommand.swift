/// `supportcheck merge`: the output of one run from those of its parts.
enum MergeCommand: Subcommand {
    static let name = "merge"
    static let options: [OptionSpecification] = [.value("--lines"), .value("--output", short: "-o")]
    static let help = """
        Usage: supportcheck merge OUT… [--lines N] [-o FILE]

        Makes of the outputs of all parts of a run, in any order, what one run would have written, byte for byte:

          supportcheck batch --shard 1/2 < instances.jsonl > 1.jsonl
          supportcheck batch --shard 2/2 < instances.jsonl > 2.jsonl
          supportcheck merge 1.jsonl 2.jsonl > answers.jsonl

        The files are the shards of one batch or of one census, each with the line at its end that says that it is
        whole; or, with --lines, any files of answers of batch that are together those to N lines, as those of
        batch --numbered. Everything is read and checked first: nothing is written if a line or a shard is missing,
        given twice, torn, or of another run. The files are read twice, in pieces.

          --lines N             the lines of the whole input, where the files do not end with those of shards
          --output FILE, -o     writes there, at once when all is merged

        Exit status: 0 merged, 2 bad usage, or something is wrong with the files.

        Examples
          supportcheck merge part*.jsonl -o answers.jsonl
          supportcheck merge part-00000 part-00001 --lines 20000

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let output = arguments.value(of: "--output")
        let merged = try orUsage { () throws(UsageError) -> MergedOutput in
            guard !arguments.operands.isEmpty else { throw UsageError("merge needs the outputs of the parts") }
            if let output, output.isEmpty || output == "-" { throw UsageError("--output needs the name of a file") }
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
