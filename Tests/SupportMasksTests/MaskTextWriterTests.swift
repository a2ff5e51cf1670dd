import Foundation
import SupportFamilies
import SupportMasks
import TestSupport
import Testing

@Suite struct MaskTextWriterTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let seed: UInt64 = 12
        var generator = SplitMix64(seed: seed)
        for round in 0..<30 {
            let instances = (0..<1 + Int(generator.next() % 4)).map {
                randomInstance("case \(round).\($0) é", using: &generator)
            }
            let header = round % 2 == 0 ? [] : ["made by a test", "", "seed \(seed)"]
            #expect(
                try read(MaskTextWriter.text(for: instances, header: header)) == instances,
                "seed \(seed), round \(round)")
        }
    }

    @Test func handlesGetTheSameBytesAsStrings() throws {
        var generator = SplitMix64(seed: 13)
        let large = MaskInstance(
            name: "large",
            masks: .factorization(
                FactorSupports(left: randomMatrix(1200, 1000, using: &generator), right: ones(3, 1000)))
        )
        let instances = [large, randomInstance("small", using: &generator)]
        try withTemporaryFolder { path in
            let folder = URL(fileURLWithPath: path)
            let file = folder.appendingPathComponent("m.txt")
            #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
            let handle = try FileHandle(forWritingTo: file)
            try MaskTextWriter.write(instances, header: ["h"], to: handle)
            try handle.close()
            #expect(
                try Data(contentsOf: file) == Data(MaskTextWriter.text(for: instances, header: ["h"]).utf8), "seed 13")
            #expect(try MaskTextReader.read(path: file.path) == instances, "seed 13")
        }
    }

    @Test func textIsCompact() throws {
        let network = MaskInstance(name: "n", masks: .network([Layer(name: "fc1", mask: try matrix("110", "011"))]))
        let text = try MaskTextWriter.text(
            for: [factorization("lu", ["10", "11"], ["01"]), network], header: ["two", ""])
        #expect(text == "# two\n#\n\ninstance lu\nI:\n10\n11\nJ:\n01\n\ninstance n\nlayer fc1:\n110\n011\n")
    }

    @Test func whatTheTextCannotHoldIsRefused() throws {
        let name =
            "the name of an instance has characters, none of them '#' or a control character, and no space at either end"
        for faulty in ["", " a", "a ", "a#b", "a\nb", "\ta"] {
            #expect(refusal([try factorization(faulty, ["1"], ["1"])]) == name)
        }
        #expect(refusal([]) == "a mask file holds at least one instance")
        let one = try factorization("a", ["1"], ["1"])
        #expect(refusal([one, one]) == "instances have different names, and 'a' occurs twice")
        #expect(refusal([one], header: ["a\nI:"]) == "a comment has no control characters and is one line")
        let empty = FactorSupports(left: try matrix("1"), right: BitMatrix(rowCount: 0, columnCount: 1))
        #expect(
            refusal([MaskInstance(name: "e", masks: .factorization(empty))])
                == "a mask has rows and columns, and J of 'e' is empty")
        #expect(refusal([MaskInstance(name: "e", masks: .network([]))]) == "a network has a layer, and 'e' has none")
        let layer = Layer(name: "l", mask: try matrix("11"))
        #expect(
            refusal([MaskInstance(name: "e", masks: .network([layer, Layer(name: "k", mask: ones(1, 2))]))])
                == "the layers of 'e' do not fit: 1 outputs, then 2 inputs")
        #expect(
            refusal([MaskInstance(name: "e", masks: .network([layer, Layer(name: "l", mask: ones(1, 1))]))])
                == "layers have different names, and 'l' occurs twice in 'e'")
    }

    private func refusal(_ instances: [MaskInstance], header: [String] = []) -> String? {
        do {
            _ = try MaskTextWriter.text(for: instances, header: header)
            return nil
        } catch {
            return error.description
        }
    }

    private func randomInstance(_ name: String, using generator: inout SplitMix64) -> MaskInstance {
        func size() -> Int { 1 + Int(generator.next() % 70) }
        if generator.next() % 3 == 0 {
            let sizes = (0..<2 + Int(generator.next() % 3)).map { _ in size() }
            let layers = zip(sizes, sizes.dropFirst()).enumerated().map { index, pair in
                Layer(name: "layer \(index):", mask: randomMatrix(pair.1, pair.0, using: &generator))
            }
            return MaskInstance(name: name, masks: .network(layers))
        }
        let width = size()
        let left = randomMatrix(size(), width, using: &generator)
        let right = randomMatrix(size(), width, density: 0.1, using: &generator)
        return MaskInstance(name: name, masks: .factorization(FactorSupports(left: left, right: right)))
    }
}
