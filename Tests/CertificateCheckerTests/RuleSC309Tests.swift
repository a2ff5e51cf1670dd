import CertificateChecker
import Testing

private func place(_ masks: TestMasks, _ pins: String, side: String = "rows", seed: Int = 1) throws -> String? {
    try verify(
        closedCertificate(
            masks, ["{\"rule\": \"SC309\", \"side\": \"\(side)\", \"seed\": \(seed), \"pins\": \(pins)}"])
    ).place
}

/// Row 0 has two supports for three columns; the others have three.
private let short = TestMasks(left: ["1100", "0111", "1011"], right: ["1111", "1111", "1111"])
/// The same, where support 0 does not reach column 2.
private let gap = TestMasks(left: ["1100", "0111", "0111"], right: ["1111", "1111", "0111"])
private let turned = TestMasks(left: short.right, right: short.left)

@Test func aShortRowWithASupportOfItsOwnIsAccepted() throws {
    #expect(try place(short, "[[0, 0, []]]") == nil)
    #expect(try place(short, "[[0, 1, []]]", seed: 7) == nil)
    #expect(try place(turned, "[[0, 0, []]]", side: "columns") == nil)
    #expect(try place(gap, "[[0, 0, [1]]]") == nil)
}

@Test func withoutThePinsTheRankIsTooSmall() throws {
    #expect(try place(short, "[]") == "proof.proof[0].pins")
    #expect(try place(turned, "[[0, 0, []]]") == "proof.proof[0].pins[0]")
    // Pinned to one another, the two supports of row 0 are dependent, and row 2 needs both.
    let close = TestMasks(left: ["1100", "0111", "1101"], right: short.right)
    #expect(try place(close, "[[0, 0, []]]") == "proof.proof[0].pins")
}

@Test func pinsAreSupportsOfTheirRows() throws {
    #expect(try place(short, "[[0, 2, []]]") == "proof.proof[0].pins[0]")
    #expect(try place(short, "[[0, 0, []], [0, 1, []]]") == "proof.proof[0].pins[1]")
    #expect(try place(short, "[[0, 0, []], [2, 0, []]]") == "proof.proof[0].pins[1]")
    #expect(try place(short, "[[3, 0, []]]") == "proof.proof[0].pins[0][0]")
    #expect(try place(short, "[[0, 4, []]]") == "proof.proof[0].pins[0][1]")
    #expect(try place(short, "[[0, 0]]") == "proof.proof[0].pins[0]")
    #expect(try place(short, "[[0, 0, []]]", seed: 0) == "proof.proof[0].seed")
    #expect(try place(short, "[[0, 0, []]]", seed: 1_000_001) == "proof.proof[0].seed")
}

@Test func whatIsSolvedForTakesPartAndSpansTheGaps() throws {
    #expect(try place(gap, "[[0, 0, []]]") == "proof.proof[0].pins[0]")
    #expect(try place(gap, "[[0, 0, [2]]]") == "proof.proof[0].pins[0]")
    #expect(try place(gap, "[[0, 0, [0]]]") == "proof.proof[0].pins[0]")
    #expect(try place(gap, "[[0, 0, [1, 1]]]") == "proof.proof[0].pins[0][2][1]")
    #expect(try place(short, "[[0, 0, [1]]]") == "proof.proof[0].pins[0]")
    // A support of a later pin takes no part in an earlier one.
    #expect(try place(gap, "[[0, 0, [1]], [1, 1, []]]") == "proof.proof[0].pins[0]")
}
