import Foundation
import Reports
import SupportTheory
import Synchronization
import TheoryExperiments
import ToolText

/// `supportcheck theory`: the statements that the tool relies on, by experiment.
enum TheoryCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let (format, colour, seed, threads) = try orUsage { () throws(UsageError) in
            (
                try arguments.choice(of: "--format", in: manual.options, default: "text"),
                try arguments.choice(of: "--color", in: manual.options, default: "auto"),
                try number(arguments, "--seed", default: 1, range: 0...UInt64.max),
                try number(
                    arguments, "--threads", default: UInt64(ProcessInfo.processInfo.activeProcessorCount),
                    range: 1...1_024)
            )
        }
        let statements = try orUsage { () throws(UsageError) in try chosen(arguments.operands) }
        let output = try orUsage { () throws(UsageError) in try OutputPath.given(arguments) }
        if arguments.has("--list") {
            try context.output(statements.map(listed).joined(separator: "\n"))
            return 0
        }
        let run = TheoryRun(
            statements, seed: seed, isQuick: arguments.has("--quick"),
            planted: arguments.has("--plant") ? Set(statements.map(\.name)) : [], threadCount: Int(threads))
        let showsProgress = context.showsProgress && !arguments.has("--quiet")
        let showsTimes = !arguments.has("--no-timing")
        let isColoured = colour == "always" || (colour == "auto" && context.prefersColour && output == nil)
        let text = { @Sendable (_ results: [TheoryResult]) -> String in
            switch format {
            case "json": TheoryJSON(results, seed: seed, showsTimes: showsTimes).text
            case "html": TheoryPage(results, seed: seed, showsTimes: showsTimes).text
            default: TheoryText(results, style: TextStyle(isColoured: isColoured), showsTimes: showsTimes).text
            }
        }
        let done = Mutex([TheoryResult]())
        try context.begin(try orUsage { () throws(UsageError) in try RunLimits(arguments) }) { cause in
            let results = run.results(of: done.withLock { $0 }, others: cause.sentence)
            return Ending(
                output: text(results), file: output, note: cause.sentence, manner: .status(status(of: results)))
        }
        let results = run.results { result in
            done.withLock { $0.append(result) }
            if showsProgress { context.note("\(result.statement.name): \(result.holds ? "holds" : "failed")") }
        }
        let report = text(results)
        context.runGuard?.standDown()
        if let output {
            try orUsage { () throws(UsageError) in
                try AtomicFile.write(to: output) { try $0.write(contentsOf: Data(report.utf8)) }
            }
        } else {
            try context.output(report)
        }
        return status(of: results)
    }

    private static func status(of results: [TheoryResult]) -> Int32 {
        if results.contains(where: { !$0.holds && $0.isExamined }) { return 1 }
        return results.allSatisfy(\.holds) ? 0 : 3
    }

    private static func number(
        _ arguments: ParsedArguments, _ name: String, default standard: UInt64, range: ClosedRange<UInt64>
    ) throws(UsageError) -> UInt64 {
        guard let text = arguments.value(of: name) else { return standard }
        guard let value = UInt64(text), range.contains(value) else {
            throw UsageError("\(name) is a whole number of at least \(range.lowerBound), and '\(text)' is not")
        }
        return value
    }

    /// The statements of these names, in the order of the report; all of them if none is named.
    private static func chosen(_ names: [String]) throws(UsageError) -> [Statement] {
        let known = Statement.all.map(\.name)
        for name in names where !known.contains(name) {
            throw UsageError(
                "unknown statement '\(name)'\(Suggestion.text(for: name, among: known)) (see supportcheck theory --list)"
            )
        }
        return names.isEmpty ? Statement.all : Statement.all.filter { names.contains($0.name) }
    }

    private static func listed(_ statement: Statement) -> String {
        let lines =
            [statement.name] + wrapped(statement.title, indent: "  ")
            + wrapped("Source: \(statement.source)", indent: "  ")
            + wrapped("Planted: \(statement.plant)", indent: "  ")
        return lines.joined(separator: "\n") + "\n"
    }
}
