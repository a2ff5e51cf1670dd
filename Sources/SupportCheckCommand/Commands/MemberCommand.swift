import Certificates
import Foundation
import MaskFiles
import OrderedJSON
import SupportTheory

/// `supportcheck member`: is A = X Yᵀ on the masks? JSON lines in, JSON lines out.
enum MemberCommand: Subcommand {
    static let name = "member"
    static let options: [OptionSpecification] = RunLimits.options + [.flag("--timing"), .flag("--quiet", short: "-q")]
    static let help = """
        Usage: supportcheck member [FILE] [--timing] [--timeout SECONDS] [--memory MIB] [--threads N] [--quiet]

        Decides whether a rational matrix A is a product X Yᵀ of real factors with supp X ⊆ I and supp Y ⊆ J.
        Reads one JSON object a line from FILE (- or none: standard input) and writes one JSON object a line, in
        order, with its line number first:

          {"line": 1, "name": "…", "answer": "member", "certificate": {…}}

        The answer is member, not-member or undecided. The certificate holds factors X and Y, or a refutation
        over the real numbers, and is accepted by supportcheck verify; an undecided question has none. A line that
        cannot be read gives {"line": n, "error": "…"}, and the next is taken; lines of white space give nothing.

        A question is an instance in one of the forms of supportcheck batch (layers: two of them), with the matrix A,
        a list of rows (m × n) of rational numbers in strings; other keys are passed over:

          {"name": "swap", "I": ["10", "11"], "J": ["10", "11"], "A": [["0", "1"], ["1", "-3/2"]]}

          --timing              adds "microseconds", the time for the answer
          --timeout SECONDS     the time for one question; when it is over, the question is undecided
          --memory MIB          the resident memory of the process; above it questions are undecided
          --threads N           threads that decide (standard: one for each processor); the output is the same
          --quiet, -q           no progress on a terminal

        An interrupt (Ctrl-C) ends the reading; what was read is answered, undecided where nothing is known yet.

        Exit status: 0 every question is decided, 2 bad usage, or some line could not be read, 3 some question is
        undecided, or interrupted.

        Examples
          echo '{"I": ["10", "11"], "J": ["10", "11"], "A": [["0", "1"], ["1", "0"]]}' | supportcheck member
          supportcheck member questions.jsonl --timeout 10 > answers.jsonl

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        guard arguments.operands.count <= 1 else {
            throw .usage("member takes one file, and '\(arguments.operands[1])' is another")
        }
        let run = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        let source = try lines(of: arguments.operands.first ?? "-", context)
        let isTimed = arguments.has("--timing")
        let lines = AnsweredLines(
            context: context, limits: run, subject: "questions", showsProgress: !arguments.has("--quiet"))
        let summary = try lines.serve(source) { bytes, line, limits throws(JSONLine.Fault) in
            answer(to: try MembershipLine(bytes, defaultName: "line \(line)"), isTimed: isTimed, limits)
        }
        return summary.hasUnreadable ? 2 : summary.hasUndecided || summary.isInterrupted ? 3 : 0
    }

    /// Hands out the lines of standard input as they come, or those of a file.
    private static func lines(of path: String, _ context: CommandContext) throws(CommandError) -> (
        _ body: (Data) -> Bool
    ) -> Void {
        if path == "-" { return context.forEachInputLine }
        let bytes: Data
        do { bytes = try context.readBytes(path) } catch { throw .usage("\(error)") }
        return { body in
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                // A copy, so that indices begin at 0.
                if !body(Data(line)) { return }
            }
        }
    }

    private static func answer(to line: MembershipLine, isTimed: Bool, _ limits: SearchLimits) -> AnsweredLines.Answer {
        let begin = ContinuousClock.now
        let answer = MembershipDecision(limits: limits).answer(line.question)
        let duration = ContinuousClock.now - begin
        var members: [JSONValue.Member] = [
            .init("name", .string(line.instance.name)),
            .init("answer", .string(MembershipEncoding.word(for: answer) ?? "undecided")),
        ]
        if isTimed { members.append(.init("microseconds", .integer(Int(duration / .microseconds(1))))) }
        let certificate = MembershipEncoding.certificate(for: line.instance, matrix: line.question.matrix, answer)
        if let certificate { members.append(.init("certificate", certificate)) }
        return AnsweredLines.Answer(members: members, isDecided: certificate != nil)
    }
}
