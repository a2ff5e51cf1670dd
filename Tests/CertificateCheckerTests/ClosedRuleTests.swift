import CertificateChecker
import Foundation
import Testing

private let done = #"{"rule": "SC301"}"#
private let crossing = #"{"rule": "SC302"}"#
private let nested = #"{"rule": "SC303"}"#
private let full = TestMasks(left: ["11", "11"], right: ["11", "11"])  // one class, p = 2, complete
private let rankOne = TestMasks(left: ["1", "1"], right: ["1", "1"])  // one class, p = 1, 2 × 2
private let disjoint = TestMasks(left: ["10", "10", "01", "01"], right: ["10", "10", "01", "01"])
private let empty = TestMasks(left: ["0"], right: ["1"])

/// A step list and where it is rejected; nil if it is accepted.
private func expect(
    _ masks: TestMasks, _ steps: [String], rejectedAt place: String?, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let result = try verify(closedCertificate(masks, steps))
    #expect(result.place == place, "\(masks) \(steps) \(result)", sourceLocation: sourceLocation)
}

@Test func aProofEndsWithTheOnlyStepThatFinishes() throws {
    try expect(empty, [done], rejectedAt: nil)
    try expect(empty, [], rejectedAt: "proof.proof")
    try expect(empty, [done, done], rejectedAt: "proof.proof[1]")
    try expect(full, [#"{"rule": "SC201", "classes": [0]}"#], rejectedAt: "proof.proof")
    try expect(full, [#"{"rule": "SC999"}"#], rejectedAt: "proof.proof[0].rule")
    try expect(full, [#"{"rule": "SC301", "class": 0}"#], rejectedAt: "proof.proof[0].class")
    try expect(full, ["{}"], rejectedAt: "proof.proof[0]")
    try expect(full, [#"{"rule": 301}"#], rejectedAt: "proof.proof[0].rule")
    try expect(full, ["[]"], rejectedAt: "proof.proof[0]")
}

@Test func ruleSC201AbsorbsCompleteClasses() throws {
    try expect(full, [#"{"rule": "SC201", "classes": [0]}"#, done], rejectedAt: nil)
    try expect(rankOne, [#"{"rule": "SC201", "classes": [0]}"#, done], rejectedAt: "proof.proof[0].classes")
    try expect(full, [#"{"rule": "SC201", "classes": []}"#, done], rejectedAt: "proof.proof[0].classes")
    try expect(full, [#"{"rule": "SC201", "classes": [1]}"#, done], rejectedAt: "proof.proof[0].classes[0]")
    try expect(full, [#"{"rule": "SC201", "classes": [0, 0]}"#, done], rejectedAt: "proof.proof[0].classes[1]")
    try expect(full, [#"{"rule": "SC201", "classes": [-1]}"#, done], rejectedAt: "proof.proof[0].classes[0]")
    try expect(
        full, [#"{"rule": "SC201", "classes": [0]}"#, #"{"rule": "SC201", "classes": [0]}"#, done],
        rejectedAt: "proof.proof[1].classes[0]")
    // LU: the small support is complete, the large one is not, and then it has a free cell.
    try expect(.lu, [#"{"rule": "SC201", "classes": [1]}"#, crossing], rejectedAt: "proof.proof[1]")
    try expect(.lu, [#"{"rule": "SC201", "classes": [1]}"#, nested], rejectedAt: "proof.proof[1]")
    try expect(.lu, [#"{"rule": "SC201", "classes": [0]}"#, done], rejectedAt: "proof.proof[0].classes")
    // Free diagonal blocks split the class of rank one in two components, which are single cells here, then complete.
    let corners = TestMasks(left: ["110", "101"], right: ["110", "101"])
    try expect(
        corners, [#"{"rule": "SC201", "classes": [1, 2]}"#, #"{"rule": "SC201", "classes": [0, 1]}"#, done],
        rejectedAt: nil)
    try expect(
        corners, [#"{"rule": "SC201", "classes": [1]}"#, #"{"rule": "SC201", "classes": [0, 1]}"#, done],
        rejectedAt: "proof.proof[1].classes")
}

@Test func ruleSC202AbsorbsStars() throws {
    // Rank one on 2 × 2 with a free corner: the three cells are a path, no star. With two free cells of one row it is a
    // star.
    func step(_ rows: String, _ columns: String, _ side: String = "rows", class index: Int = 0) -> String {
        "{\"rule\": \"SC202\", \"class\": \(index), \"rows\": \(rows), \"columns\": \(columns), \"side\": \"\(side)\"}"
    }
    try expect(full, [step("[0]", "[1]"), done], rejectedAt: "proof.proof[0]")
    try expect(full, [step("[0, 1]", "[]"), done], rejectedAt: nil)
    try expect(full, [step("[]", "[]"), done], rejectedAt: nil)
    try expect(full, [step("[0, 1]", "[0]"), done], rejectedAt: "proof.proof[0]")
    try expect(full, [step("[1, 0]", "[]"), done], rejectedAt: "proof.proof[0].rows[1]")
    try expect(full, [step("[2]", "[]"), done], rejectedAt: "proof.proof[0].rows[0]")
    try expect(full, [step("[0]", "[]", "diagonal"), done], rejectedAt: "proof.proof[0].side")
    try expect(rankOne, [step("[0]", "[]"), done], rejectedAt: "proof.proof[0]")
    try expect(rankOne, [step("[]", "[]"), done], rejectedAt: "proof.proof[0]")
    try expect(.lu, [#"{"rule": "SC201", "classes": [1]}"#, step("[]", "[]"), done], rejectedAt: "proof.proof[1]")
    // p = 2 on 3 × 3, the diagonal free: every row keeps two cells.
    let diagonal = TestMasks(left: ["11100", "11010", "11001"], right: ["11100", "11010", "11001"])
    let free = #"{"rule": "SC201", "classes": [1, 2, 3]}"#
    try expect(diagonal, [free, step("[]", "[]"), done], rejectedAt: nil)
    try expect(diagonal, [free, step("[]", "[]", "columns"), done], rejectedAt: nil)
    try expect(diagonal, [free, step("[0]", "[]"), done], rejectedAt: "proof.proof[1]")
    try expect(diagonal, [free, step("[0]", "[0]", "columns"), done], rejectedAt: "proof.proof[1]")
    // Rows and columns are not exchanged by mistake: p = 1 on 3 × 2, observed (0,0), (1,0), (2,1) with (1,1): rows keep
    // 1 but row 1.
    let path = TestMasks(left: ["1100", "1000", "1001"], right: ["1001", "1100"])
    try expect(path, [#"{"rule": "SC201", "classes": [1, 2]}"#, step("[]", "[]"), done], rejectedAt: "proof.proof[1]")
    try expect(path, [#"{"rule": "SC201", "classes": [1, 2]}"#, step("[1]", "[]"), done], rejectedAt: "proof.proof[1]")
}

@Test func ruleSC203KeepsAsManyEqualLinesAsTheRankCanBe() throws {
    func delete(_ side: String, _ lines: String) -> String {
        "{\"rule\": \"SC203\", \"side\": \"\(side)\", \"delete\": \(lines)}"
    }
    let tall = TestMasks(left: ["1", "1", "1"], right: ["1", "1"])
    try expect(tall, [delete("rows", "[0, 2]"), #"{"rule": "SC201", "classes": [0]}"#, done], rejectedAt: nil)
    try expect(tall, [delete("columns", "[1]"), #"{"rule": "SC201", "classes": [0]}"#, done], rejectedAt: nil)
    try expect(tall, [delete("rows", "[0, 1, 2]"), done], rejectedAt: "proof.proof[0].delete")
    try expect(tall, [delete("rows", "[]"), done], rejectedAt: "proof.proof[0].delete")
    try expect(tall, [delete("rows", "[1, 0]"), done], rejectedAt: "proof.proof[0].delete[1]")
    try expect(tall, [delete("rows", "[3]"), done], rejectedAt: "proof.proof[0].delete[0]")
    try expect(.lu, [delete("rows", "[0]"), done], rejectedAt: "proof.proof[0].delete")
    // Equal types with different observed columns are not equal: LU plus a free cell in one of two equal rows.
    let masked = TestMasks(left: ["11", "10", "10"], right: ["11", "10"])
    try expect(masked, [delete("rows", "[1]")], rejectedAt: "proof.proof")
    try expect(
        masked, [#"{"rule": "SC201", "classes": [1]}"#, delete("rows", "[0]"), crossing],
        rejectedAt: "proof.proof[1].delete")
    try expect(
        masked, [#"{"rule": "SC201", "classes": [1]}"#, delete("rows", "[1]"), crossing], rejectedAt: "proof.proof[2]")
    // A line without classes cannot be deleted.
    try expect(
        TestMasks(left: ["1", "0"], right: ["1"]), [delete("rows", "[1]"), done], rejectedAt: "proof.proof[0].delete")
    // Multiplicities count: p = 2 needs two lines that stay, unless there is one observed column only.
    let two = TestMasks(left: ["11", "11", "11"], right: ["11", "11"])
    try expect(two, [delete("rows", "[0]"), #"{"rule": "SC201", "classes": [0]}"#, done], rejectedAt: nil)
    try expect(two, [delete("rows", "[0, 1]"), done], rejectedAt: "proof.proof[0].delete")
    try expect(
        TestMasks(left: ["11", "11", "11"], right: ["11"]), [delete("rows", "[0, 1]"), crossing], rejectedAt: nil)
}

@Test func cellsThatAMatchingDoesNotListTakeTheFirstClassThatIsLeft() throws {
    func step(_ matching: String) -> String {
        let lines = (0...1).map { "{\"line\": \($0), \"matching\": \(matching)}" }.joined(separator: ", ")
        return "{\"rule\": \"SC204\", \"side\": \"rows\", \"classes\": [0, 1], \"lines\": [\(lines)]}"
    }
    let wide = TestMasks(left: ["11", "11"], right: ["10", "01"])
    for listed in ["[]", "[[0, 0]]", "[[1, 1]]"] { try expect(wide, [step(listed), done], rejectedAt: nil) }
    // The first class reaches both columns, the second one the first column: who comes first matters.
    let nested = TestMasks(left: ["11", "11"], right: ["11", "10"])
    for listed in ["[[1, 0]]", "[[0, 1]]"] { try expect(nested, [step(listed), done], rejectedAt: nil) }
    for listed in ["[]", "[[0, 0]]"] {
        try expect(nested, [step(listed), done], rejectedAt: "proof.proof[0].lines[0].matching")
    }
    // A class of two vectors and one of one vector: three columns are matched, not four.
    let three = TestMasks(left: ["111", "111"], right: ["110", "110", "111"])
    try expect(three, [step("[]"), done], rejectedAt: nil)
    try expect(three, [step("[[2, 0]]"), done], rejectedAt: "proof.proof[0].lines[0].matching")
    let four = TestMasks(left: ["111", "111"], right: ["110", "110", "110", "001"])
    try expect(four, [step("[]"), done], rejectedAt: "proof.proof[0].lines[0].matching")
}

@Test func ruleSC204DeletesLinesThatAreFree() throws {
    func step(_ side: String, _ classes: String, _ lines: String) -> String {
        "{\"rule\": \"SC204\", \"side\": \"\(side)\", \"classes\": \(classes), \"lines\": \(lines)}"
    }
    // LU with an own support for each row's needs: rows of K = {0, 1} on two columns.
    let wide = TestMasks(left: ["11", "11"], right: ["10", "01"])
    let matched = #"{"line": 0, "matching": [[0, 0], [1, 1]]}, {"line": 1, "matching": [[0, 0], [1, 1]]}"#
    try expect(wide, [step("rows", "[0, 1]", "[\(matched)]"), done], rejectedAt: nil)
    try expect(
        wide, [step("rows", "[0, 1]", #"[{"line": 0, "matching": [[0, 0], [1, 1]]}]"#), done],
        rejectedAt: "proof.proof[0].lines")
    try expect(wide, [step("rows", "[0, 1]", "[\(matched), \(matched)]"), done], rejectedAt: "proof.proof[0].lines[2]")
    try expect(wide, [step("rows", "[]", "[]"), done], rejectedAt: "proof.proof[0].classes")
    try expect(wide, [step("rows", "[0]", "[\(matched)]"), done], rejectedAt: "proof.proof[0].lines[0].matching[1][1]")
    for (bad, place) in [
        (#"[[0, 0], [1, 0]]"#, "[1][1]"), (#"[[1, 1], [0, 0]]"#, "[1][0]"), (#"[[0, 1]]"#, "[0][1]"),
        (#"[[0, 0], [1, 1], [1, 1]]"#, "[2][0]"), (#"[[0, 0], [1, 2]]"#, "[1][1]"), (#"[[2, 0]]"#, "[0][0]"),
    ] {
        try expect(
            wide, [step("rows", "[0, 1]", "[{\"line\": 0, \"matching\": \(bad)}]"), done],
            rejectedAt: "proof.proof[0].lines[0].matching\(place)")
    }
    // A class is used as often as its multiplicity.
    try expect(
        full,
        [
            step(
                "rows", "[0]",
                #"[{"line": 0, "matching": [[0, 0], [1, 0]]}, {"line": 1, "matching": [[0, 0], [1, 0]]}]"#), done,
        ], rejectedAt: nil)
    try expect(
        rankOne, [step("rows", "[0]", #"[{"line": 0, "matching": [[0, 0], [1, 0]]}]"#), done],
        rejectedAt: "proof.proof[0].lines[0].matching[1][1]")
    // Disjoint evidence: class 1 is any non-zero vector on its one column, class 0 is generic on both.
    let pair = TestMasks(left: ["11", "11"], right: ["10", "11"])
    let evidence = #"[{"line": 0, "disjoint": [1]}, {"line": 1, "disjoint": [1]}]"#
    try expect(pair, [step("rows", "[0]", evidence), done], rejectedAt: nil)
    try expect(
        pair, [step("rows", "[0]", evidence.replacingOccurrences(of: "[1]", with: "[]")), done],
        rejectedAt: "proof.proof[0].lines[0].disjoint")
    try expect(
        pair, [step("rows", "[0]", evidence.replacingOccurrences(of: "[1]", with: "[0]")), done],
        rejectedAt: "proof.proof[0].lines[0].disjoint")
    // The other way round class 1 alone cannot be generic enough: its one column leaves column 0 to a vector that may
    // vanish there.
    try expect(
        pair, [step("rows", "[1]", evidence.replacingOccurrences(of: "[1]", with: "[0]")), done],
        rejectedAt: "proof.proof[0].lines[0].disjoint")
    // Columns.
    let transposed = TestMasks(left: ["10", "11"], right: ["11", "11"])
    try expect(transposed, [step("columns", "[0]", evidence), done], rejectedAt: nil)
    try expect(transposed, [step("rows", "[0]", evidence), done], rejectedAt: "proof.proof[0].lines[0].disjoint")
    // The listed classes must be disjoint: here both may have the middle unit vector.
    let chained = TestMasks(left: ["111", "111"], right: ["110", "111", "101"])
    try expect(
        chained, [step("rows", "[0]", evidence.replacingOccurrences(of: "[1]", with: "[1, 2]")), done],
        rejectedAt: "proof.proof[0].lines[0].disjoint")
    // A listed class with a free cell in the line may vanish on the others.
    let masked = TestMasks(left: ["111", "100"], right: ["110", "101"])
    let corner = #"{"rule": "SC201", "classes": [2]}"#
    try expect(
        masked, [corner, step("rows", "[1]", #"[{"line": 0, "disjoint": [0]}]"#), done],
        rejectedAt: "proof.proof[1].lines[0].disjoint")
    try expect(
        masked,
        [corner, step("rows", "[1]", #"[{"line": 0, "disjoint": []}]"#), #"{"rule": "SC201", "classes": [0]}"#, done],
        rejectedAt: nil)
    // LU is not.
    try expect(
        .lu, [step("rows", "[0]", #"[{"line": 0, "disjoint": []}]"#), done],
        rejectedAt: "proof.proof[0].lines[0].disjoint")
    try expect(
        .lu, [step("rows", "[1]", #"[{"line": 1, "disjoint": [0]}]"#), done],
        rejectedAt: "proof.proof[0].lines[0].disjoint")
}

@Test func ruleSC205NeedsPartsWithoutCommonCells() throws {
    func parts(_ list: String...) -> String { "{\"rule\": \"SC205\", \"parts\": [\(list.joined(separator: ", "))]}" }
    func part(_ classes: String, _ steps: String = crossing) -> String {
        "{\"classes\": \(classes), \"proof\": [\(steps)]}"
    }
    try expect(disjoint, [parts(part("[0]"), part("[1]"))], rejectedAt: nil)
    try expect(disjoint, [parts(part("[1]"), part("[0]"))], rejectedAt: nil)
    try expect(disjoint, [parts(part("[0, 1]"))], rejectedAt: "proof.proof[0].parts")
    try expect(
        disjoint, [parts(part("[0]"), part("[]", done), part("[1]"))], rejectedAt: "proof.proof[0].parts[1].classes")
    try expect(disjoint, [parts(part("[0]"), part("[0, 1]"))], rejectedAt: "proof.proof[0].parts[1].classes")
    try expect(disjoint, [parts(part("[0]"))], rejectedAt: "proof.proof[0].parts")
    try expect(disjoint, [parts(part("[0]"), part("[1]", done))], rejectedAt: "proof.proof[0].parts[1].proof[0]")
    try expect(disjoint, [parts(part("[0]"), part("[1]", ""))], rejectedAt: "proof.proof[0].parts[1].proof")
    try expect(disjoint, [parts(part("[0]"), part("[1]")), done], rejectedAt: "proof.proof[1]")
    try expect(.lu, [parts(part("[0]"), part("[1]"))], rejectedAt: "proof.proof[0].parts[1].classes")
    let units = TestMasks(left: ["100", "010", "001"], right: ["100", "010", "001"])
    try expect(units, [parts(part("[0]"), part("[1]"))], rejectedAt: "proof.proof[0].parts")
    try expect(units, [parts(part("[0]"), part("[1]"), part("[2]"))], rejectedAt: nil)
    // Common cells that are free do not matter.
    let covered = TestMasks(left: ["110", "011"], right: ["110", "011"])
    try expect(covered, [parts(part("[0]"), part("[1]"), part("[2]"))], rejectedAt: "proof.proof[0].parts[1].classes")
    let three = TestMasks(left: ["1000", "1101", "0100"], right: ["1000", "1101", "0100"])
    let centre = #"{"rule": "SC201", "classes": [2]}"#
    try expect(three, [parts(part("[0]"), part("[1]"), part("[2]"))], rejectedAt: "proof.proof[0].parts[1].classes")
    try expect(
        three, [centre, parts(part("[0]", done), part("[1]", done))], rejectedAt: "proof.proof[1].parts[0].proof[0]")
}

@Test func ruleSC302NeedsDisjointOrCrossingFullClasses() throws {
    try expect(disjoint, [crossing], rejectedAt: nil)
    try expect(rankOne, [crossing], rejectedAt: nil)
    try expect(.lu, [crossing], rejectedAt: "proof.proof[0]")
    try expect(TestMasks(left: ["10", "11"], right: ["11", "01"]), [crossing], rejectedAt: nil)
    try expect(TestMasks(left: ["11", "11"], right: ["10", "11"]), [crossing], rejectedAt: nil)
    // Nested rectangles (one inside the other in both ways) do not cross.
    try expect(
        TestMasks(left: ["10", "11", "11"], right: ["10", "11", "11"]), [crossing], rejectedAt: "proof.proof[0]")
}

@Test func ruleSC303NeedsNestedTypes() throws {
    try expect(rankOne, [nested], rejectedAt: nil)
    try expect(.lu, [nested], rejectedAt: "proof.proof[0]")
    try expect(disjoint, [nested], rejectedAt: "proof.proof[0]")
    // One generic row and column more than LU needs: two supports of the large rectangle.
    try expect(TestMasks(left: ["110", "111"], right: ["110", "111"]), [nested], rejectedAt: nil)
}

/// All masks of two supports with at most three rows and columns.
private func allOfWidthTwo(_ body: (TestMasks) throws -> Void) rethrows {
    let rows = ["00", "01", "10", "11"]
    for m in 1...3 {
        for n in 1...3 {
            for code in 0..<1 << (2 * (m + n)) {
                let lines = (0..<m + n).map { rows[code >> (2 * $0) & 3] }
                // Up to the order of the lines.
                guard lines[..<m].sorted() == Array(lines[..<m]), lines[m...].sorted() == Array(lines[m...]) else {
                    continue
                }
                try body(TestMasks(left: Array(lines[..<m]), right: Array(lines[m...])))
            }
        }
    }
}

@Test func withTwoSupportsTheFinishingRulesNeverContradictTheCompleteAnswerAndSC303IsComplete() throws {
    var nestedClosed = 0
    var nestedNotClosed = 0
    try allOfWidthTwo { masks in
        let isNotClosed = KnownAnswers.widthTwoIsNotClosed(masks)
        let byCrossing = try verify(closedCertificate(masks, [crossing]))
        let byNesting = try verify(closedCertificate(masks, [nested]))
        #expect(!(isNotClosed && (byCrossing.isVerified || byNesting.isVerified)), "\(masks)")
        if byNesting.isVerified { nestedClosed += 1 }
        if byNesting.rejection?.reason.contains("that violates no corner meets") == true {
            nestedNotClosed += 1
            #expect(isNotClosed, "\(masks)")
        }
    }
    #expect(nestedClosed > 100)
    #expect(nestedNotClosed > 10)
}
