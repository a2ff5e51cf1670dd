import Foundation
import TestSupport
import Testing

/// The files in `Cases/reading`, each of a kind that was once read as another network: the right one, or an error.
struct ReadingCaseTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        /// A file of the folder, and options.
        let arguments: [String]
        let status: Int32
        /// What `--write-masks` writes; nil where nothing is read.
        let masks: String?

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("Cases/reading")

    static var cases: [Case] {
        get throws {
            let text = try String(contentsOf: folder.appendingPathComponent("cases.jsonl"), encoding: .utf8)
            return try text.split(separator: "\n").map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
        }
    }

    @Test(arguments: try cases) func theNetworkThatIsReadIsTheOneInTheFile(reading: Case) throws {
        try withTemporaryFolder { (folder: String) throws in
            let target = "\(folder)/masks.txt"
            let path = Self.folder.appendingPathComponent(reading.arguments[0]).path
            let run = CommandRun(
                arguments: ["analyze", path, "--quiet", "--write-masks", target] + reading.arguments.dropFirst())
            #expect(run.status == reading.status, "\(run.errors)")
            #expect((try? contents(target)) == reading.masks)
        }
    }

    @Test func everyFileHasACase() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0 != "cases.jsonl" }
        #expect(Set(files) == Set(try Self.cases.map { $0.arguments[0] }))
    }
}
