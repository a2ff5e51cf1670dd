import SupportCheckCommand
import TestSupport
import Testing

/// The exit status of `analyze` says the worst verdict.
struct ExitStatusTests {
    private static let files = ["closed": Masks.identity, "open": Masks.lu2, "deep": Masks.undecided]

    @Test(
        arguments: [
            (["closed"], 0), (["open"], 1), (["deep"], 3), (["closed", "open"], 1), (["closed", "deep"], 3),
            (["deep", "open", "closed"], 1),
            (["closed", "missing"], 2),
        ] as [([String], Int32)])
    func statusIsThatOfTheWorstVerdict(names: [String], status: Int32) {
        #expect(CommandRun(arguments: ["analyze"] + names, files: Self.files).status == status)
    }

    @Test func exitZeroHidesVerdictsButNotErrors() {
        for name in ["closed", "open", "deep"] {
            #expect(CommandRun("analyze", name, "--exit-zero", files: Self.files).status == 0)
        }
        #expect(CommandRun("analyze", "missing", "--exit-zero", files: Self.files).status == 2)
    }

    @Test func quietSaysNothingButTheStatus() {
        let run = CommandRun("analyze", "open", "--quiet", files: Self.files)
        #expect(run.status == 1)
        #expect(run.output.isEmpty && run.errors.isEmpty)
    }

    @Test func aReaderThatGoesAwayLeavesTheStatus() {
        let run = CommandRun("analyze", "open", files: Self.files, outputFault: .closed)
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
    }

    @Test func outputThatCannotBeWrittenIsAnError() {
        let run = CommandRun("analyze", "closed", files: Self.files, outputFault: .failed("No space left on device"))
        #expect(run.status == 2)
        #expect(run.errors == "supportcheck: cannot write to standard output: No space left on device\n")
    }
}
