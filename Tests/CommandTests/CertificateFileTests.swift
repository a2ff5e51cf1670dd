import CertificateChecker
import CheckerTool
import Foundation
import SupportCheckCommand
import TestSupport
import Testing

/// `--certificate` writes what the independent checker accepts.
struct CertificateFileTests {
    @Test func theCheckerVerifiesWhatIsWritten() throws {
        try withTemporaryFolder { (folder: String) throws in
            for (masks, verdict) in [
                (Masks.lu2, Statement.Verdict.notClosed), (Masks.identity, .closed), (Masks.network, .closed),
                (Masks.twoSupports, .notClosed),
            ] {
                let path = folder + "/proof.json"
                let run = CommandRun("analyze", "a.txt", "--certificate", path, files: ["a.txt": masks])
                #expect(run.errors.isEmpty)
                #expect(run.output.contains("supportcheck verify \(path)"))
                guard case .verified(let statement) = try CertificateVerifier.verify(path: path) else {
                    Issue.record("the checker rejects the certificate of \(masks)")
                    continue
                }
                #expect(statement.verdict == verdict && statement.instance == "a")
                #expect(CommandRun("verify", "--quiet", path).status == 0)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["proof.json"])
        }
    }

    @Test func certificatesAndReportsAreReadAsTheMasksTheyAreOf() throws {
        try withTemporaryFolder { (folder: String) throws in
            for masks in [Masks.lu2, Masks.identity, Masks.network] {
                let (proof, report) = (folder + "/proof.json", folder + "/report.json")
                let run = CommandRun(
                    "analyze", "a.txt", "--format", "json", "--certificate", proof, files: ["a.txt": masks])
                try run.output.write(toFile: report, atomically: true, encoding: .utf8)
                for path in [proof, report] {
                    let again = CommandRun("analyze", path, "--quiet")
                    #expect(again.errors.isEmpty && again.status == run.status, "\(path) of \(masks)")
                }
            }
        }
    }

    @Test func aChangedCertificateIsRejected() throws {
        try withTemporaryFolder { (folder: String) throws in
            let path = folder + "/proof.json"
            _ = CommandRun("analyze", "a.txt", "--certificate", path, "--quiet", files: ["a.txt": Masks.lu2])
            let changed = try contents(path).replacingOccurrences(of: "[0, 1, \"1\"]", with: "[0, 1, \"2\"]")
            try changed.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(CommandRun("verify", "--quiet", path).status == 1)
        }
    }

    @Test func aLargeCertificateNeedsItsMasksAndTheReportSaysHow() throws {
        try withTemporaryFolder { (folder: String) throws in
            let (masks, path) = (folder + "/masks of mine.txt", folder + "/proof.json")
            #expect(CommandRun("generate", "hodlr", "128", "3", "2", "-o", masks).status == 0)
            let run = CommandRun("analyze", masks, "--certificate", path)
            #expect(run.status == 0)
            let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("`supportcheck verify \(path) --input '\(masks)'`"))
            #expect(CommandRun("verify", "--quiet", path, "--input", masks).status == 0)
            #expect(CommandRun("verify", "--quiet", path).status != 0)
        }
    }

    @Test func severalInstancesNeedAPlaceForTheirNames() throws {
        try withTemporaryFolder { (folder: String) throws in
            let refused = CommandRun(
                "analyze", "a", "--certificate", folder + "/proof.json", files: ["a": Masks.several])
            #expect(refused.status == 2 && refused.output.isEmpty)
            #expect(
                refused.errors
                    == "supportcheck: the input holds 2 instances: --certificate needs %n in its file name, which stands for the instance's name\n"
            )
            #expect(
                CommandRun("analyze", "a", "--certificate", folder + "/%n.json", "--quiet", files: ["a": Masks.several])
                    .status == 1)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                    "closed_one.json", "open_one.json",
                ])
        }
    }

    @Test func namesThatBecomeOneFileAreRefused() throws {
        try withTemporaryFolder { (folder: String) throws in
            let masks = "instance a b\nI:\n1\nJ:\n1\n\ninstance a/b\nI:\n1\nJ:\n1\n"
            let run = CommandRun("analyze", "a", "--certificate", folder + "/%n", files: ["a": masks])
            #expect(run.status == 2)
            #expect(
                run.errors
                    == "supportcheck: two instances would write their certificates to \(folder)/a_b; give them different names\n"
            )
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test func anUndecidedInstanceLeavesANoteAndNoFile() throws {
        try withTemporaryFolder { (folder: String) throws in
            let path = folder + "/proof.json"
            let run = CommandRun("analyze", "deep", "--certificate", path, files: ["deep": Masks.undecided])
            #expect(run.status == 3)
            #expect(run.errors == "supportcheck: 'deep' is undecided: no certificate is written to \(path)\n")
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func aCertificateThatCannotBeWrittenIsAnErrorBesideTheReport() {
        let run = CommandRun("analyze", "a", "--certificate", "/nonexistent/proof.json", files: ["a": Masks.lu2])
        #expect(run.status == 2)
        #expect(run.errors == "supportcheck: cannot write /nonexistent/proof.json: No such file or directory\n")
        #expect(run.output.hasPrefix("a: NOT CLOSED\n"))
    }
}
