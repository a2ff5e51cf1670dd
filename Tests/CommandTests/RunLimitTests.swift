import Foundation
import OrderedJSON
import SupportTheory
import TestSupport
import Testing

/// Time and memory limits, threads and interrupts of `analyze` and `batch`.
struct RunLimitTests {
    private static func raised() -> InterruptSignal {
        let signal = InterruptSignal()
        signal.raise()
        return signal
    }

    @Test(
        arguments: [
            (
                ["--timeout", "0"], "time-limit", "cut by the time limit",
                "The time limit ended the search before its bounds."
            ),
            (
                ["--memory", "1"], "memory-limit", "cut by the memory limit",
                "The memory limit ended the search before its bounds."
            ),
            ([], "interrupt", "interrupted", "The search was interrupted before its bounds."),
        ] as [([String], String, String, String)])
    func whatCutTheSearchIsSaidInEveryReport(options: [String], cut: String, words: String, sentence: String) throws {
        let interrupt = options.isEmpty ? Self.raised() : InterruptSignal()
        let text = CommandRun(arguments: ["analyze", "a"] + options, files: ["a": Masks.lu2], interrupt: interrupt)
        #expect(text.status == 3 && text.errors.isEmpty)
        #expect(text.output.hasPrefix("a: UNDECIDED, \(words)\n") && text.output.contains(sentence))
        let json = CommandRun(
            arguments: ["analyze", "a", "--format", "json"] + options, files: ["a": Masks.lu2], interrupt: interrupt)
        #expect(json.status == 3 && json.output.components(separatedBy: "\"cut\": \"\(cut)\"").count == 3)
        for format in ["html", "svg"] {
            let page = CommandRun(
                arguments: ["analyze", "a", "--format", format] + options, files: ["a": Masks.lu2],
                interrupt: interrupt)
            #expect(page.status == 3 && page.output.contains("undecided (\(words))"))
        }
        let log = CommandRun(
            arguments: ["analyze", "a", "--format", "sarif"] + options, files: ["a": Masks.lu2], interrupt: interrupt)
        #expect(log.status == 3 && log.output.contains("\"executionSuccessful\": false"))
        let quiet = CommandRun(
            arguments: ["analyze", "a", "--quiet"] + options, files: ["a": Masks.lu2], interrupt: interrupt)
        #expect(quiet.status == 3 && quiet.output.isEmpty && quiet.errors.contains("'a' is undecided"))
    }

    @Test func generousLimitsDoNotShow() {
        for format in ["text", "json"] {
            let plain = CommandRun("analyze", "a", "--format", format, files: ["a": Masks.several])
            let limited = CommandRun(
                "analyze", "a", "--format", format, "--timeout", "3600.5", "--memory", "1000000", "--threads", "2",
                files: ["a": Masks.several])
            #expect(limited.output == plain.output && limited.status == plain.status)
        }
    }

    @Test func theThreadsDoNotShow() throws {
        let kernels = try KernelFamily(width: 3, lines: 5).kernels().map {
            JSONValue.object([
                .init("rowTypes", .array($0.rowMembers.map { .integers($0) })),
                .init("columnTypes", .array($0.columnMembers.map { .integers($0) })),
            ]).compactText
        }
        let input = kernels.joined(separator: "\nnonsense\n\n")
        let runs = ["1", "2", "5"].map { CommandRun("batch", "--threads", $0, input: input) }
        #expect(runs[0].output.split(separator: "\n").count == 2 * kernels.count - 1)
        #expect(Set(runs.map(\.output)).count == 1 && runs.allSatisfy { $0.status == 2 })

        let file = kernels.indices.map {
            "instance n\($0)\n\($0 % 3 == 0 ? Masks.lu2 : $0 % 3 == 1 ? Masks.identity : Masks.absorbing)"
        }.joined(separator: "\n")
        let reports = ["1", "2", "5"].map { CommandRun("analyze", "a", "--threads", $0, files: ["a": file]).output }
        #expect(Set(reports).count == 1 && reports[0].contains("n200: "))
    }

    @Test func theTimeLimitOfABatchIsThatOfEachLine() throws {
        let input = [String](repeating: #"{"I":["10","11"],"J":["10","11"]}"#, count: 3).joined(separator: "\n")
        let cut = CommandRun("batch", "--timeout", "0", input: input)
        #expect(
            cut.status == 0 && cut.output.split(separator: "\n").allSatisfy { $0.contains("\"cut\":\"time-limit\"") })
        let run = CommandRun("batch", "--timeout", "600", input: input)
        #expect(run.output.split(separator: "\n").count { $0.contains("\"verdict\":\"not-closed\"") } == 3)
    }

    @Test func anInterruptedBatchReadsNoMore() {
        let run = CommandRun("batch", input: #"{"I":["1"],"J":["1"]}"#, interrupt: Self.raised())
        #expect(run.status == 3 && run.output.isEmpty)
    }

    @Test func certificatesOfFinishedInstancesAreWritten() throws {
        try withTemporaryFolder { (folder: String) throws in
            let run = CommandRun(
                "analyze", "a", "--threads", "2", "--certificate", "\(folder)/%n.json", files: ["a": Masks.several])
            #expect(run.status == 1 && run.errors.isEmpty)
            let written = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(written.sorted() == ["closed_one.json", "open_one.json"])
        }
    }
}
