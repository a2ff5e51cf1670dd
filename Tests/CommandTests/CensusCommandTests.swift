import CertificateChecker
import CheckerTool
import Foundation
import SupportTheory
import TestSupport
import Testing

/// Census: JSON lines in a fixed order, then a summary; resumable, with certificates.
struct CensusCommandTests {
    private static func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func everyKernelHasALineAndTheSummaryCountsThem() throws {
        let run = CommandRun("census", "--width", "3", "--lines", "5", "--quiet")
        #expect(run.status == 0 && run.errors.isEmpty)
        let objects = try Self.objects(run.output)
        let kernels = try KernelFamily(width: 3, lines: 5).kernels()
        #expect(objects.count == kernels.count + 1)
        for (object, kernel) in zip(objects, kernels) {
            #expect(
                object["rowTypes"] as? [[Int]] == kernel.rowMembers
                    && object["columnTypes"] as? [[Int]] == kernel.columnMembers)
        }
        let summary = try #require(objects.last?["summary"] as? [String: Any])
        #expect(summary["kernels"] as? Int == kernels.count && summary["notReached"] as? Int == 0)
        let verdicts = try #require(summary["verdicts"] as? [String: Int])
        for verdict in ["closed", "not-closed", "undecided"] {
            #expect(verdicts[verdict] == objects.dropLast().count { $0["verdict"] as? String == verdict })
        }
        let rules = try #require(summary["rules"] as? [String: Int])
        #expect(
            rules
                == Dictionary(grouping: objects.dropLast().compactMap { $0["rule"] as? String }) { $0 }.mapValues(
                    \.count))
        #expect((summary["minimalObstructions"] as? [Any])?.count == objects.count { $0["minimal"] as? Bool == true })
    }

    @Test func closingRemarkIsOnStandardError() {
        let run = CommandRun("census", "--width", "2")
        #expect(run.status == 0)
        #expect(
            run.errors.hasPrefix(
                "supportcheck: 32 kernels: 20 closed, 12 not closed, 0 undecided; 2 minimal obstructions; "))
        #expect(run.output.split(separator: "\n").count == 33)
    }

    @Test func linesAreInstancesForBatch() throws {
        let lines = CommandRun("census", "--width", "2", "--quiet").output.split(separator: "\n").dropLast()
        let answers = try Self.objects(CommandRun("batch", input: lines.joined(separator: "\n")).output)
        let verdicts = try answers.map { try #require($0["closedness"] as? [String: Any])["verdict"] as? String }
        #expect(try verdicts == Self.objects(lines.joined(separator: "\n")).map { $0["verdict"] as? String })
    }

    @Test func outputDoesNotDependOnTheThreads() {
        let outputs = ["1", "2", "3"].map {
            CommandRun("census", "--width", "3", "--lines", "5", "--quiet", "--threads", $0).output
        }
        #expect(outputs[0].split(separator: "\n").count == 234)
        #expect(Set(outputs).count == 1)
    }

    @Test func aCensusThatWasCutAnywhereIsResumedToTheSameBytes() throws {
        let arguments = ["census", "--width", "3", "--lines", "5", "--quiet"]
        let whole = CommandRun(arguments: arguments).output
        let bytes = Data(whole.utf8)
        try withTemporaryFolder { (folder: String) throws in
            for count in [0, 1, 500, bytes.count / 2, bytes.count / 2 + 1, bytes.count - 1, bytes.count] {
                let file = "\(folder)/part-\(count).jsonl"
                try bytes.prefix(count).write(to: URL(fileURLWithPath: file))
                #expect(CommandRun(arguments: arguments + ["--resume", file]).output == whole, "\(count) bytes")
                // Another file first, then the file itself.
                let other = "\(folder)/other-\(count).jsonl"
                #expect(CommandRun(arguments: arguments + ["--resume", file, "-o", other]).status == 0)
                #expect(try contents(other) == whole, "\(count) bytes")
                let run = CommandRun(arguments: arguments + ["--resume", file, "-o", file])
                #expect(run.status == 0 && run.output.isEmpty)
                #expect(try contents(file) == whole, "\(count) bytes")
            }
        }
    }

    @Test func resumedLinesAreTakenAsTheyAre() throws {
        let lines = CommandRun("census", "--width", "2", "--quiet").output.split(separator: "\n")
        let marked = lines.prefix(5).map { $0.dropLast() + ",\"mark\":true}" }.joined(separator: "\n") + "\n"
        let output = CommandRun("census", "--width", "2", "--quiet", "--resume", "part", files: ["part": marked]).output
        #expect(output.split(separator: "\n").prefix(5).joined(separator: "\n") + "\n" == marked)
        #expect(output.split(separator: "\n").dropFirst(5).elementsEqual(lines.dropFirst(5)))
    }

    @Test func aFileOfAnotherCensusIsNotResumed() {
        let part = CommandRun("census", "--width", "2", "--quiet").output
        let lines = part.split(separator: "\n").map(String.init)
        for (text, complaint) in [
            (part, "part:3: this census has another kernel here; resume with the options of the earlier run"),
            (
                [lines[1], lines[0]].joined(separator: "\n") + "\n",
                "part:1: this census has another kernel here; resume with the options of the earlier run"
            ),
            (lines[0] + "\n" + lines[32] + "\n" + lines[1] + "\n", "part:2: expected no line after the summary"),
            ("{}\n", "part:1: this census has another kernel here; resume with the options of the earlier run"),
        ] {
            let run = CommandRun("census", "--width", "3", "--lines", "5", "--resume", "part", files: ["part": text])
            #expect(
                run.status == 2 && run.output.isEmpty && run.errors == "supportcheck: \(complaint)\n", "\(run.errors)")
        }
    }

    @Test func everyDecidedKernelHasACertificateThatIsVerified() throws {
        try withTemporaryFolder { (folder: String) throws in
            let run = CommandRun(
                "census", "--width", "3", "--lines", "5", "--quiet", "--certificates", "\(folder)/proofs")
            #expect(run.status == 0)
            let objects = try Self.objects(run.output).dropLast()
            for (object, kernel) in zip(objects, try KernelFamily(width: 3, lines: 5).kernels()) {
                let verification = try CertificateVerifier.verify(path: "\(folder)/proofs/\(kernel.name).json")
                guard case .verified(let statement) = verification else {
                    Issue.record("\(kernel.name): \(verification)")
                    continue
                }
                #expect(statement.verdict.rawValue == object["verdict"] as? String && statement.instance == kernel.name)
            }
            let written = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/proofs")
            #expect(written.count == objects.count, "nothing else is left in the folder")
        }
    }

    @Test func withoutTimeEveryKernelIsUndecided() throws {
        let run = CommandRun("census", "--width", "2", "--timeout", "0")
        #expect(run.status == 3)
        let objects = try Self.objects(run.output)
        #expect(
            objects.dropLast().allSatisfy {
                ($0["searched"] as? [String: Any])?["cut"] as? String == "time-limit" && $0["rule"] is NSNull
            })
        #expect(((objects.last?["summary"] as? [String: Any])?["undecided"] as? [Any])?.count == 32)
    }

    @Test func anInterruptEndsTheCensusWithASummaryAndItCanBeResumed() throws {
        let interrupt = InterruptSignal()
        interrupt.raise()
        let run = CommandRun("census", "--width", "2", "--quiet", interrupt: interrupt)
        #expect(run.status == 3)
        let summary = try #require(try Self.objects(run.output).last?["summary"] as? [String: Any])
        #expect(run.output.split(separator: "\n").count == 1 && summary["notReached"] as? Int == 32)
        let resumed = CommandRun("census", "--width", "2", "--quiet", "--resume", "part", files: ["part": run.output])
        #expect(resumed.status == 0 && resumed.output == CommandRun("census", "--width", "2", "--quiet").output)
    }

    @Test func aReaderThatGoesAwayEndsTheCensusQuietly() {
        let run = CommandRun("census", "--width", "2", outputFault: .closed)
        #expect(run.status == 0 && run.errors.isEmpty)
        let full = CommandRun("census", "--width", "2", outputFault: .failed("No space left on device"))
        #expect(
            full.status == 2
                && full.errors == "supportcheck: cannot write to standard output: No space left on device\n")
    }
}
