import Foundation
import TestSupport
import Testing

/// `supportcheck theory`: what is said, and the exit status. The experiments have tests of their own.
struct TheoryCommandTests {
    @Test func aStatementThatHoldsIsStatusZero() {
        let run = CommandRun("theory", "identifiability", "--quick")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.contains("identifiability  holds") && run.output.hasSuffix("The statement holds.\n"))
    }

    @Test func aPlantedCounterExampleIsStatusOne() {
        let run = CommandRun("theory", "completion", "--quick", "--plant")
        #expect(run.status == 1)
        #expect(run.output.contains("completion  fails") && run.output.contains("Planted: "))
    }

    @Test func formatsAreJSONAndAPage() throws {
        let json = CommandRun("theory", "completion", "--quick", "--format", "json", "--seed", "7").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "supportcheck.theory/1" && object["seed"] as? String == "7")
        let page = CommandRun("theory", "completion", "--quick", "--format", "html").output
        #expect(page.hasPrefix("<!DOCTYPE html>"))
    }

    @Test func withoutTimesTheSameSeedGivesTheSameBytes() {
        let runs = ["1", "2"].map { threads in
            CommandRun("theory", "identifiability", "completion", "--quick", "--no-timing", "--threads", threads).output
        }
        #expect(runs[0] == runs[1])
    }

    @Test func statementsAreListedWithWhatIsPlanted() {
        let run = CommandRun("theory", "--list")
        #expect(run.status == 0)
        for name in ["existence", "tractable", "landscape", "completion", "chains", "relu", "identifiability"] {
            #expect(run.output.contains("\(name)\n  "))
        }
        #expect(run.output.contains("  Planted: "))
    }

    @Test func badUsageIsStatusTwoAndOneSentence() {
        for arguments in [
            ["theory", "existance"], ["theory", "--seed", "x"], ["theory", "--threads", "0"],
            ["theory", "--format", "svg"], ["theory", "completion", "--quick", "--output", ""],
        ] {
            let run = CommandRun(arguments: arguments)
            #expect(run.status == 2 && run.output.isEmpty, "\(arguments)")
            #expect(run.errors.split(separator: "\n").count == 1)
        }
        #expect(CommandRun("theory", "existance").errors.contains("existence"))
    }
}
