import CertificateChecker
import Foundation
import Testing

/// SC512: a boundary of twelve lines, and what is wrong with others.
@Suite struct RuleSC512Tests {
    private static let first = [
        "000011001100",
        "001001010100",
        "100000010001",
        "000110011000",
        "000100010000",
        "000001100001",
        "000000110010",
        "100000000000",
        "100000001100",
        "011000100100",
        "010100100100",
        "001010100011",
    ]
    private static let second = [
        "001010000001",
        "010000110101",
        "000110000100",
        "010001001101",
        "000101000000",
        "101001001000",
        "100010000000",
        "101001010000",
        "001100000010",
        "101001001010",
        "001100000000",
        "110110000010",
    ]
    private static let good: [String: String] = [
        "rule": "\"SC512\"",
        "end": "\"input\"",
        "line": "7",
        "neurons": "[2, 4]",
        "star": "1",
        "homes": "[[6, 11, 10, 4, 0, 5, 1, 7, 9, 2, 8, 3]]",
        "groups": "2",
    ]

    private func answer(
        _ fields: [String: String] = [:], first: [String] = first, second: [String] = second
    ) throws -> Verification {
        let values = Self.good.merging(fields) { $1 }
        let proof = values.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
        let certificate = """
            {"format": "supportcheck.certificate/2", "instance": {"name": "m", "layers": [\(first), \(second)]},
             "verdict": "not-closed", "proof": {\(proof)}}
            """
        return try CertificateVerifier.verify(certificate: Data(certificate.utf8))
    }

    private func reason(_ fields: [String: String]) throws -> String? {
        if case .rejected(let rejection) = try answer(fields) { return "\(rejection.place): \(rejection.reason)" }
        return nil
    }

    @Test func theBoundaryIsVerified() throws {
        guard case .verified(let statement) = try answer() else {
            Issue.record("\(try answer())")
            return
        }
        #expect(statement.verdict == .notClosed && statement.network?.rule == "SC512" && statement.rows == 12)
    }

    @Test func itIsRejectedWithWhatIsWrong() throws {
        for (field, value, words) in [
            ("rule", "\"SC511\"", "expected \"SC512\""), ("end", "\"left\"", "expected \"output\" or \"input\""),
            ("line", "12", "line"), ("neurons", "[]", "two neurons or more"), ("star", "0", "number of neurons"),
            ("homes", "[]", "a list for each layer after the first"), ("groups", "1", "number of groups"),
        ] {
            let found = try reason([field: value])
            #expect(found?.contains(words) == true, "\(field): \(found ?? "verified")")
        }
        for field in Self.good.keys where field != "rule" {
            #expect(try reason([field: "null"]) != nil, "\(field)")
        }
    }

    /// Without a one of the second mask that a neuron and its home share nothing is left of the line.
    @Test func everyHomeIsInTheMask() throws {
        var number = 0
        for row in Self.second.indices {
            for (column, cell) in Self.second[row].enumerated() where cell == "1" {
                var second = Self.second
                var cells = Array(second[row])
                cells[column] = "0"
                second[row] = String(cells)
                if case .rejected(let rejection) = try answer(second: second), rejection.reason.contains("home") {
                    number += 1
                }
            }
        }
        // Each of the twelve homes, and those of the star that have the root beside them.
        #expect(number >= 13)
    }

    /// Full masks are every matrix, or every one of a rank: nothing about them is verified.
    @Test func fullMasksAreNotRefuted() throws {
        let full = Array(repeating: String(repeating: "1", count: 12), count: 12)
        for (first, second) in [(full, full), (Self.first, full), (full, Self.second)] {
            if case .verified = try answer(first: first, second: second) { Issue.record("full masks are refuted") }
        }
    }
}
