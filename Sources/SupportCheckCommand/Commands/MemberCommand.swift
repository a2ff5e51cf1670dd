import Certificates
import Foundation
import MaskFiles
import OrderedJSON
import SupportTheory

/// `supportcheck member`: is A = X Yᵀ on the masks? JSON lines in, JSON lines out.
enum MemberCommand: Subcommand {
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
        let certificate = MembershipEncoding.certificate(for: line.instance, matrix: line.question.matrix, answer)
        let cut = certificate == nil ? limits.interruption.noticed : nil
        if let cut { members.append(.init("cut", .string(cut.rawValue))) }
        if isTimed { members.append(.init("microseconds", .integer(Int(duration / .microseconds(1))))) }
        if let certificate { members.append(.init("certificate", certificate)) }
        return AnsweredLines.Answer(
            members: members, isDecided: certificate != nil, isInterrupted: cut == .interrupt)
    }
}
