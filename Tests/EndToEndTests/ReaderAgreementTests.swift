import CertificateChecker
import Foundation
import SupportMasks
import Testing

/// The solver and the checker read masks by readers of their own: what one takes for a mask the other takes for the
/// same mask.
@Suite struct ReaderAgreementTests {
    @Test func bothReadersReadTheSameMasks() throws {
        let seed: UInt64 = 24
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "0", "1", ".", "x", "1", "0", " ", " ", "\t", "\n", "\n", "1.0", "0.", "10", "5", "# ", "\r\n", "-",
        ]
        var accepted = 0
        var refused = 0
        for round in 0..<20_000 {
            let rows = (0..<1 + Int(generator.next() % 9)).map { _ in
                pieces[Int(generator.next() % UInt64(pieces.count))]
            }.joined()
            // I is made to fit, so that nothing but the rows of J is in question.
            let width = (try? masks("layer a:\n\(rows)\n"))?.first?.columnCount ?? 1
            let text = "J:\n\(rows)\nI:\n\(String(repeating: "1", count: width))\n"
            let mask = try? masks(text).last
            let verdict = checked(Data(text.utf8), mask)
            #expect((mask == nil) == (verdict == .refused), "seed \(seed), round \(round): \(text.debugDescription)")
            #expect(verdict != .differs, "seed \(seed), round \(round): \(text.debugDescription)")
            if mask == nil { refused += 1 } else { accepted += 1 }
        }
        #expect(min(accepted, refused) > 1_000, "seed \(seed)")
    }

    /// Headers as people may write them, or may not.
    @Test(arguments: [
        ("layer a:\n1\n", true), ("layer\ta:\n1\n", true), ("layer  a b :\n1\n", true), ("layer :a:\n1\n", true),
        ("instance\tm\nlayer a:\n1\n", true), ("instance :m\nlayer a:\n1\n", true),
        ("layer \u{301}x:\n1\n", true), ("layer x\u{600}:\n1\n", true),
        ("layer:a:\n1\n", false), ("layera:\n1\n", false), ("layer a\n1\n", false), ("layer a:\u{301}\n1\n", false),
        ("instance:m\nlayer a:\n1\n", false),
    ])
    func bothReadersReadTheSameHeaders(text: String, isRead: Bool) {
        let certificate =
            "{\"format\": \"supportcheck.certificate/2\", \"instance\": {\"name\": \"m\", \"sizes\": [1, 1]}, "
            + "\"verdict\": \"closed\", \"proof\": {}}"
        let checked = try? CertificateVerifier.verify(
            certificate: Data(certificate.utf8), maskFile: (Data(text.utf8), "m"))
        #expect((checked != nil) == isRead, "the checker")
        #expect(((try? masks(text)) != nil) == isRead, "the solver")
    }

    private enum Reading { case refused, differs, same }

    /// The masks of a text, I before J.
    private func masks(_ text: String) throws -> [BitMatrix] {
        switch try #require(try MaskTextReader.read(bytes: Data(text.utf8), fileName: "m").first).masks {
        case .factorization(let supports): [supports.left, supports.right]
        case .network(let layers): layers.map(\.mask)
        }
    }

    /// What the checker makes of a mask file, compared with J = `mask` and a row of ones.
    private func checked(_ file: Data, _ mask: BitMatrix?) -> Reading {
        let rows = mask?.rowStrings ?? ["1"]
        let left = [String(repeating: "1", count: rows[0].utf8.count)]
        let certificate =
            "{\"format\": \"supportcheck.certificate/2\", \"instance\": {\"name\": \"m\", \"I\": \(left), \"J\": \(rows)}, "
            + "\"verdict\": \"closed\", \"proof\": {}}"
        guard let result = try? CertificateVerifier.verify(certificate: Data(certificate.utf8), maskFile: (file, "m"))
        else { return .refused }
        if case .rejected(let rejection) = result, rejection.reason.contains("differ") { return .differs }
        return .same
    }
}
