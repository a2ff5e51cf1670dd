import Foundation
import TestSupport
import Testing

@Suite("supportcheck solve --sensing")
struct SensingTests {
    private func sense(_ arguments: String...) -> CommandRun {
        CommandRun(arguments: ["solve", "--sensing"] + arguments)
    }

    @Test("The experiment says which slopes are as stated, for readers, scripts, tables and the eye")
    func formats() throws {
        let options = [
            "solve", "--sensing", "--rows", "8", "--initial-norms", "1e-2,1e-3,1e-4", "--perturbations", "1e-3,1e-2",
        ]
        let text = CommandRun(arguments: options)
        #expect(text.status == 0, "\(text.output)")
        #expect(text.output.contains("as stated") && !text.output.contains("NOT as stated"))
        let json = CommandRun(arguments: options + ["--format", "json"]).output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["asStated"] as? Bool == true)
        #expect((object["initialNormRuns"] as? [Any])?.count == 3)
        #expect(CommandRun(arguments: options + ["--format", "csv"]).output.split(separator: "\n").count == 6)
        #expect(CommandRun(arguments: options + ["--format", "svg"]).output.hasPrefix("<?xml"))
    }

    @Test("Too few measurements are seen: status 1")
    func fewMeasurements() {
        let run = sense(
            "--rows", "10", "--measurements", "30", "--initial-norms", "1e-2,1e-3,1e-4", "--perturbations", "1e-3,1e-2")
        #expect(run.status == 1)
        #expect(run.output.contains("NOT as stated"))
    }

    @Test("What makes no sense is refused with a sentence and status 2")
    func usage() {
        for (arguments, word) in [
            (["masks.txt"], "takes no masks"), (["--rank", "99"], "rank is from 1 to 16"),
            (["--step-size", "3"], "step size"), (["--initial-norms", "2"], "below 1"),
            (["--initial-norms", "1e-2,"], "'' is not one"), (["--noise", "-1"], "0 or more"),
            (["--target", "A.npy"], "has no meaning"), (["--trials", "0"], "at least 1"),
        ] {
            let run = CommandRun(arguments: ["solve", "--sensing"] + arguments)
            #expect(run.status == 2 && run.output.isEmpty, "\(arguments)")
            #expect(run.errors.contains(word), "\(arguments): \(run.errors)")
        }
    }
}
