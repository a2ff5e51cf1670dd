import CertificateChecker
import CheckerInput
import Foundation
import Testing

/// The example without white space.
private let example = Array(notClosedCertificate().filter { $0 != " " && $0 != "\n" }.utf8)
/// A proof with several rules, of an instance of width two.
private let closedExample = Array(
    closedCertificate(
        TestMasks(left: ["10", "11", "11", "11"], right: ["11", "11"]),
        [
            #"{"rule": "SC203", "side": "rows", "delete": [3]}"#,
            #"{"rule": "SC204", "side": "rows", "classes": [1], "lines": [{"line": 1, "disjoint": [0]}, {"line": 2, "disjoint": [0]}]}"#,
            #"{"rule": "SC201", "classes": [0]}"#,
            #"{"rule": "SC301"}"#,
        ]
    ).filter { $0 != " " }.utf8)

@Test func everyTruncationIsRejected() throws {
    for certificate in [example, closedExample] {
        #expect(try verify(bytes: certificate).isVerified)
        for length in certificate.indices { #expect(try !verify(bytes: Array(certificate[..<length])).isVerified) }
    }
}

/// The masks of a certificate of the two examples, read by Foundation.
private func masks(of bytes: [UInt8]) -> TestMasks? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
        let instance = object["instance"] as? [String: Any],
        let left = instance["I"] as? [String], let right = instance["J"] as? [String]
    else { return nil }
    return TestMasks(left: left, right: right)
}

