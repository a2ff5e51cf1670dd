import CertificateChecker
import CheckerInput
import Foundation
import Testing

@Test func theExampleOfTheFormatPageIsVerified() throws {
    guard case .verified(let statement) = try verify(notClosedCertificate()) else {
        Issue.record("the example is rejected")
        return
    }
    #expect(statement.instance == "t")
    #expect(statement.rows == 2 && statement.columns == 2 && statement.width == 2)
    #expect(statement.verdict == .notClosed)
}

@Test func theTopLevelHasExactlyTheListedKeys() throws {
    let good = notClosedCertificate()
    #expect(try verify(good.replacingOccurrences(of: "certificate/2", with: "certificate/3")).place == "format")
    #expect(try verify(good.replacingOccurrences(of: "\"not-closed\"", with: "\"open\"")).place == "verdict")
    #expect(try verify(good.replacingOccurrences(of: "\"not-closed\"", with: "\"closed\"")).place == "certificate")
    #expect(try verify(String(good.dropLast()) + ", \"note\": 1}").place == "note")
    #expect(try verify(String(good.dropLast()) + ", \"verdict\": \"closed\"}").rejection?.reason == "a key is repeated")
    #expect(try verify(good + " ").isVerified)
    #expect(try verify(good + " 1").isVerified == false)
    for text in ["", " ", "[]", "{}", "null", "1", "\"closed\"", "\u{FEFF}" + good] {
        #expect(try !verify(text).isVerified)
    }
}

@Test func theFormatBeforeIsNamed() throws {
    let old = notClosedCertificate().replacingOccurrences(of: "certificate/2", with: "certificate/1")
    let rejection = try verify(old).rejection
    #expect(rejection == CertificateVerifier.oldFormat && rejection?.place == "format")
    // Whatever else has changed; but not without the right name.
    #expect(try verify(#"{"format": "supportcheck.certificate/1"}"#).rejection == rejection)
    #expect(try verify(#"{"format": "certificate/1"}"#).rejection?.reason == "the key \"verdict\" is missing")
}

