import Foundation
import Reports
import SupportTheory
import Synchronization
import TheoryExperiments

/// `supportcheck theory`: the statements that the tool relies on, by experiment.
enum TheoryCommand: Subcommand {
    static let name = "theory"
    static let options: [OptionSpecification] = [
        .value("--format"), .value("--output", short: "-o"), .value("--seed"), .value("--threads"),
        .value("--timeout"), .value("--memory"), .flag("--quick"),
        .flag("--plant"), .flag("--no-timing"), .flag("--list"), .value("--color"), .flag("--quiet", short: "-q"),
    ]
    static let help = """
        Usage: supportcheck theory [STATEMENT…] [--format text|json|html] [-o FILE] [--seed N] [--threads N]
                                   [--timeout SECONDS] [--memory MIB] [--quick] [--plant] [--no-timing] [--list]
                                   [--color auto|always|never] [--quiet]

        Runs the statements that the tool relies on as experiments, all of them or those that are named, and says of
        each what was measured and whether it holds: that best approximations exist exactly on closed masks, that
        the plans of tractable masks are optimal, which landscapes are benign, the bounds on chains, what ReLU
        networks do, when factors are determined, and the training of L U on a target without an optimum.

        An experiment is no proof (supportcheck explain has those), but it can fail: --plant puts a counter-example
        in the place of the instances, and the statement has to fail.

          --format FORMAT       text: a table, then each claim with its figures (standard); json: an object of the
                                schema supportcheck.theory/1; html: a page with plots
          --output FILE, -o     writes there (standard: standard output)
          --seed N              where random numbers begin (standard: 1)
          --threads N           statements at a time (standard: one for each processor); the result is the same
          --timeout SECONDS     the time for the whole run; statements without a result by then are not examined
          --memory MIB          the resident memory of the process, above which the same happens
          --quick               fewer and smaller instances
          --plant               counter-examples in the place of the instances: every statement has to fail
          --no-timing           leaves the times out: then the same seed gives the same bytes
          --list                names the statements, and what is planted for each
          --color               text: auto (standard: on a terminal), always or never
          --quiet, -q           no progress on a terminal

        An interrupt (Ctrl-C) ends the run as a time limit does.

        Exit status: 0 every statement holds, 1 some statement failed, 2 bad usage, 3 none failed, and some were not
        examined because a limit or an interrupt ended the run.

        Examples
          supportcheck theory
          supportcheck theory --format html -o theory.html
          supportcheck theory existence lu-training --seed 7 --format json
          supportcheck theory landscape --plant

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let (format, colour, seed, threads) = try orUsage { () throws(UsageError) in
            (
                try arguments.choice(of: "--format", among: ["text", "json", "html"], default: "text"),
                try arguments.choice(of: "--color", among: ["auto", "always", "never"], default: "auto"),
                try number(arguments, "--seed", default: 1, range: 0...UInt64.max),
                try number(
                    arguments, "--threads", default: UInt64(ProcessInfo.processInfo.activeProcessorCount),
                    range: 1...1_024)
            )
        }
        let statements = try orUsage { () throws(UsageError) in try chosen(arguments.operands) }
        let output = arguments.value(of: "--output")
        if let output, output.isEmpty || output == "-" { throw .usage("--output needs the name of a file") }
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
