import DenseNumerics
import Foundation
import NumericFiles
import StructureRecovery
import TestSupport
import Testing

@Suite("supportcheck solve --recover-structure")
struct RecoverStructureTests {
    private let folder: TemporaryFolder
    private let network = PlantedNetwork(size: 64, sparsity: 3, depth: 2, seed: 1)

    init() throws {
        folder = try TemporaryFolder()
        try write("Y.npy", network.observed)
    }

    private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    private func write(_ name: String, _ matrix: Matrix<Double>) throws {
        FileManager.default.createFile(atPath: path(name), contents: nil)
        let handle = try FileHandle(forWritingTo: folder.url.appendingPathComponent(name))
        try NumericFileWriter.writeNPY(NumericArray(name: "Y", values: .real(matrix)), to: handle)
        try handle.close()
    }

    private func recover(_ arguments: String...) -> CommandRun {
        CommandRun(arguments: ["solve", "--recover-structure"] + arguments)
    }

    @Test("The layers of a product are found, and the written ones have the product")
    func recovered() throws {
        let run = recover("--target", path("Y.npy"), "-o", path("W.npz"))
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.contains("recovered: 2 layers of 3 edges a unit"))
        let written = try NumericFile.matrices(in: path("W.npz"))
        #expect(written.map(\.name) == ["W1", "W2"])
        guard case .real(let first) = written[0].values, case .real(let second) = written[1].values else {
            Issue.record("real layers")
            return
        }
        #expect(first * second == network.observed)
    }

    @Test("A matrix that is no such product is not recovered: status 1, a reason, and nothing is written")
    func refused() throws {
        var changed = network.observed
        changed[3, 4] += 1
        try write("Y.npy", changed)
        let run = recover("--target", path("Y.npy"), "-o", path("W.npz"), "--format", "json")
        #expect(run.status == 1)
        #expect(run.output.contains("\"recovered\": false"))
        #expect(!FileManager.default.fileExists(atPath: path("W.npz")))
    }

    @Test("Networks are drawn, recovered and counted, the same for every number of threads")
    func draws() {
        let arguments = ["--sizes", "24,32", "--sparsity", "3", "--depth", "1,2", "--trials", "2", "--format", "csv"]
        let runs = ["1", "2"].map {
            CommandRun(arguments: ["solve", "--recover-structure"] + arguments + ["--threads", $0])
        }
        #expect(runs[0].status == 0)
        #expect(runs[0].output == runs[1].output)
        #expect(runs[0].output.split(separator: "\n").count == 5)
        #expect(runs[0].output.contains("\n3,24,1,2,2,0,"))
    }

    @Test("What does not fit together is refused with a sentence and status 2")
    func usage() {
        for (arguments, word) in [
            (["masks.txt"], "takes no masks"), (["--plan", "p.json"], "has no meaning"),
            (["--target", path("Y.npy"), "--sizes", "64"], "drawn networks"),
            (["--sizes", "64,x"], "'x' is not one"), (["--sparsity", "2"], "at least three edges"),
            (["--sizes", "4"], "too few"), (["--input", "signs"], "more samples than units"),
            (["--samples", "9"], "needs an --input"), (["--target", path("absent.npy")], "absent.npy"),
            (["--format", "xml"], "'xml' is not"), (["--target", path("Y.npy"), "-o", path("Y.npy")], "overwrite"),
        ] {
            let run = CommandRun(arguments: ["solve", "--recover-structure"] + arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.errors.contains(word), "\(arguments): \(run.errors)")
            #expect(run.output.isEmpty, "\(arguments)")
        }
    }
}
