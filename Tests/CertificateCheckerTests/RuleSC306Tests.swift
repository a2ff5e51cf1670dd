import CertificateChecker
import Testing

private func place(_ masks: TestMasks, _ order: String, before: [String] = []) throws -> String? {
    try verify(closedCertificate(masks, before + ["{\"rule\": \"SC306\", \"order\": \(order)}"])).place
}

/// Support 0 is everything, 1 avoids a row, 2 a row and a column.
private let masks = TestMasks(left: ["111", "110", "101", "111"], right: ["111", "111", "111", "110"])

@Test func supportsWithFewGapsAreEveryMatrixUpToTheirRank() throws {
    #expect(try place(masks, "[2, 1, 0]") == nil)
    let pair = TestMasks(left: ["11", "11", "10"], right: ["11", "11", "11"])
    #expect(try place(pair, "[1, 0]") == nil)
}

@Test func theOrderHasToHaveFewGaps() throws {
    let first = "proof.proof[0].order"
    for order in ["[]", "[0]", "[1, 0]", "[1, 2, 0]", "[0, 1, 2]", "[0, 2, 1]", "[2, 1, 1]", "[2, 1, 0, 0]"] {
        #expect(try place(masks, order) == first, "\(order)")
    }
    #expect(try place(masks, "[3, 1, 0]") == "proof.proof[0].order[0]")
    // The triangles of LU.
    #expect(try place(.lu, "[1, 0]") == first)
    // No support is without a gap.
    let diagonal = TestMasks(left: ["10", "11", "01"], right: ["11", "11", "11"])
    #expect(try place(diagonal, "[0, 1]") == first)
    #expect(try place(diagonal, "[1, 0]") == first)
}

@Test func moreSupportsThanLinesMayBeLeftOut() throws {
    // Two columns: two of the three supports are enough.
    let narrow = TestMasks(left: ["111", "110", "101"], right: ["111", "111"])
    #expect(try place(narrow, "[1, 0]") == nil)
    #expect(try place(narrow, "[2, 0]") == nil)
    #expect(try place(narrow, "[2, 1, 0]") == "proof.proof[0].order")
    #expect(try place(narrow, "[2, 1]") == "proof.proof[0].order")
}

@Test func aRankBoundNeedsObservedCells() throws {
    // Support 2 is one cell, which it frees.
    let free = TestMasks(left: ["111", "110", "110"], right: ["111", "100", "100"])
    let absorb = #"{"rule": "SC201", "classes": [2]}"#
    #expect(try place(free, "[1, 0]", before: [absorb]) == "proof.proof[1].order")
    let rankTwo = TestMasks(left: ["111", "110", "110"], right: ["111", "110", "110"])
    #expect(try place(rankTwo, "[0, 0]", before: [#"{"rule": "SC201", "classes": [1]}"#]) == "proof.proof[1]")
    // Everything, though: as many supports as columns.
    let wide = TestMasks(left: ["111", "110", "110"], right: ["111", "110"])
    #expect(try place(wide, "[0, 0]", before: [#"{"rule": "SC201", "classes": [1]}"#]) == nil)
}