@Test func anyOneByteChangedProvesNothingFalse() throws {
    var accepted = 0
    for (certificate, isNotClosed) in [(example, true), (closedExample, false)] {
        for position in certificate.indices {
            for byte in stride(from: UInt8(0), through: 255, by: effort == 1 ? 17 : 1)
            where byte != certificate[position] {
                var changed = certificate
                changed[position] = byte
                guard case .verified(let statement) = try verify(bytes: changed) else { continue }
                accepted += 1
                guard let masks = masks(of: changed), masks.width == 2 else {
                    Issue.record("accepted, but not readable: \(String(decoding: changed, as: UTF8.self))")
                    continue
                }
                #expect((statement.verdict == .notClosed) == isNotClosed)
                #expect(
                    KnownAnswers.widthTwoIsNotClosed(masks) == isNotClosed,
                    "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }
    // The name may change, and white space may appear.
    #expect(accepted > 0)
}

@Test func nestingIsLimitedNotFollowed() throws {
    for depth in [999, 1_001, 100_000, 1_000_000] {
        #expect(try !verify(String(repeating: "[", count: depth)).isVerified)
        #expect(try !verify(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).isVerified)
        #expect(try !verify(String(repeating: "{\"proof\":", count: depth)).isVerified)
    }
    var refutation = luMinor
    for _ in 0..<990 { refutation = "{\"split\": [1, 0, 0], \"zero\": \(luMinor), \"nonzero\": \(refutation)}" }
    #expect(try verify(notClosedCertificate(refutation: refutation)).place == "refutation.nonzero.split")
}

@Test func splitsAndPartsAreLimited() throws {
    let height = 320
    let tall = TestMasks(left: TestMasks.lu.left + Array(repeating: "10", count: height), right: TestMasks.lu.right)
    var refutation = luMinor
    for row in 2..<height {
        refutation = "{\"split\": [1, \(row), 0], \"zero\": \(luMinor), \"nonzero\": \(refutation)}"
    }
    #expect(
        try verify(notClosedCertificate(tall, refutation: refutation)).rejection?.reason
            == "more than 300 splits on a path")
    // 64 single cells, halved again and again on one side.
    let unit = (0..<64).map { row in String((0..<64).map { $0 == row ? "1" : "0" }) }
    func parts(_ count: Int) -> String {
        guard count > 1 else { return #"{"rule": "SC302"}"# }
        let rest = "[\((1..<count).map(String.init).joined(separator: ", "))]"
        return
            "{\"rule\": \"SC205\", \"parts\": [{\"classes\": [0], \"proof\": [{\"rule\": \"SC302\"}]}, {\"classes\": \(rest), \"proof\": [\(parts(count - 1))]}]}"
    }
    let deep = try verify(closedCertificate(TestMasks(left: unit, right: unit), [parts(64)]))
    #expect(deep.rejection?.reason == "parts and deletions are nested more than 32 deep")
    let shallow = (0..<20).map { row in String((0..<20).map { $0 == row ? "1" : "0" }) }
    #expect(try verify(closedCertificate(TestMasks(left: shallow, right: shallow), [parts(20)])).isVerified)
}

@Test func deepTreesOfNormalFormsAreFollowedToTheirEnd() throws {
    // One cell after the other is zero, on a path as long as the depth of the text allows; then a star is asked for
    // what is zero.
    let side = 31
    let masks = TestMasks(left: Array(repeating: "1", count: side), right: Array(repeating: "1", count: side))
    func certificate(_ length: Int) -> String {
        var tree = Proof.stars([(0, [[0, 0]])])
        for cell in (0..<length).reversed() {
            tree = "{\"cell\": [\(cell / side), \(cell % side)], \"zero\": \(tree), \"cleared\": [], \"nonzero\": 0}"
        }
        return closedCertificate(masks, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree)}"])
    }
    #expect(try verify(certificate(side * side)).place?.hasSuffix(".zero.stars[0][1][0]") == true)
    #expect(try verify(certificate(20)).rejection?.reason == "941 observed cells are not decided here")
    #expect(try !verify(certificate(1_100)).isVerified)
    // Deletions count with parts.
    var proof = #"{"rule": "SC302"}"#
    for _ in 0..<40 {
        proof =
            "{\"rule\": \"SC304\", \"deletions\": [{\"side\": \"rows\", \"line\": 0, \"proof\": [\(proof)]}], \"tree\": 0}"
    }
    #expect(
        try verify(closedCertificate(masks, [proof])).rejection?.reason
            == "parts and deletions are nested more than 32 deep")
}

@Test(arguments: [
    "1e400", "1.5", "-0", "01", "+1", "99999999999999999999", "-9223372036854775809", "0x1", "NaN", "true", "null",
    "\"0\"", "[]", "{}", "-", "9223372036854775807", "-9223372036854775807",
])
func everyIntegerIsCheckedForItsRange(_ literal: String) throws {
    for text in [String(decoding: example, as: UTF8.self), String(decoding: closedExample, as: UTF8.self)] {
        var places: [String.Index] = []
        var inString = false
        for index in text.indices {
            if text[index] == "\"" {
                inString.toggle()
            } else if !inString, text[index].isNumber {
                places.append(index)
            }
        }
        for place in places {
            let start =
                place > text.startIndex && text[text.index(before: place)] == "-" ? text.index(before: place) : place
            let changed = text.replacingCharacters(in: start...place, with: literal)
            #expect(try !verify(changed).isVerified, "\(changed)")
        }
    }
}

@Test func stringsAreStrict() throws {
    let good = notClosedCertificate()
    func renamed(_ name: String) throws -> Verification {
        try verify(good.replacingOccurrences(of: "\"name\": \"t\"", with: "\"name\": \"\(name)\""))
    }
    guard case .verified(let statement) = try renamed(#"\u0041\n\"\\\/\ud83d\ude00é"#) else {
        Issue.record("escapes are rejected")
        return
    }
    #expect(statement.instance == "A\n\"\\/😀é")
    for wrong in [#"\ud83d"#, #"\ude00"#, #"\ud83d\u0041"#, #"\u12"#, #"\x41"#, #"\u00zz"#, "\n", "\t", "\u{0}", #"\"#]
    { #expect(try !renamed(wrong).isVerified, "\(wrong)") }
    var bytes = Array(good.utf8)
    if let position = bytes.firstIndex(of: UInt8(ascii: "t")) { bytes[position + 1] = 0xFF }
    #expect(try !verify(bytes: bytes).isVerified)
    #expect(
        try verify(good.replacingOccurrences(of: "\"name\"", with: #""n\u0061me""#)).rejection?.reason
            == "a key may not hold an escape")
}

@Test func positionsAreLineAndColumn() throws {
    #expect(try verify("{\n \"é\": x}").place == "2:7")
    #expect(try verify("{\"a\": 1,\n\"a\": 1}").place == "2:1")
}

@Test func workIsLimited() throws {
    var limits = Limits()
    limits.work = 500
    let result = try CertificateVerifier.verify(certificate: Data(notClosedCertificate().utf8), limits: limits)
    #expect(result.rejection?.reason == "the certificate needs more work than allowed")
    // A square of a polynomial with 4,000 terms times another one: rejected before memory fills.
    let terms = (1...60).flatMap { a in (1...60).map { "[\"1\", [[[1, 0, 0], \(a)], [[0, 0, 0], \($0)]]]" } }
        .joined(separator: ", ")
    let huge =
        "{\"identity\": {\"multipliers\": [], \"constant\": \"1\", \"monomial\": [], \"squares\": [\(Array(repeating: "[\"1\", [\(terms)]]", count: 3).joined(separator: ", "))]}}"
    limits.work = 100_000_000
    #expect(
        try CertificateVerifier.verify(certificate: Data(notClosedCertificate(refutation: huge).utf8), limits: limits)
            .rejection?.reason == "the certificate needs more work than allowed")
}
