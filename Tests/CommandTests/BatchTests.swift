import Foundation
import SupportMasks
import TestSupport
import Testing

/// JSON lines in, JSON lines out.
struct BatchTests {
    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private func sorted(_ object: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self)
    }

    @Test func theThreeFormsOfOneInstanceAgree() throws {
        let run = CommandRun(
            "batch",
            input: """
                {"name": "a", "I": ["10", "11"], "J": ["10", "11"]}
                {"rowTypes": [[0], [0, 1]], "columnTypes": [[0], [1, 0]], "verdict": "passed over"}
                {"layers": [["11", "01"], ["10", "11"]]}
                """)
        #expect(run.status == 0 && run.errors.isEmpty)
        let answers = try objects(run.output)
        #expect(answers.map { $0["line"] as? Int } == [1, 2, 3])
        #expect(answers.map { $0["name"] as? String } == ["a", "line 2", "line 3"])
        let closedness = try answers.map { try #require($0["closedness"] as? [String: Any]) }
        #expect(closedness.allSatisfy { $0["verdict"] as? String == "not-closed" && $0["rule"] as? String == "SC401" })
    }

    @Test func nullIsAsIfTheKeyWereNotThereAndLayersMayHaveNames() throws {
        let line = #"{"name": null, "I": null, "layers": [{"name": "fc\u0031", "mask": ["11"]}]}"#
        let answer = try #require(try objects(CommandRun("batch", input: "\u{FEFF}" + line).output).first)
        #expect(answer["name"] as? String == "line 1")
        #expect((answer["layers"] as? [[String: Any]])?.map { $0["name"] as? String } == ["fc1"])
    }

    @Test func badLinesAreAnsweredInTheirPlaceAndNeverStop() throws {
        let good = #"{"I":["1"],"J":["1"]}"#
        let bad: [(line: String, error: String)] = [
            ("nonsense", "expected one JSON object, found text that is not valid JSON"),
            ("[1]", "expected an object"),
            ("{}", "expected one of the forms I and J, rowTypes and columnTypes, or layers"),
            (good + " x", "expected one JSON object, found text that is not valid JSON"),
            (#"{"I":["1"]}"#, "expected I and J, found one of them"),
            (
                #"{"I":["1"],"J":["1"],"layers":[["1"]]}"#,
                "expected one of the forms I and J, rowTypes and columnTypes, or layers"
            ),
            (#"{"I":["1"],"I":["0"],"J":["1"]}"#, "the key 'I' is given twice"),
            (#"{"I":["1"],"\u0049":["0"],"J":["1"]}"#, "the key 'I' is given twice"),
            (#"{"I":["1"],"J":["11"]}"#, "expected I and J to have the same number of columns, found 1 and 2"),
            (#"{"I":["12"],"J":["11"]}"#, "I: expected rows of 0 and 1 of one length"),
            (#"{"I":[],"J":["1"]}"#, "I: expected rows of 0 and 1, found none"),
            (#"{"I":["1"],"J":[1]}"#, "J[0]: expected a string"),
            (#"{"name":3,"I":["1"],"J":["1"]}"#, "name: expected a string"),
            (#"{"rowTypes":[[0,0]],"columnTypes":[[0]]}"#, "rowTypes[0]: expected different supports, found one twice"),
            (
                #"{"rowTypes":[[-1]],"columnTypes":[[0]]}"#,
                "rowTypes[0]: expected supports between 0 and 65535, found -1"
            ),
            (#"{"rowTypes":[[true]],"columnTypes":[[0]]}"#, "rowTypes[0][0]: expected an integer"),
            (#"{"rowTypes":[],"columnTypes":[[0]]}"#, "rowTypes: expected at least one type, found none"),
            (#"{"layers":[]}"#, "layers: expected a layer, found none"),
            (#"{"rowTypes":[[0]]}"#, "expected rowTypes and columnTypes, found one of them"),
            (#"{"I":["1"],"J":"1"}"#, "J: expected an array"),
            (#"{"I":["1"],"J":["1"],"why":{"a":1,"a":2}}"#, "the key 'a' is given twice"),
            (
                #"{"layers":[["1"],{"name":"layer 1","mask":["1"]}]}"#,
                "layers: expected layers with different names, found 'layer 1' again"
            ),
            (#"{"layers":[["10"],["11"]]}"#, "layers[1]: expected 1 columns, the rows of the layer before, found 2"),
        ]
        let input = bad.flatMap { [$0.line, good, "  "] }.joined(separator: "\n")
        let run = CommandRun("batch", input: input)
        #expect(run.status == 2 && run.errors.isEmpty)
        let answers = try objects(run.output)
        try #require(answers.count == 2 * bad.count)
        for (index, expected) in bad.enumerated() {
            #expect(answers[2 * index]["error"] as? String == expected.error)
            #expect(answers[2 * index]["line"] as? Int == 3 * index + 1)
            #expect((answers[2 * index + 1]["closedness"] as? [String: Any])?["verdict"] as? String == "closed")
        }
    }

    @Test(arguments: [
        #"{"rowTypes":[[1.5]],"columnTypes":[[0]]}"#, #"{"rowTypes":[[99999999999999999999]],"columnTypes":[[0]]}"#,
    ])
    func otherNumbersAreNotTakenForIntegers(line: String) throws {
        let run = CommandRun("batch", input: line)
        #expect(run.status == 2)
        #expect(try objects(run.output).first?["error"] as? String ?? "" != "")
        #expect(run.output.contains("expected integers that fit in 64 bits, found another number"))
    }

    @Test func everyNameComesBackAsItWasGiven() throws {
        let names = ["", "a\"b\\c/", "\u{1}\u{1F}\n\r\t\u{7F}", "é∞😀", String(repeating: "x", count: 5_000)]
        let lines = try names.map { name in
            String(
                decoding: try JSONSerialization.data(withJSONObject: ["name": name, "I": ["1"], "J": ["1"]]),
                as: UTF8.self)
        }
        let answers = try objects(CommandRun("batch", input: lines.joined(separator: "\n")).output)
        #expect(answers.map { $0["name"] as? String } == names)
    }

    @Test func outputDoesNotDependOnTheThreads() throws {
        let lines = (1...300).map { number in
            let size = number % 4 + 1
            var generator = SplitMix64(seed: UInt64(number))
            let masks = (0..<2).map { _ in randomMatrix(size, 3, using: &generator) }
            let instance = masks.map { mask in
                (0..<size).map { row in (0..<3).map { mask[row, $0] ? "1" : "0" }.joined() }
            }
            return "{\"I\":\(instance[0]),\"J\":\(instance[1])}"
        }
        let outputs = ["1", "2", "7"].map {
            CommandRun("batch", "--threads", $0, input: lines.joined(separator: "\n")).output
        }
        #expect(outputs[0].split(separator: "\n").count == 300 && Set(outputs).count == 1)
    }

    @Test func aReaderThatGoesAwayEndsTheBatchQuietly() {
        let run = CommandRun("batch", input: #"{"I":["1"],"J":["1"]}"#, outputFault: .closed)
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(CommandRun("batch", input: #"{"I":["1"],"J":["1"]}"#, outputFault: .failed("full")).status == 2)
    }

    @Test func linesAreThoseOfTheJSONReport() throws {
        let line = #"{"name":"lu-2","I":["10","11"],"J":["10","11"]}"#
        let answer = try #require(try objects(CommandRun("batch", input: line).output).first)
        let report = CommandRun("analyze", "lu-2.txt", "--format", "json", files: ["lu-2.txt": Masks.lu2]).output
        let instance = try #require(
            (try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])?["instances"]
                as? [[String: Any]])
        var expected = try #require(instance.first)
        expected["line"] = 1
        #expect(try sorted(answer) == sorted(expected))
    }
}
