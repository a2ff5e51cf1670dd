import Foundation
import OrderedJSON
import Reports
import SupportTheory

/// `supportcheck batch`: JSON lines in, JSON lines out.
enum BatchCommand: Subcommand {
    static let name = "batch"
    static let options: [OptionSpecification] = []
    static let help = """
        Usage: supportcheck batch < INSTANCES > REPORTS

        Reads one JSON object a line from standard input and writes one JSON object a line, in order: the
        instance's object of the JSON report, with its line number first. A line that cannot be read gives
        {"line": n, "error": "…"}, and the next is taken; lines of white space give nothing.

        An instance is given in one of three forms, with a "name" or without; other keys are passed over:

          {"I": ["10", "11"], "J": ["10", "11"]}
              the masks I (m × r) and J (n × r)
          {"rowTypes": [[0], [0, 1]], "columnTypes": [[0], [0, 1]]}
              the supports of each row of I and of each row of J
          {"layers": [["110", "011"], ["11"]]}
              a network, input side first, each mask outputs × inputs

        Exit status: 0 every line was answered, 2 bad usage, or some line could not be read.

        Examples
          echo '{"I": ["10", "11"], "J": ["10", "11"]}' | supportcheck batch
          supportcheck batch < kernels.jsonl > verdicts.jsonl

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        if let operand = arguments.operands.first { throw .usage("batch reads standard input, and takes no operand '\(operand)'") }
        var line = 0
        var status: Int32 = 0
        var fault: OutputError?
        context.forEachInputLine { bytes in
            line += 1
            guard let (answer, isReadable) = answer(to: bytes, line: line) else { return true }
            if !isReadable { status = 2 }
            do throws(OutputError) {
                try context.writeOutput(answer + "\n")
            } catch {
                fault = error
            }
            return fault == nil
        }
        if case .failed = fault, let fault { throw .output(fault) }
        return status
    }

    /// The answer to a line, and whether the line could be read; nil for a line of white space.
    static func answer(to bytes: Data, line: Int) -> (text: String, isReadable: Bool)? {
        if bytes.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return nil }
        let number = JSONValue.Member("line", .integer(line))
        do {
            let instance = try BatchInstance.read(bytes, defaultName: "line \(line)")
            return (JSONValue.object([number] + JSONReport.instance(InstanceAnalysis(instance))).compactText, true)
        } catch {
            return (JSONValue.object([number, .init("error", .string(error.message))]).compactText, false)
        }
    }
}
