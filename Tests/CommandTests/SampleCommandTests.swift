import Foundation
import TestSupport
import Testing

/// `supportcheck sample`: arguments, forms, parts and exit status.
struct SampleCommandTests {
    private static let small = ["sample", "--sizes", "3,2x4", "--widths", "2-3", "--samples", "30"]

    private func run(_ more: String..., files: [String: String] = [:]) -> CommandRun {
        CommandRun(arguments: Self.small + more, files: files)
    }

    @Test func aGridIsSampledAndAllFormsAreWritten() throws {
        let text = run("--exact")
        #expect(text.status == 0 && text.errors.isEmpty)
        #expect(text.output.contains("independent, 3 × 3, width 2") && text.output.contains("1080 samples, seed 1"))
        let json = run("--format", "json").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "supportcheck.sample/1")
        #expect((object["cells"] as? [Any])?.count == 36)
        #expect(run("--format", "csv").output.split(separator: "\n").count == 37)
        #expect(run("--format", "svg").output.hasPrefix("<?xml"))
    }

    @Test func threadsChangeNothingAndSeedsDo() {
        let one = run("--format", "json", "--threads", "1").output
        #expect(run("--format", "json", "--threads", "3").output == one)
        #expect(run("--format", "json", "--seed", "2").output != one)
    }

    @Test func partsAreMergedToTheBytesOfOneRun() {
        for extra in [["--exact"], ["--precision", "0.15"]] {
            let arguments = Self.small + extra
            let whole = CommandRun(arguments: arguments + ["--format", "json"]).output
            var files: [String: String] = [:]
            for part in 1...3 {
                files["\(part).json"] = CommandRun(arguments: arguments + ["--shard", "\(part)/3"]).output
            }
            let merged = CommandRun("sample", "--merge", "2.json", "3.json", "1.json", "--format", "json", files: files)
            #expect(merged.status == 0 && merged.output == whole)
            let missing = CommandRun("sample", "--merge", "2.json", "1.json", files: files)
            #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.contains("shards are missing: 3/3"))
            let twice = CommandRun("sample", "--merge", "2.json", "1.json", "2.json", files: files)
            #expect(twice.status == 2 && twice.errors.contains("given twice"))
        }
    }

    @Test func aTimeLimitEndsTheRunWithWhatIsKnown() {
        let cut = CommandRun(
            "sample", "--sizes", "8", "--widths", "4", "--samples", "1000000", "--timeout", "0.2", "--format", "json")
        #expect(cut.status == 3 && cut.output.contains("\"cut\": \"time-limit\""))
        let merged = CommandRun("sample", "--merge", "a", files: ["a": cut.output])
        #expect(merged.status == 2 && merged.errors.contains("was cut"))
    }

    @Test(
        "Bad usage is status two and one sentence",
        arguments: [
            [], ["--sizes", "3"], ["--sizes", "3", "--widths", "0"], ["--sizes", "3x", "--widths", "2"],
            ["--sizes", "3", "--widths", "4-2"], ["--networks", "3"], ["--networks", "3-0-2"],
            ["--networks", "3-2", "--densities", "2"], ["--networks", "3-2", "--densities", "0.5:0.1:3"],
            ["--networks", "3-2", "--densities", "0.5,1/2"], ["--networks", "3-2,3-2"],
            ["--networks", "3-2", "--model", "indepedent"], ["--networks", "3-2", "--model", "2:4"],
            ["--networks", "3-2", "--precision", "0"], ["--networks", "3-2", "--confidence", "1"],
            ["--networks", "3-2", "--levels", "1"], ["--networks", "3-2", "--samples", "0"],
            ["--networks", "3-2", "--shard", "3/2"], ["--networks", "3-2", "--shard", "1/2", "--budget", "9"],
            ["--networks", "3-2", "--shard", "1/2", "--format", "csv"], ["--networks", "3-2", "--format", "html"],
            ["--networks", "3-2", "--effort", "slow"], ["--networks", "3-2", "a"],
            ["--networks", "3-2", "--output", ""],
            ["--networks", "9999-9999"], ["--merge"], ["--merge", "none.json"], ["--merge", "a", "--seed", "1"],
        ])
    func badUsage(arguments: [String]) {
        let run = CommandRun(arguments: ["sample"] + arguments, files: ["a": "{}"])
        #expect(run.status == 2 && run.output.isEmpty, "\(arguments)")
        #expect(run.errors.split(separator: "\n").count == 1, "\(arguments) \(run.errors)")
    }
}
