import CertificateChecker
import Testing

/// Support 0 is the rectangle {0, 1} × {0, 1}, support 1 a row of it, support 2 reaches over its edge.
private let masks = TestMasks(left: ["110", "101", "001"], right: ["110", "111", "001"])

private func steps(_ order: String, _ rest: [String] = [#"{"rule": "SC302"}"#]) -> [String] {
    ["{\"rule\": \"SC206\", \"order\": \(order)}"] + rest
}
private func place(_ masks: TestMasks, _ steps: [String]) throws -> String? {
    try verify(closedCertificate(masks, steps)).place
}

@Test func aFilledRectangleBecomesFree() throws {
    let whole = TestMasks(left: ["11", "10"], right: ["11", "11"])
    #expect(try place(whole, steps("[1, 0]", [#"{"rule": "SC301"}"#])) == nil)
    // In wider masks the rest stays, without its cells in the rectangle.
    let rest = #"{"rule": "SC201", "classes": [0]}"#
    #expect(try place(masks, steps("[1, 0]", [#"{"rule": "SC301"}"#])) == "proof.proof[1]")
    #expect(try place(masks, steps("[1, 0]", [rest, #"{"rule": "SC301"}"#])) == "proof.proof[1].classes")
}

@Test func gapsAreCountedInTheOrder() throws {
    let whole = TestMasks(left: ["11", "10"], right: ["11", "11"])
    let corner = TestMasks(left: ["11", "10"], right: ["11", "10"])
    #expect(try place(whole, steps("[]")) == "proof.proof[0].order")
    #expect(try place(whole, steps("[0]")) == "proof.proof[0].order")
    #expect(try place(whole, steps("[0, 0]")) == "proof.proof[0].order")
    #expect(try place(whole, steps("[1, 1]")) == "proof.proof[0].order")
    #expect(try place(whole, steps("[0, 1]")) == "proof.proof[0].order")
    #expect(try place(whole, steps("[1, 0, 0]")) == "proof.proof[0].order")
    #expect(try place(whole, steps("[2, 0]")) == "proof.proof[0].order[0]")
    #expect(try place(whole, steps("[-1, 0]")) == "proof.proof[0].order[0]")
    // Two lines are avoided.
    #expect(try place(corner, steps("[1, 0]")) == "proof.proof[0].order")
    // A support that is not inside.
    #expect(try place(masks, steps("[2, 0]")) == "proof.proof[0].order")
}

@Test func multiplicitiesOfTheRectangleCount() throws {
    let double = TestMasks(left: ["111", "111", "110"], right: ["111", "111", "111"])
    // The class of two, then a support that avoids a row: k = 1 may avoid two lines.
    #expect(try place(double, steps("[1, 0, 0]", [#"{"rule": "SC301"}"#])) == nil)
    #expect(try place(double, steps("[0, 1, 0]", [#"{"rule": "SC301"}"#])) == nil)
    #expect(try place(double, steps("[0, 0, 1]", [#"{"rule": "SC301"}"#])) == "proof.proof[0].order")
    #expect(try place(double, steps("[0, 0, 0]", [#"{"rule": "SC301"}"#])) == "proof.proof[0].order")
}
