import FactorPatterns
import Foundation
import Testing

/// The forms of patterns, told from their contents.
struct PatternReadingTests {
    private static let wanted = "F1: x1 x2; F2: x2 x3"

    @Test(arguments: [
        ("F1 =~ x1 + x2\nF2 =~ x2 + x3", PatternFormat.lavaan), ("F1: x1, x2\nF2: x2, x3", .lists),
        ("F1 = x1, x2\nF2 = x2, x3", .lists), ("x1,F1\nx2,F1\nx2,F2\nx3,F2", .edges),
        ("x1\tF1\t0.5\nx2\tF1\t1\nx2\tF2\t-2e-3\nx3\tF2\t1\nx1\tF2\t0", .edges),
        ("item;factor\nx1;F1\nx2;F1\nx2;F2\nx3;F2", .edges), ("name,F1,F2\nx1,1,0\nx2,1,1\nx3,0,1", .table),
        ("F1\tF2\nx1\t1\t0\nx2\t1\t1\nx3\t0\t1", .table), ("F1\tsome set\tx1\tx2\nF2\tanother\tx2\tx3", .gmt),
        ("tf,gene,weight\nF1,x1,1\nF1,x2,1\nF2,x2,1\nF2,x3,1", .edges),
        ("\u{FEFF}# a comment\r\nF1 =~ x1 + x2 # two\r\n! another\r\n\r\nF2 =~ x2 +\r\n  x3", .lavaan),
        ("\"x1\",\"F1\"\n\"x2\",F1\nx2,F2\nx3, F2", .edges),
    ]) func theFormIsToldFromTheContents(text: String, format: PatternFormat) throws {
        let found = try pattern(text)
        #expect(found.words == Self.wanted && found.format == format)
        #expect(try pattern(text, format) == found)
    }

    @Test func itemsThatAreNumbersStandInTheirOrder() throws {
        let found = try pattern("A = 10, 2, 5-7\nB = 1")
        #expect(found.items == ["1", "2", "5", "6", "7", "10"] && found.words == "A: 2 5 6 7 10; B: 1")
    }

    @Test func scoresAreFreeAndAsManyAsAskedFor() throws {
        let model = try pattern("F1: a, b\nF2: b")
        #expect(model.supports().right.rowCount == 2 && model.supports().right.setBitCount == 4)
        #expect(model.supports(observations: 5).right.setBitCount == 10)
        #expect(model.supports().left == model.loadings && model.name == "model")
    }

    @Test func weightsOfZeroAndItemsWithoutAFactorAreOutside() throws {
        let model = try pattern("x1,F,1\nx2,F,0.0e9\nx3,F,1e-400")
        #expect(model.words == "F: x1 x3" && model.items == ["x1", "x2", "x3"])
        #expect(model.notes.contains { $0.contains("'x2' loads on no factor") })
    }

    @Test func aTextThatReadsInSeveralWaysIsRefusedWithTheOptions() throws {
        #expect(
            fault("item,1\nx2,1\nx3,1")
                == "model.txt:1:1: expected a pattern that can be read in one way, found one that reads differently in several: "
                + "say --pattern-format edges or --pattern-format table")
        #expect(try pattern("item,1\nx2,1\nx3,1", .table).words == "1: x2 x3")
        #expect(fault("F1:x1,x2\nF2:x3,x4").contains("--pattern-format lists or --pattern-format edges"))
    }

    @Test func theNameOfAFileDecidesWhereItsContentsDoNot() throws {
        let text = "GO:1\tx1\t1\nGO:2\tx2\t1"
        #expect(fault(text).contains("--pattern-format"))
        #expect(try pattern(text, file: "sets.gmt").words == "GO:1: 1; GO:2: 1")
    }

    @Test(arguments: [
        ("", "expected a pattern of loadings, found no line that says something"),
        ("# nothing", "expected a pattern of loadings, found no line that says something"),
        ("hello", "model.txt:1:1: expected a factor and its items"),
        ("F1: x1, , x2", "model.txt:1:9: expected the name of an item, found none"),
        ("F1: x1\nF1: x2", "model.txt:2:1: expected one list for factor 'F1', found a second"),
        ("F1:", "expected"), ("F1: x1\nF2:", "expected"),
        ("F1 = 1, 8-5", "model.txt:1:9: expected a range of items such as 5-8, found '8-5'"),
        ("F1 = 1-999999999", "expected a range of items"),
        ("F1 = 1-60000, 70000-130000", "expected at most 65536 items, found more"),
        ("name,F1,F1\nx1,1,0\nx2,0,1", "model.txt:1:9: expected one column for factor 'F1', found a second"),
        ("x1,F1,1\nx1,F1,0", "expected one word on item 'x1' in factor 'F1'"),
        ("x1,F1\nx2", "model.txt:2:1: expected 2 fields as above, found 1"),
        ("x1,F1\nx2,\"F1", "expected the end of a field in quotes"), ("x1,F\u{202E}1", "a control character"),
        ("x1,F\u{1B}[31m1", "a control character"),
        ("x1,F1,nan\nx2,F1,1", "model.txt:1:7: expected a weight, which is a number, found 'nan'"),
    ]) func faultsHaveTheirPlace(text: String, message: String) {
        #expect(fault(text).contains(message), "\(fault(text))")
    }

    @Test(arguments: [
        (PatternFormat.table, "name,F1,F2\nx1,1,0\nx1,0,1", "model.txt:3:1: expected one line for item 'x1'"),
        (.table, "name,F1,F2\nx1,1,2", "model.txt:2:6: expected 0 or 1, found '2'"),
        (.table, "name,F1,F2\nx1,1,0\nx2,1", "model.txt:3:1: expected a cell for each of the 2 factors, found 1"),
        (.table, "name,F1,F2\nx1,1,0\nx2,1,0", "model.txt:1:1: expected an item with a free loading in factor 'F2'"),
        (.gmt, "F1\tdescription", "model.txt:1:1: expected a name, a description and genes"),
        (.gmt, "F1\td\tx1\nF1\td\tx2", "model.txt:2:1: expected one line for gene set 'F1'"),
        (.edges, "a,b,c,d", "model.txt:1:1: expected an item, a factor and perhaps a weight, found 4 fields"),
        (.edges, "x1 F1", "expected fields with tabs, commas or semicolons between them"),
        (.lists, "F1 =~ x1", "model.txt:1:4: expected '=' or ':' after the factor, found '=~'"),
    ]) func faultsOfAFormThatIsGiven(format: PatternFormat, text: String, message: String) {
        #expect(fault(text, format).contains(message), "\(fault(text, format))")
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: (any Error).self) {
            try FactorPatternReader.read(Data([0x46, 0x3A, 0xFF]), fileName: "model.txt")
        }
    }

    /// Nothing that a file holds makes a reader fail other than by an error.
    @Test(arguments: 1...40) func randomTextsAreReadOrRefused(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = [
            "F", "x1", "x2", " =~ ", "=", ":", ",", "\t", "\n", "\n", "1", "0", "*", "+", "~~", "-", "\"", "'", "(",
            ")",
            ";", "#", "!", "NA", "é", "1e", "\r\n", " ", "c", "start",
        ]
        for _ in 0..<200 {
            let text = (0..<next(30)).map { _ in pieces[next(pieces.count)] }.joined()
            for format in [nil] + PatternFormat.allCases { _ = fault(text, format) }
        }
    }
}
