import CertificateChecker
import Testing

private func place(_ masks: TestMasks, _ groups: String, _ matchings: String, side: String = "columns") throws
    -> String?
{
    let step = "{\"rule\": \"SC310\", \"side\": \"\(side)\", \"groups\": \(groups), \"matchings\": \(matchings)}"
    return try verify(closedCertificate(masks, [step])).place
}

/// Column 0 has two supports for three rows: 0 on the rows 0 and 1, and 1 on the rows 1 and 2.
private let short = TestMasks(left: ["1010", "1101", "0100"], right: ["1100", "0111"])
private let turned = TestMasks(left: short.right, right: short.left)
/// Both supports of column 0 are at home there; support 1 reaches column 1, too.
private let pair = TestMasks(left: ["10100", "11010", "01001"], right: ["11000", "01111"])
/// Two supports on the same rows, which reach both columns.
private let twins = TestMasks(left: ["1110", "1101"], right: ["1100", "1111"])

@Test func aColumnWithAHomeIsShortOfSupportsNoMore() throws {
    #expect(try place(short, "[[0, [0]]]", "[[[2, 1]], [[0, 2], [1, 3], [2, 1]]]") == nil)
    #expect(try place(short, "[[0, [0]]]", "[[[2, 1]], [[2, 1], [1, 3], [0, 2]]]") == nil)
    #expect(try place(turned, "[[0, [0]]]", "[[[2, 1]], [[0, 2], [1, 3], [2, 1]]]", side: "rows") == nil)
    #expect(try place(short, "[]", "[[[1, 0], [2, 1]], [[0, 2], [1, 3], [2, 1]]]") == "proof.proof[0].matchings[0]")
    #expect(try place(turned, "[[0, [0]]]", "[[[2, 1]], [[0, 2], [1, 3], [2, 1]]]") != nil)
}

@Test func entriesAreMadeUpForByTheGroup() throws {
    #expect(try place(pair, "[[0, [0, 1]]]", "[[], [[0, 2], [1, 1], [2, 4]]]") == nil)
    // In row 2 support 1 is alone in its group: its entry there is zero.
    #expect(
        try place(pair, "[[0, [0, 1]]]", "[[], [[0, 2], [1, 3], [2, 1]]]") == "proof.proof[0].matchings[1][2]")
}

@Test func entriesThatMakeUpForOneAnotherAreNoMatching() throws {
    // x_0 = −x_1 on both rows, so these vectors have rank one.
    for list in ["[[0, 0], [1, 1]]", "[[0, 1], [1, 0]]", "[[1, 1], [0, 0]]"] {
        #expect(try place(twins, "[[0, [0, 1]]]", "[[], \(list)]") == "proof.proof[0].matchings[1][0]")
    }
    #expect(try place(twins, "[[0, [0, 1]]]", "[[], [[0, 0], [1, 3]]]") == nil)
    // The partner of row 0 is matched with row 1, which comes first.
    let wide = TestMasks(left: ["1110", "1101", "0101"], right: ["1100", "1111"])
    #expect(try place(wide, "[[0, [0, 1]]]", "[[], [[0, 2], [1, 0], [2, 3]]]") == nil)
    let ordered = TestMasks(left: ["111", "110"], right: ["110", "111"])
    #expect(try place(ordered, "[[0, [0, 1]]]", "[[], [[0, 2], [1, 1]]]") == nil)
}

@Test func homesAndMatchingsAreThoseOfTheSupports() throws {
    let list = "[[[2, 1]], [[0, 2], [1, 3], [2, 1]]]"
    #expect(try place(short, "[[0, [2]]]", list) == "proof.proof[0].groups[0][1]")
    #expect(try place(short, "[[0, [0]], [1, [0]]]", list) == "proof.proof[0].groups[1][1]")
    #expect(try place(short, "[[0, [0]], [0, [1]]]", list) == "proof.proof[0].groups[1][0]")
    #expect(try place(short, "[[2, [0]]]", list) == "proof.proof[0].groups[0][0]")
    #expect(try place(short, "[[0, [4]]]", list) == "proof.proof[0].groups[0][1][0]")
    #expect(try place(short, "[[0, [0]]]", "[[[2, 1]]]") == "proof.proof[0].matchings")
    #expect(try place(short, "[[0, [0]]]", "[[[2, 1]], [[0, 2], [1, 3], [2, 1]], []]") == "proof.proof[0].matchings[2]")
    #expect(try place(short, "[[0, [0]]]", "[[], [[0, 2], [1, 3], [2, 1]]]") == "proof.proof[0].matchings[0]")
    #expect(
        try place(short, "[[0, [0]]]", "[[[1, 1]], [[0, 2], [1, 3], [2, 1]]]") == "proof.proof[0].matchings[0][0][0]")
    #expect(
        try place(short, "[[0, [0]]]", "[[[2, 0]], [[0, 2], [1, 3], [2, 1]]]") == "proof.proof[0].matchings[0][0][1]")
    #expect(
        try place(short, "[[0, [0]]]", "[[[2, 1]], [[0, 2], [1, 1], [2, 1]]]") == "proof.proof[0].matchings[1][2][1]")
}
