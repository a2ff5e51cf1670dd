import Foundation
import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// What is not a mask is refused with a sentence that says what was expected.
@Suite struct RefusalTests {
    @Test(arguments: [
        (
            "vector.npy",
            "expected a matrix (two dimensions), found a vector of 5 entries (one dimension), which is no mask of a layer"
        ),
        ("scalar.npy", "expected a matrix (two dimensions), found a single number (no dimension), which is not a mask"),
        (
            "convolution.npy",
            "array 'convolution': expected a matrix (two dimensions), found 4 dimensions (2 × 1 × 3 × 3): the weight of a convolution is read as the matrix that you reshape it to"
        ),
        ("complex.npy", "expected entries of bool, integers or floating-point numbers, found the type '<c16'"),
        ("records.npy", "expected an array of numbers, found one of records with fields"),
        ("nan.npy", "the entry [1, 2] is NaN: whether it stands for a zero is not guessed"),
        ("complex.mtx", "expected real entries, found 'complex': supports are those of real matrices"),
        (
            "weights.safetensors",
            "tensor 'fc1.weight': expected 0 or 1 as the entry [0, 0] of a mask, found another number (the non-zeros of weights are taken with --from-weights)"
        ),
    ])
    func fixturesThatHoldNoMasks(name: String, sentence: String) { #expect(Fixture.complaint(name) == sentence) }

    @Test func entriesOfMasksAreZeroAndOne() {
        let options = MaskFilesOptions(layerPatterns: ["fc1.weight"])
        #expect(
            Fixture.complaint("weights.safetensors", options: options)
                == "tensor 'fc1.weight': expected 0 or 1 as the entry [0, 0] of a mask, found another number (the non-zeros of weights are taken with --from-weights)"
        )
        #expect(
            Fixture.complaint("nan.safetensors", options: MaskFilesOptions(takesWeights: true))
                == "tensor 'fc1.weight': the entry [1, 1] is NaN: whether it stands for a zero is not guessed")
    }

    @Test func layersThatDoNotFitAreRefused() {
        #expect(
            Fixture.complaint("fc2.mtx", "fc1-f4.npy")
                == "expected layer 'fc1-f4' to have 1 columns (inputs), the rows (outputs) of layer 'fc2' before it as given, found 3 (masks are outputs × inputs, input side first); the reverse order would chain (--output-first), or the transposes would chain (--transpose)"
        )
        #expect(
            Fixture.complaint("I.mtx", "fc2.mtx")
                == "expected I and J alone, or layers with other names, found 'I', 'fc2'")
        #expect(
            Fixture.complaint("network.npz", options: MaskFilesOptions(layerPatterns: ["conv*"]))
                == "expected an array whose name matches 'conv*', found 'fc1', 'fc2'")
        #expect(
            Fixture.complaint("I.mtx", "factors.npz") == "expected I and J alone, or layers with other names, found 'I'"
        )
    }

    @Test func pickledFilesAreRefusedWithAWayOut() throws {
        let reason = "pickled data is not read, because loading it runs whatever code it holds"
        #expect(try #require(Fixture.complaint("objects.npy")).hasPrefix(reason))
        for name in ["model.pt", "model.pth", "masks.pkl", "masks.joblib"] {
            let error = try #require(try refusal(Array("(dp0\n.".utf8), as: name))
            #expect(error.message.hasPrefix(reason), "\(name): \(error.message)")
            guard case .python(let line)? = error.remedies.first else {
                Issue.record("expected a line of Python for \(name)")
                continue
            }
            #expect(line.contains(name) && line.contains(name.hasPrefix("masks") ? "numpy.savez" : "save_file"))
        }
    }

    @Test(arguments: [
        (
            "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 0\n1 1 1\n",
            "m.mtx:4:3: expected every place once, found 1 1 again: whether entries add up is not guessed"
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n% c\n\n2 2 1\n1 3\n",
            "m.mtx:5:3: expected a column from 1 to 2, found '3'"
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n-2 2 1\n1 3\n",
            "m.mtx:2:1: expected the number of rows, found '-2'"
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n2 2 99\n1 1\n",
            "m.mtx:3:1: expected 99 entries, found a file that is too short for them"
        ),
        (
            "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 1\n1 2\n",
            "m.mtx:3:3: expected an entry on or below the diagonal of a symmetric matrix"
        ),
        (
            "%%MatrixMarket matrix array real general\n1 2\n1\nnan\n",
            "m.mtx:4:1: the entry is NaN: whether it stands for a zero is not guessed"
        ),
        ("%%MatrixMarket matrix array real general\n1 2\n1\n0x1\n", "m.mtx:4:1: expected a number, found '0x1'"),
        ("%%MatrixMarket matrix array real general\n1 2\n1\n0\n3\n", "m.mtx:5:1: expected the file to end, found '3'"),
        (
            "%%MatrixMarket matrix array real general\n1 2\n1\n2\n",
            "m.mtx:4:1: expected 0 or 1 as an entry of a mask, found another number (the non-zeros of weights are taken with --from-weights)"
        ),
        (
            "%%MatrixMarket matrix array integer general\n1 2\n1\n255\n",
            "m.mtx:4:1: expected 0 or 1 as an entry of a mask, found 1 and 255 (the non-zeros of weights are taken with --from-weights)"
        ),
        (
            "%%MatrixMarket matrix array integer skew-symmetric\n2 2\n1\n",
            "m.mtx:3:1: expected 0 or 1 as an entry of a mask, found a skew-symmetric matrix (the non-zeros of weights are taken with --from-weights)"
        ),
        (
            "%%MatrixMarket matrix coordinate pattern general\n1 2 1\n1 1 0\n",
            "m.mtx:3:5: expected no value, or 1, after the place of an entry of a pattern, found another: whether it counts is not guessed"
        ),
    ])
    func faultsOfMatrixMarketFilesHaveAPlace(text: String, sentence: String) throws {
        #expect(try complaint(text.utf8, as: "m.mtx") == sentence)
    }

    @Test func numbersOfMatrixMarketFilesAreNotRounded() throws {
        let text = "%%MatrixMarket matrix array real general\r\n2 3\r\n1e-400\r\n0e400\r\n-0.0\r\n.5D-3\r\n-INF\r\n0."
        // Column after column: 1e-400, 0e400; -0.0, .5D-3; -INF, 0.
        let weights = MaskFilesOptions(takesWeights: true)
        #expect(
            try TemporaryFolder().read(text.utf8, as: "m.mtx", options: weights) == [
                network("m", ("m", ["101", "010"]))
            ])
    }

    @Test(arguments: [
        (#"{"I": ["10"], "I": ["11"], "J": ["10"]}"#, "m.json:1:15: the key 'I' is given twice"),
        ("{\"I\": [\"10\"],\n \"J\": [\"1x\"]}", "m.json:2:10: J[0]: expected 0 or 1"),
        (#"{"I": ["10", "1"], "J": ["10"]}"#, "m.json:1:14: I[1]: expected 2 cells, as in the first row, found 1"),
        (
            #"{"I": ["10"], "J": ["1"]}"#,
            "m.json:1:1: expected I and J to have the same number of columns, found 2 in I and 1 in J; the transposes would fit (--transpose)"
        ),
        (#"{"I": ["10"]}"#, "m.json:1:1: expected an instance with I and J, or with layers"),
        (#"{"I": ["1"], "J": ["1"]} 1"#, "m.json:1:26: expected the text to end, found more"),
        (
            #"{"schema": "supportcheck.report/1", "instances": [{"name": "n", "closedness": {"certificate": null}}]}"#,
            "m.json:1:51: expected an instance with its masks, and 'n' of this report has none: it is large, or undecided"
        ),
    ])
    func faultsOfJSONHaveAPlace(text: String, sentence: String) throws {
        #expect(try complaint(text.utf8, as: "m.json") == sentence)
    }

    @Test func deeplyNestedJSONIsRefused() throws {
        let text = String(repeating: "[", count: 100_000)
        #expect(
            try #require(try complaint(text.utf8, as: "m.json")).contains(
                "expected at most 1000 values within one another"))
    }

    @Test func limitsHoldForMasksAndForAllTogether() throws {
        let few = MaskFilesOptions(limits: MaskLimits(maxTotalCells: 26))
        #expect(
            Fixture.complaint("factors.npz", options: few)
                == "array 'J': expected at most 26 cells in all masks together, found more")
        #expect(
            Fixture.complaint("I.mtx", "J.mtx", options: few)
                == "array 'J': expected at most 26 cells in all masks together, found more")
        let narrow = MaskFilesOptions(limits: MaskLimits(maxColumns: 2))
        #expect(Fixture.complaint("factors.npz", options: narrow) == "array 'I': expected at most 2 columns, found 3")
    }

    @Test func anErrorIsOneLineWhateverTheNamesHold() throws {
        let names = #"{"a\u001b[2J": [[1, 1]], "b": [[1, 1]], "c\r": [[0, 1]]}"#
        #expect(
            try complaint(names.utf8, as: "m.json")
                == "m.json: expected matrices that are the layers of one network, and no order of 'aU+001B[2J', 'b', 'cU+000D' chains by their shapes (outputs × inputs): 'aU+001B[2J' 1 × 2, b 1 × 2, 'cU+000D' 1 × 2"
        )
        let shards = #"{"metadata": {}, "weight_map": {"fc0.weight_mask": "model-\f-1.safetensors"}}"#
        let complaint = try #require(try complaint(shards.utf8, as: "m.safetensors.index.json"))
        #expect(complaint.hasSuffix("model-U+000C-1.safetensors: cannot open the file: No such file or directory"))
        #expect(MaskFileError(file: "a\nb\u{2028}", message: "c\td").description == "aU+000AbU+2028:1:1: cU+0009d")
    }

    @Test func filesThatAreNoneAreRefused() throws {
        #expect(Fixture.complaint("missing.npz") == "cannot open the file: No such file or directory")
        #expect(try complaint([], as: "a.npy") == "a.npy: expected masks, found an empty file")
        #expect(throws: MaskFilesError.self) { try instances(["/dev/null/a.npz"]) }
    }
}