@Test func aClosedFactorizationHasARuleForNetworks() throws {
    let steps = closedCertificate(.lu, [#"{"rule": "SC302"}"#])
    let list = steps.replacingOccurrences(of: Proof.twoLayers([#"{"rule": "SC302"}"#]), with: #"[{"rule": "SC302"}]"#)
    #expect(list != steps)
    #expect(try verify(list).place == "proof")
    // Other rules than SC506 speak of the two layers of I and J as well.
    let unit = TestMasks(left: ["10", "01"], right: ["10", "01"])
    let peeled = closedCertificate(unit, []).replacingOccurrences(
        of: Proof.twoLayers([]), with: Proof.peeled(["output"]))
    guard case .verified(let statement) = try verify(peeled) else {
        Issue.record("\(try verify(peeled))")
        return
    }
    #expect(statement.network == nil && statement.width == 2)
}

@Test func aNetworkOfTwoLayersIsAFactorization() throws {
    // I = second layer, J = transpose of the first: both masks are 2 × 2, and J = [[1,0],[1,1]] is the transpose of
    // [[1,1],[0,1]].
    let network = notClosedCertificate().replacingOccurrences(
        of: TestMasks.lu.json, with: #"{"name": "n", "layers": [["11", "01"], ["10", "11"]]}"#)
    #expect(try verify(network).isVerified)
    let wrong = network.replacingOccurrences(of: #"["11", "01"]"#, with: #"["10", "11"]"#)
    #expect(try verify(wrong).place == "witness.layers[0][1]")
    for (layers, place) in [
        (#"[["11"]]"#, "proof"), (#"[["1"], ["1"], ["1"]]"#, "proof"), (#"[["11"], ["11"]]"#, "instance"),
        ("[]", "instance"),
    ] {
        let text = closedCertificate(.lu, [#"{"rule": "SC301"}"#]).replacingOccurrences(
            of: TestMasks.lu.json, with: "{\"name\": \"n\", \"layers\": \(layers)}")
        #expect(try verify(text).place == place, "\(layers)")
    }
}

@Test func malformedMasksAreRejected() throws {
    for (left, right) in [
        ([], ["1"]), (["1"], []), (["1", "11"], ["1"]), (["1"], ["11"]), (["2"], ["1"]), (["1 "], ["1"]),
        (["x"], ["1"]),
    ] as [([String], [String])] {
        let text = closedCertificate(.lu, [#"{"rule": "SC302"}"#])
            .replacingOccurrences(of: TestMasks.lu.json, with: "{\"name\": \"t\", \"I\": \(left), \"J\": \(right)}")
        #expect(try verify(text).place?.hasPrefix("instance") == true)
    }
}

@Test func theMaskFileIsReadOrCompared() throws {
    let file = "instance other\nI:\n1\nJ:\n1\n\ninstance t # the LU\r\nI:\n1 0\nx*\r\n\nJ:\n1.\n11"
    let byShape = notClosedCertificate().replacingOccurrences(
        of: TestMasks.lu.json, with: #"{"name": "t", "sizes": [2, 2, 2]}"#)
    #expect(try verify(byShape, masks: file).isVerified)
    #expect(try verify(notClosedCertificate(), masks: file).isVerified)
    #expect(try verify(byShape).place == "instance")
    #expect(
        try verify(byShape.replacingOccurrences(of: "[2, 2, 2]", with: "[2, 2, 3]"), masks: file).place
            == "instance.sizes")
    #expect(try verify(byShape.replacingOccurrences(of: "\"t\"", with: "\"u\""), masks: file).place == "instance")
    #expect(
        try verify(notClosedCertificate(), masks: "10\n11\n\n11\n11\n").rejection?.reason
            == "the masks differ from those of the mask file")
    #expect(try verify(byShape, masks: "10\n11\n\n10\n11\n").isVerified)
    #expect(try verify(byShape, masks: "layer one:\n11\n01\nlayer two:\n10\n11\n").isVerified)
    #expect(try verify(byShape, masks: "layer one:\n11\n01\n").place == "instance.sizes")
}

@Test func aKronBlockIsItsMask() throws {
    // I_1 ⊗ 1_{2×1} ⊗ I_2 is 4 × 2.
    let proof = closedCertificate(
        TestMasks(left: ["10", "01", "10", "01"], right: ["10", "01"]), [#"{"rule": "SC302"}"#])
    #expect(try verify(proof, masks: "I:\nkron 1,2,1,2\nJ:\nkron 1, 1, 1, 2\n").isVerified)
    #expect(try !verify(proof, masks: "I:\nkron 2,2,1,1\nJ:\nkron 1,1,1,2\n").isVerified)
}

@Test(arguments: [
    ("10\n11\n", "3:1"), ("10\n1\n\n10\n11", "m:2:1"), ("10\n1a\n\n10\n11", "m:2:2"), ("I:\n1\n\n1\nJ:\n1\n", "m:4:1"),
    ("I:\nJ:\n1\n", "m:1:1"),
    ("I:\n1\nI:\n1\n", "m:"), ("I:\n1\nJ:\n11\n", "m:"), ("I:\nkron 1,1,1\nJ:\n1\n", "m:2:1"),
    ("I:\nkron 0,1,1,1\nJ:\n1\n", "m:2:1"),
    ("I:\nkron 99999999999999999999,1,1,1\nJ:\n1\n", "m:2:1"),
    ("I:\nkron 4000000,4000000,4000000,4000000\nJ:\n1\n", "m:2:1"), ("", "m:"), ("\n\n", "m:"),
    ("1\n\n1\ninstance t\n1\n\n1\n", "m:4:1"), ("instance a\n1\n\n1\ninstance a\n1\n\n1\n", "m:5:1"),
    ("instance\n1\n\n1\n", "m:1:1"), ("1\r1\n\n1\n", "m:1:2"),
    ("layer a:\n11\nlayer b:\n11\n", "m:"), ("hello\n", "m:1:1"), ("1\n\n1\n\n1\n", "m:"),
])
func anUnreadableMaskFileIsAnErrorOfUsage(_ text: String, _ place: String) {
    #expect(throws: CheckerInputError.self) {
        do { _ = try CertificateVerifier.verify(certificate: Data("{}".utf8), maskFile: (Data(text.utf8), "m")) } catch
        {
            #expect("\(error)".contains(place))
            throw error
        }
    }
}

@Test func anErrorOfUsageIsOneLineWhateverTheFileIsCalled() {
    #expect {
        _ = try CertificateVerifier.verify(certificate: Data("{}".utf8), maskFile: (Data("hello".utf8), "a\n\u{1B}[2J"))
    } throws: {
        "\($0)".hasPrefix(#"a\u000a\u001b[2J:1:1: "#)
    }
}

@Test func rationalNumbersAreInLowestTermsAndPlain() throws {
    let good = notClosedCertificate()
    for number in [
        "+1", "01", "1.0", "1/1", "2/2", "1/0", "-0", "0/1", " 1", "1 ", "", "-", "/", "1/", "/1", "1/-1", "--1",
        "1/2/3", "0x1", "1_0", "٣", "1e0", "inf",
    ] {
        let result = try verify(good.replacingOccurrences(of: "[0, 1, \"1\"]", with: "[0, 1, \"\(number)\"]"))
        #expect(result.place == "witness.A[0][2]", "\(number)")
    }
    let halves = good.replacingOccurrences(of: "[0, 1, \"1\"]", with: "[0, 1, \"-3/2\"]").replacingOccurrences(
        of: "[0, 0, [[1, \"1\"]]]", with: "[0, 0, [[1, \"-3/2\"]]]")
    #expect(try verify(halves).isVerified)
    #expect(
        try verify(
            good.replacingOccurrences(of: "[0, 1, \"1\"]", with: "[0, 1, \"\(String(repeating: "7", count: 30_000))\"]")
        ).place == "witness.A[0][2]")
}
