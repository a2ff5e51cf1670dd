import Foundation
import TestSupport
import Testing

/// `draw`, and the forms of `analyze` that it shares pictures with.
struct DrawTests {
    @Test func theExitStatusIsNoVerdict() {
        for masks in [Masks.lu2, Masks.identity, Masks.undecided] {
            #expect(CommandRun("draw", "a", files: ["a": masks]).status == 0)
        }
        let missing = CommandRun("draw", "missing")
        #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.hasPrefix("missing:1:1: "))
    }

    @Test func reportsOfEveryFormHaveTheExitStatusOfTheVerdict() {
        for format in ["html", "svg", "sarif"] {
            for (masks, status) in [(Masks.lu2, 1), (Masks.identity, 0), (Masks.undecided, 3)] as [(String, Int32)] {
                #expect(CommandRun("analyze", "a", "--format", format, files: ["a": masks]).status == status)
            }
        }
    }

    @Test func anOutputFileHoldsWhatWouldBePrinted() throws {
        try withTemporaryFolder { (folder: String) throws in
            let path = folder + "/picture.svg"
            let run = CommandRun("draw", "a", "-o", path, files: ["a": Masks.several])
            #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
            #expect(try contents(path) == CommandRun("draw", "a", files: ["a": Masks.several]).output)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["picture.svg"])
            #expect(CommandRun("draw", "a", "-o", folder + "/none/picture.svg", files: ["a": Masks.lu2]).status == 2)
        }
    }

    @Test func anInputIsNotOverwritten() throws {
        try withTemporaryFolder { (folder: String) throws in
            let path = folder + "/masks.txt"
            try Masks.lu2.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(
                CommandRun("draw", path, "-o", folder + "/../\((folder as NSString).lastPathComponent)/masks.txt")
                    .status == 2)
            #expect(try contents(path) == Masks.lu2)
        }
    }

    @Test func whatIsNotDecidedInTimeIsDrawnAsUndecided() {
        let run = CommandRun("draw", "a", "--timeout", "0", files: ["a": Masks.lu2])
        #expect(run.status == 0 && run.output.contains("? undecided"))
    }

    @Test func findingsNameTheLineOfTheirInstance() throws {
        let text = CommandRun("analyze", "a.txt", "--format", "sarif", files: ["a.txt": "# both\n" + Masks.several])
            .output
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let results = try #require((log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
        let lines = results.compactMap { result -> Int? in
            let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            #expect((location?["artifactLocation"] as? [String: Any])?["uri"] as? String == "a.txt")
            return (location?["region"] as? [String: Any])?["startLine"] as? Int
        }
        #expect(lines == [2, 8])
    }
}
