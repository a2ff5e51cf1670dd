import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// The forms of masks in JSON.
@Suite struct JSONFormTests {
    @Test(arguments: [
        #"{"layers": [["110", "011"], ["11"]]}"#, #"{"layers": [[[1, 1, 0], [0, 1, 1]], [[1, 1]]]}"#,
        #"[[[1, 1.0, 0], [0, 1e0, 1]], ["11"]]"#,
        #"[[[true, true, false], [false, true, true]], {"mask": [[255, 255]]}]"#, #"[["110", "011"], ["11"]]"#,
    ])
    func layersInOrderAreStringsNumbersOrTruths(text: String) throws {
        #expect(try read(text.utf8, as: "m.json") == [network("m", ("layer 1", Fixture.fc1), ("layer 2", Fixture.fc2))])
    }

    @Test(arguments: [
        #"{"layers": {"fc1": ["110", "011"], "fc2": [[1, 1]]}}"#,
        #"{"fc1": [[1, 1, 0], [0, 1, 1]], "fc2": [[true, true]]}"#,
    ])
    func matricesWithNamesAreArrays(text: String) throws {
        let options = MaskFilesOptions(layerPatterns: ["fc1", "fc2"])
        #expect(
            try TemporaryFolder().read(text.utf8, as: "m.json", options: options) == [
                network("m", ("fc1", Fixture.fc1), ("fc2", Fixture.fc2))
            ])
    }

    @Test func aMatrixAloneIsOne() throws {
        for text in [#"["110", "011"]"#, "[[1, 1, 0], [0, 1, 1]]"] {
            #expect(try read(text.utf8, as: "fc1.json") == [network("fc1", ("fc1", Fixture.fc1))])
        }
        #expect(
            try Fixture.read("numbers.json", options: MaskFilesOptions(layerPatterns: ["fc2"]))
                == network("numbers", ("fc2", Fixture.fc2)))
    }

    @Test func factorsMayBeListsOfNumbers() throws {
        #expect(
            try read(#"{"I": [[1, 0]], "J": [[1, 1], [0, 1]]}"#.utf8, as: "m.json") == [
                factorization("m", ["10"], ["11", "01"])
            ])
        let weights = #"{"I": [[-0.25, 0e5]], "J": [[1, 2], [0, 1e-400]]}"#
        #expect(
            try TemporaryFolder().read(weights.utf8, as: "m.json", options: MaskFilesOptions(takesWeights: true)) == [
                factorization("m", ["10"], ["11", "01"])
            ])
    }

    /// The form of `supportcheck batch` that names the supports of each row and column.
    @Test func membersOfRowsAndColumnsAreAFormOfFiles() throws {
        let text = #"{"name": "k", "rowTypes": [[0], [0, 2.0]], "columnTypes": [[1], []], "layers": null}"#
        let supports = try factorization("k", ["100", "101"], ["010", "000"])
        #expect(try read(text.utf8, as: "m.json") == [supports])
        // They say themselves what is a row: nothing is transposed.
        let options = MaskFilesOptions(convention: LayerFit.Convention(isTransposed: true))
        #expect(try TemporaryFolder().read(text.utf8, as: "m.json", options: options) == [supports])
    }

    @Test(arguments: [
        (
            #"{"rowTypes": [[0], [1, 1]], "columnTypes": [[0]]}"#,
            "m.json:1:20: rowTypes[1]: expected different supports, found one twice"
        ),
        (
            #"{"rowTypes": [[0]],\n "columnTypes": [[true]]}"#,
            "m.json:2:19: columnTypes[0][0]: expected an integer"
        ),
        (#"{"rowTypes": [], "columnTypes": [[0]]}"#, "m.json:1:14: rowTypes: expected at least one type, found none"),
        (#"{"layers": [["1"]], "a": {"b": 1, "b": 2}}"#, "m.json:1:35: the key 'b' is given twice"),
        (#"{"layers": []}"#, "m.json:1:12: layers: expected a layer, found none"),
        (#"{"name": 1, "layers": [["1"]]}"#, "m.json:1:10: name: expected a string"),
        (
            #"{"name": "\u12", "layers": [["1"]]}"#,
            "m.json:1:11: expected text in UTF-8, with the escapes of JSON, found other bytes"
        ),
        (
            #"{"fc1": [[1, 0],\n [0, 2]]}"#,
            "m.json:2:6: 'fc1'[1][1]: expected 0 or 1 as an entry of a mask, found another number (the non-zeros of weights are taken with --from-weights)"
        ),
        (
            #"{"fc1": [[1, 255]]}"#,
            "m.json:1:14: 'fc1'[0][1]: expected 0 or 1 as an entry of a mask, found 1 and 255 (the non-zeros of weights are taken with --from-weights)"
        ),
        (
            #"{"layers": [[[1, true]]]}"#,
            "m.json:1:18: layers[0][0][1]: expected a number, as the first entry is, found true or false"
        ),
        (
            #"{"layers": [[[true, 1]]]}"#,
            "m.json:1:21: layers[0][0][1]: expected true or false, as the first entry is, found a number"
        ),
        (#"{"layers": [["11", [1, 1]]]}"#, "m.json:1:20: layers[0][1]: expected a string of 0 and 1, found an array"),
        (#"{"layers": [[[1, 1], [1]]]}"#, "m.json:1:22: layers[0][1]: expected 2 cells, as in the first row, found 1"),
        (#"{"layers": {}}"#, "m.json:1:12: layers: expected a matrix, found none"),
        (
            #"{"layers": {"fc1": 1}}"#,
            "m.json:1:20: layers: expected matrices alone beside one another, found 'fc1', a number"
        ),
        (
            #"{"fc1": [[1]], "epoch": 3}"#,
            "m.json:1:25: expected matrices alone beside one another, found 'epoch', a number"
        ),
        ("[]", "m.json:1:1: expected a list of layers"),
        ("[1, 0]", "m.json:1:2: [0]: expected a list of rows, strings of 0 and 1 or lists of numbers"),
        (#"{"fc1": 1}"#, "m.json:1:1: expected an instance with I and J, or with layers"),
    ])
    func faultsHaveAPlace(text: String, sentence: String) throws {
        #expect(try complaint(text.replacing(#"\n"#, with: "\n").utf8, as: "m.json") == sentence)
    }
}
