import Foundation
import SupportCheckCommand
import SupportMasks
import Synchronization
import Testing

/// `supportcheck analyze` on files in other forms than text.
@Suite struct AnalyzeCommandTests {
    @Test func theReportStatesTheLayersInTheirOrder() {
        let run = Run("analyze", Fixture.path("fc1.mtx"), Fixture.path("fc2.mtx"), "--from-weights")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.hasPrefix("fc1+fc2: CLOSED\n  network of 2 layers, input side first: fc1 (2 × 3), fc2 (1 × 2);"))
    }

    @Test func theJSONReportStatesHowArraysAreLayers() {
        let network = Run("analyze", Fixture.path("network.npz"), "--format", "json").output
        #expect(network.contains("\"layerOrder\": \"input-side-first\",\n        \"storedAs\": \"outputs-by-inputs\""))
        let transposed = Run("analyze", Fixture.path("fc1.mtx"), "--from-weights", "--transpose", "--format", "json").output
        #expect(transposed.contains("\"layerOrder\": \"input-side-first\",\n        \"storedAs\": \"inputs-by-outputs\""))
        for name in ["factors.npz", "network.json"] { #expect(!Run("analyze", Fixture.path(name), "--format", "json").output.contains("layerOrder")) }
    }

    @Test func everyFormOfAFactorizationGivesTheSameVerdict() {
        let names = ["factors.npz", "factors-compressed.npz", "levels.npz", "factors.json"]
        let statuses = names.map { Run("analyze", Fixture.path($0), "--quiet").status } + [
            Run("analyze", Fixture.path("I.mtx"), Fixture.path("J.mtx"), "--quiet").status,
            Run("analyze", Fixture.path("factors.safetensors"), "--layer", "I,J", "--quiet").status,
        ]
        #expect(Set(statuses).count == 1 && statuses[0] != 2)
    }

    @Test func aCertificateOfALargeInstanceIsCheckedAgainstTheWrittenMasks() throws {
        let folder = try TemporaryFolder()
        let (proof, masks) = (folder.path("proof.json"), folder.path("masks.txt"))
        // All matrices of rank at most 60: closed, and with more cells than a certificate holds.
        let path = folder.path("dense.json")
        let rows = [String](repeating: "\"\(String(repeating: "1", count: 60))\"", count: 200).joined(separator: ", ")
        try Data("{\"I\": [\(rows)], \"J\": [\(rows)]}".utf8).write(to: URL(fileURLWithPath: path))
        let plain = Run("analyze", path)
        #expect(plain.status == 0)
        let words = plain.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("`--write-masks masks.txt` writes them"))
        #expect(words.contains("`supportcheck verify proof.json --input masks.txt`"))
        let run = Run("analyze", path, "--certificate", proof, "--write-masks", masks)
        #expect(run.status == plain.status && run.errors.isEmpty)
        #expect(try MaskTextReader.read(path: masks).first?.factorSupports?.width == 60)
        #expect(Run("verify", proof, "--input", masks, "--quiet").status == 0)
    }

    @Test func aReportIsAnInputAgain() throws {
        let folder = try TemporaryFolder()
        let report = Run("analyze", Fixture.path("factors.npz"), "--format", "json")
        try Data(report.output.utf8).write(to: URL(fileURLWithPath: folder.path("report.json")))
        #expect(Run("analyze", folder.path("report.json")).output == Run("analyze", Fixture.path("factors.npz")).output)
    }

    @Test func everyFaultIsOneErrorAndStatusTwo() {
        let run = Run("analyze", "missing.npz", Fixture.path("nan.npy"), Fixture.path("factors.npz"))
        #expect(run.status == 2 && run.output.isEmpty)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("missing.npz: cannot open the file") && lines[1].hasSuffix("is not guessed"))
    }

    @Test func aFileOfAnotherFormIsRefusedWithALineThatConvertsIt() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("it's.h5")
        try Data([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]).write(to: URL(fileURLWithPath: path))
        let run = Run("analyze", path)
        #expect(run.status == 2 && run.errors.hasPrefix("\(path): HDF5 is not read; write the arrays with one line of Python:\n"))
        let command = try #require(run.errors.split(separator: "\n").last)
        #expect(command.hasPrefix("  python3 -c '") && command.contains("it\\x27s.h5") && command.count { $0 == "'" } == 2)
    }

    @Test func optionsThatAFileHasNoUseForAreToldSo() {
        #expect(Run("analyze", "masks.txt", "--transpose").errors == "supportcheck: --transpose is for .npy, .npz, .mtx and .safetensors files, and 'masks.txt' is none\n")
        #expect(Run("analyze", "a.mtx", "--layer", "x").errors == "supportcheck: --layer is for .npz and .safetensors files, and 'a.mtx' is none\n")
        #expect(Run("analyze", "a.npz", "--layer", "x,").errors == "supportcheck: --layer is a pattern of names, or several divided by commas\n")
        let path = Fixture.path("factors.npz")
        #expect(Run("analyze", path, "--write-masks", path).errors == "supportcheck: the masks would overwrite the input \(path)\n")
    }
}

/// A run of the command on the file system: what it wrote, and its exit status.
private struct Run {
    let status: Int32
    let output: String
    let errors: String

    init(_ arguments: String...) {
        let output = Sink(), errors = Sink()
        let standard = CommandContext.standard
        let context = CommandContext(
            writeOutput: { text throws(OutputError) in output.append(text) }, writeError: { errors.append($0) },
            readBytes: standard.readBytes, forEachInputLine: { _ in }, prefersColour: false)
        status = SupportCheckTool.run(arguments: arguments, context: context)
        self.output = output.text
        self.errors = errors.text
    }
}

/// Collects text from closures that may run anywhere.
private final class Sink: Sendable {
    private let storage = Mutex("")

    func append(_ text: String) { storage.withLock { $0 += text } }

    var text: String { storage.withLock { $0 } }
}
