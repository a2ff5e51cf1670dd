import Foundation
import TestSupport
import Testing

/// `--effort` of `analyze` and `batch`.
struct EffortOptionTests {
    private static let line = #"{"I":["10","11"],"J":["10","11"]}"#

    @Test func bothEffortsDecideWhatIsDecidedEasily() {
        let runs = [[], ["--effort", "normal"], ["--effort=high"]].map {
            CommandRun(arguments: ["analyze", "a"] + $0, files: ["a": Masks.lu2])
        }
        #expect(runs.allSatisfy { $0.status == runs[0].status && $0.output == runs[0].output })
    }

    @Test func anotherEffortIsAnError() {
        for command in [["analyze", "a"], ["batch"]] {
            let run = CommandRun(
                arguments: command + ["--effort", "hihg"], files: ["a": Masks.lu2], input: Self.line)
            #expect(run.status == 2 && run.output.isEmpty)
            #expect(run.errors.contains("--effort is normal or high, and 'hihg' is not; did you mean 'high'?"))
        }
    }

    @Test func commandsWithoutTheOptionRefuseIt() {
        #expect(CommandRun("census", "--width", "2", "--effort", "high").status == 2)
        #expect(CommandRun("member", "--effort", "high", input: "").status == 2)
    }

    @Test func anUndecidedReportSaysItsEffort() throws {
        for effort in ["normal", "high"] {
            let options = ["--effort", effort, "--timeout", "0"]
            let json = CommandRun(
                arguments: ["analyze", "a", "--format", "json"] + options, files: ["a": Masks.lu2])
            #expect(json.status == 3 && json.output.contains("\"effort\": \"\(effort)\""))
            let text = CommandRun(arguments: ["analyze", "a"] + options, files: ["a": Masks.lu2])
            #expect(text.output.contains("`--effort high` searches longer") == (effort == "normal"))
            let batch = CommandRun(arguments: ["batch"] + options, input: Self.line)
            #expect(batch.output.contains("\"effort\":\"\(effort)\""))
        }
    }
}
