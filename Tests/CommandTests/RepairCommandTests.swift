import CertificateChecker
import CheckerTool
import Foundation
import SupportMasks
import TestSupport
import Testing

/// `supportcheck repair`: changes, files, statuses.
struct RepairCommandTests {
    private static let files = [
        "lu.txt": Masks.lu2, "closed.txt": "I:\n1\n1\nJ:\n1\n1\n",
        "lu4.txt": "I:\n1000\n1100\n1110\n1111\nJ:\n1000\n1100\n1110\n1111\n",
        "half.txt": "layer a:\n1100\n0011\n1010\nlayer b:\n110\n011\n",
        "butterfly.txt": "layer a:\n1101\n1100\n0011\n0011\nlayer b:\n1010\n0101\n1010\n0101\n",
    ]

    private func repair(_ arguments: String...) -> CommandRun {
        CommandRun(arguments: ["repair"] + arguments, files: Self.files)
    }

    private func object(_ run: CommandRun) throws -> [String: Any] {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(report["schema"] as? String == "supportcheck.repair/1")
        return try #require((report["instances"] as? [[String: Any]])?.first)
    }

    @Test func theTextSaysWhatChangesAndThatFewerAreNotEnough() {
        let run = repair("lu.txt")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.contains("1 change, then it is certified closed"))
        #expect(run.output.contains("No repair has fewer changes: proved."))
        #expect(run.output.contains("(+ added, - removed)") && run.output.contains("What it costs"))
        #expect(repair("closed.txt").output.contains("nothing to repair"))
    }

    @Test func theObjectHasTheChangesTheBoundAndTheVerdict() throws {
        let instance = try object(repair("lu4.txt", "--format", "json"))
        #expect(instance["changes"] as? Int == 2 && instance["lowerBound"] as? Int == 2)
        #expect(instance["minimal"] as? Bool == true && instance["cut"] as? Bool == false)
        let cells = ((instance["add"] as? [[Int]]) ?? []) + ((instance["remove"] as? [[Int]]) ?? [])
        #expect(cells.count == 2 && cells.allSatisfy { $0.count == 3 })
        #expect((instance["verdict"] as? [String: Any])?["closedness"] as? String == "closed")
    }

    @Test func onlyAdditionsAndOnlyRemovals() throws {
        let added = try object(repair("lu.txt", "--add", "--format", "json"))
        #expect((added["add"] as? [[Int]])?.count == 1 && (added["remove"] as? [[Int]])?.isEmpty == true)
        let removed = try object(repair("lu.txt", "--remove", "--format", "json"))
        #expect((removed["add"] as? [[Int]])?.isEmpty == true && (removed["remove"] as? [[Int]])?.count == 1)
    }

    @Test func theNewMasksAreCertifiedAndTheCheckerAccepts() throws {
        try withTemporaryFolder { (folder: String) throws in
            let (masks, proof) = ("\(folder)/new.txt", "\(folder)/new.json")
            let run = repair("lu4.txt", "-o", masks, "--certificate", proof, "--quiet")
            #expect(run.status == 0 && run.output.isEmpty)
            #expect(CommandRun("analyze", masks, "--quiet").status == 0)
            guard case .verified(let statement) = try CertificateVerifier.verify(path: proof, inputPath: masks) else {
                Issue.record("the certificate is refused")
                return
            }
            #expect(statement.verdict.rawValue == "closed")
        }
    }

    @Test func whatIsKeptStaysAndWhereNothingIsLeftTheStatusIsOne() {
        let everything = CommandRun(
            arguments: ["repair", "lu.txt", "--keep", "keep.txt"],
            files: Self.files.merging(["keep.txt": "I:\n11\n11\nJ:\n11\n11\n"]) { old, _ in old })
        #expect(everything.status == 1 && everything.output.contains("no changes that are allowed"))
        #expect(repair("lu4.txt", "--max-changes", "1").status == 1)
        let shapes = CommandRun(
            arguments: ["repair", "lu.txt", "--keep", "keep.txt"],
            files: Self.files.merging(["keep.txt": "I:\n1\n1\nJ:\n1\n1\n"]) { old, _ in old })
        #expect(shapes.status == 2 && shapes.errors.contains("keep.txt"))
    }

    @Test func structuresAreKept() throws {
        let kron = try object(repair("butterfly.txt", "--structure", "kron", "--format", "json"))
        #expect(kron["goal"] as? String == "chainable" && kron["changes"] as? Int == 1)
        let dense = try object(repair("lu4.txt", "--same-density", "--format", "json"))
        let counts = try #require(dense["nonzeros"] as? [String: [Int]])
        #expect(counts["before"] == counts["after"])
        #expect(repair("half.txt", "--structure", "1:4").status == 2)
    }

    @Test(
        "Bad options are one sentence",
        arguments: [
            (["--structure", "4:2"], "--structure"), (["--structure", "block:2"], "--structure"),
            (["--max-changes", "0"], "--max-changes"), (["--to", "open"], "--to"),
            (["--structure", "kron", "--to", "tractable"], "--structure kron"), (["-o", "-"], "--output"),
            (["--to", "chainable"], "chainable is said of layers"),
        ])
    func usage(arguments: [String], words: String) {
        let run = CommandRun(arguments: ["repair", "lu.txt"] + arguments, files: Self.files)
        #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(words), "\(run.errors)")
    }
}
