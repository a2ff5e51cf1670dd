import Foundation
import SupportFamilies
import SupportMasks
import TestSupport
import Testing

/// What `generate` writes is what the family says, as the reader reads it.
struct GenerateTests {
    @Test func everyFamilyIsReadBackAsItWasMade() throws {
        let known = try #require(BitMatrix(["110", "011"]))
        let cases: [([String], MaskInstance)] = [
            (["lu", "4"], try SupportFamilies.lu(4)),
            (["lowrank", "3", "5", "2"], try SupportFamilies.lowrank(3, 5, 2)),
            (["hodlr", "8", "2", "1"], try SupportFamilies.hodlr(8, levels: 2, rank: 1)),
            (["butterfly", "8"], try SupportFamilies.butterfly(8)),
            (["butterfly", "8", "--split", "2"], try SupportFamilies.butterflySplit(8, at: 2)),
            (["monarch", "2", "3", "4", "5"], try SupportFamilies.monarch(2, 3, 4, 5)),
            (["kron", "1,2,2,2", "2,2,2,1"], try SupportFamilies.kron([(1, 2, 2, 2), (2, 2, 2, 1)])),
            (["kaleidoscope", "4"], try SupportFamilies.kaleidoscope(4)),
            (["completion", "known.txt"], try SupportFamilies.completion(known)),
            (
                ["random", "4", "5", "3", "--density", "0.5", "--seed", "7"],
                try SupportFamilies.random(4, 5, 3, density: 0.5, seed: 7)
            ),
        ]
        for (arguments, instance) in cases {
            let run = CommandRun(arguments: ["generate"] + arguments, files: ["known.txt": "# known cells\n110\n011\n"])
            #expect(run.status == 0 && run.errors.isEmpty)
            #expect(try MaskTextReader.read(bytes: Data(run.output.utf8), fileName: "x") == [instance], "\(arguments)")
        }
    }

    @Test func knownCellsMayHaveTheHeaderOfALayer() {
        let plain = CommandRun("generate", "completion", "k", files: ["k": "1.\n.1\n"])
        #expect(plain.status == 0)
        for text in ["layer known:\n1.\n.1\n", "\u{FEFF}10\r\n01\r\n", "# c\n\nkron 2,1,1,1\n"] {
            #expect(CommandRun("generate", "completion", "k", files: ["k": text]).output == plain.output)
        }
    }

    @Test(arguments: [
        ("11\n1a\n", "k:2:2: expected a cell (1 x * ? inside, 0 . outside), found 'a'"),
        ("layer known:\n11\n1a\n", "k:3:2: expected a cell (1 x * ? inside, 0 . outside), found 'a'"),
        (Masks.lu2, "k:1:1: expected one mask, that of the known cells, found more"),
    ])
    func faultsOfKnownCellsHaveTheirPlace(text: String, error: String) {
        let run = CommandRun("generate", "completion", "k", files: ["k": text])
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.errors == error + "\n")
    }

    @Test func anOutputFileHoldsWhatWouldBePrinted() throws {
        try withTemporaryFolder { (folder: String) throws in
            let path = folder + "/lu.txt"
            let run = CommandRun("generate", "lu", "3", "-o", path)
            #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
            #expect(try contents(path) == CommandRun("generate", "lu", "3").output)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["lu.txt"])
            #expect(
                CommandRun("generate", "lu", "3", "-o", folder).errors
                    == "supportcheck: cannot write \(folder): it is a directory\n")
            #expect(CommandRun("generate", "lu", "3", "-o", folder + "/none/lu.txt").status == 2)
        }
    }
}
