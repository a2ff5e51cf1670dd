import CertificateChecker
import Foundation
import Testing

private func certificate(_ instance: String, _ proof: String) -> String {
    "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(instance), \"verdict\": \"closed\", \"proof\": \(proof)}"
}

/// The butterfly of size 8, input side first.
private let butterflyPatterns = "[[4, 2, 2, 1], [2, 2, 2, 2], [1, 2, 2, 4]]"
private let butterflyLayers = """
    [["11000000", "11000000", "00110000", "00110000", "00001100", "00001100", "00000011", "00000011"], \
    ["10100000", "01010000", "10100000", "01010000", "00001010", "00000101", "00001010", "00000101"], \
    ["10001000", "01000100", "00100010", "00010001", "10001000", "01000100", "00100010", "00010001"]]
    """
private let masks = "{\"name\": \"b\", \"layers\": \(butterflyLayers)}"
private let byPatterns = "{\"name\": \"b\", \"patterns\": \(butterflyPatterns)}"
private func chainable(_ patterns: String, _ merges: String = "[]") -> String {
    "{\"rule\": \"SC501\", \"patterns\": \(patterns), \"merges\": \(merges)}"
}
private func separated(_ peels: String) -> String { "{\"rule\": \"SC502\", \"peel\": [\(peels)]}" }
private func network(_ patterns: String) -> String { "{\"name\": \"n\", \"patterns\": \(patterns)}" }

@Suite struct NetworkProofTests {
    @Test func aButterflyIsVerifiedInEveryForm() throws {
        for instance in [masks, byPatterns] {
            guard case .verified(let statement) = try verify(certificate(instance, chainable(butterflyPatterns))) else {
                Issue.record("\(try verify(certificate(instance, chainable(butterflyPatterns))))")
                continue
            }
            #expect(
                statement.rows == 8 && statement.columns == 8 && statement.width == 8 && statement.verdict == .closed)
            #expect(statement.network?.depth == 3 && statement.network?.rule == "SC501")
        }
        for peels in [
            "\"output\", \"output\"", "\"output\", \"input\"", "\"input\", \"output\"", "\"input\", \"input\"",
        ] {
            #expect(try verify(certificate(masks, separated(peels))).isVerified, "\(peels)")
        }
        let sizes = #"{"name": "b", "sizes": [8, 8, 8, 8]}"#
        let file = "layer a:\nkron 4,2,2,1\nlayer b:\nkron 2,2,2,2\nlayer c:\nkron 1,2,2,4\n"
        #expect(try verify(certificate(sizes, chainable(butterflyPatterns)), masks: file).isVerified)
        #expect(try verify(certificate(masks, chainable(butterflyPatterns)), masks: file).isVerified)
        #expect(try verify(certificate(sizes, chainable(butterflyPatterns))).place == "instance")
        #expect(try verify(certificate(byPatterns, chainable(butterflyPatterns)), masks: file).place == "instance")
        #expect(
            try verify(
                certificate(sizes.replacingOccurrences(of: "[8, 8", with: "[8, 4"), chainable(butterflyPatterns)),
                masks: file
            ).place == "instance.sizes")
        #expect(
            try verify(
                certificate(masks, chainable(butterflyPatterns)),
                masks: file.replacingOccurrences(of: "kron 2,2,2,2", with: "kron 1,2,2,4")
            ).place == "instance")
        #expect(try verify(certificate(masks, chainable(butterflyPatterns)), masks: "1\n\n1\n").place == "instance")
    }

    /// Whatever cell of the masks is changed, the masks are no longer those patterns.
    @Test func everyCellOfTheMasksCounts() throws {
        let text = Array(certificate(masks, chainable(butterflyPatterns)).utf8)
        let start = certificate("", "").utf8.count - 20
        var changed = 0
        for index in text.indices
        where index > 60 && index < start + masks.utf8.count && (text[index] == 48 || text[index] == 49) {
            var other = text
            other[index] ^= 1
            let result = try verify(bytes: other)
            #expect(!result.isVerified, "byte \(index)")
            changed += result.place == "proof.patterns" ? 1 : 0
        }
        #expect(changed == 192)
    }

    @Test func otherPatternsAreRejected() throws {
        for patterns in [
            "[[4, 2, 2, 1], [2, 2, 2, 2]]", "[[1, 2, 2, 4], [2, 2, 2, 2], [4, 2, 2, 1]]",
            "[[4, 2, 2, 1], [2, 2, 2, 2], [1, 8, 8, 1]]", "[]",
        ] {
            #expect(try verify(certificate(masks, chainable(patterns))).place == "proof.patterns", "\(patterns)")
            #expect(try verify(certificate(byPatterns, chainable(patterns))).place == "proof.patterns", "\(patterns)")
        }
        #expect(
            try verify(certificate(masks, chainable("[[4, 2, 2, 0], [2, 2, 2, 2], [1, 2, 2, 4]]"))).place
                == "proof.patterns[0][3]")
        #expect(
            try verify(certificate(masks, chainable("[[4, 2, 2], [2, 2, 2, 2], [1, 2, 2, 4]]"))).place
                == "proof.patterns[0]")
        #expect(
            try verify(
                certificate(
                    network("[[4194304, 4194304, 4194304, 4194304]]"),
                    chainable("[[4194304, 4194304, 4194304, 4194304]]"))
            ).place == "instance.patterns[0]")
        #expect(try !verify(certificate(network("[]"), chainable("[]"))).isVerified)
        #expect(
            try !verify(certificate(network("[[1, 2, 2, 1], [1, 3, 3, 1]]"), chainable("[[1, 2, 2, 1], [1, 3, 3, 1]]")))
                .isVerified)
    }

    /// The Kaleidoscope of size 4: its inner pair merges, and (1,2,2,2) (2,2,2,1) (1,2,2,2) is not chainable.
    @Test func sequencesThatAreNotChainableAreRejected() throws {
        let kaleidoscope = "[[1, 2, 2, 2], [2, 2, 2, 1], [2, 2, 2, 1], [1, 2, 2, 2]]"
        for merges in ["[]", "[1]"] {
            #expect(
                try verify(certificate(network(kaleidoscope), chainable(kaleidoscope, merges))).place
                    == "proof.patterns", "\(merges)")
        }
        for merges in ["[0]", "[2]", "[1, 0]", "[1, 1]"] {
            #expect(
                try verify(certificate(network(kaleidoscope), chainable(kaleidoscope, merges))).place?.hasPrefix(
                    "proof.merges") == true, "\(merges)")
        }
        #expect(
            try verify(certificate(network(kaleidoscope), chainable(kaleidoscope, "[3]"))).place == "proof.merges[0]")
        // (1,2,2,2) (2,2,2,1) has rank one and blocks of 2 × 2: not redundant. The other way round it is not chainable.
        let reversed = "[[1, 2, 2, 2], [2, 2, 2, 1]]"
        #expect(try verify(certificate(network(reversed), chainable(reversed))).place == "proof.patterns")
    }

    @Test func mergesAndIdentitiesMakeSequencesChainable() throws {
        // In the order of the product (2,2,2,1) (2,2,2,1) is redundant; with identities written in any way.
        let pair = "[[2, 2, 2, 1], [4, 1, 1, 1], [2, 2, 2, 1], [1, 1, 1, 4]]"
        #expect(try verify(certificate(network(pair), chainable(pair))).isVerified)
        #expect(try verify(certificate(network(pair), chainable(pair, "[0]"))).isVerified)
        #expect(try verify(certificate(network(pair), chainable(pair, "[0, 0]"))).place == "proof.merges[1]")
        let identities = "[[4, 1, 1, 1], [1, 1, 1, 4]]"
        #expect(try verify(certificate(network(identities), chainable(identities))).isVerified)
    }

    /// The LU of size 2 between permutations is not closed.
    @Test func overlappingSupportsAreNotSeparated() throws {
        for layers in [
            #"[["11", "01"], ["10", "11"]]"#, #"[["01", "10"], ["11", "01"], ["10", "11"]]"#,
            #"[["11", "01"], ["10", "11"], ["01", "10"]]"#,
        ] {
            let instance = "{\"name\": \"lu\", \"layers\": \(layers)}"
            let count = layers.components(separatedBy: "[").count - 3
            for bits in 0..<(1 << count) {
                let peels = (0..<count).map { bits >> $0 & 1 == 1 ? "\"output\"" : "\"input\"" }.joined(separator: ", ")
                #expect(
                    try verify(certificate(instance, separated(peels))).place?.hasPrefix("proof.peel[") == true,
                    "\(layers) \(peels)")
            }
        }
    }

    /// Rank-one supports with the product may be identical although the next layer tells them apart.
    @Test func identicalSupportsNeedEqualRowsInTheNextLayer() throws {
        let layers = #"{"name": "n", "layers": [["11", "11"], ["10", "01"], ["11", "11"]]}"#
        let result = try verify(certificate(layers, separated("\"output\", \"output\"")))
        #expect(result.place == "proof.peel[0]" && result.rejection?.reason.contains("next layer") == true)
    }

    @Test func theNumberOfPeelsIsRight() throws {
        #expect(try verify(certificate(masks, separated("\"output\""))).place == "proof.peel")
        #expect(
            try verify(certificate(masks, separated("\"output\", \"output\", \"output\""))).place == "proof.peel[2]")
        #expect(try verify(certificate(masks, separated("\"output\", \"left\""))).place == "proof.peel[1]")
        #expect(try verify(certificate(#"{"name": "n", "layers": [["011"]]}"#, separated(""))).isVerified)
        #expect(try verify(certificate(byPatterns, separated("\"output\", \"output\""))).place == "proof.rule")
        #expect(try verify(certificate(#"{"name": "n", "layers": []}"#, separated(""))).place == "instance")
        #expect(
            try verify(certificate(#"{"name": "n", "layers": [["1"], ["11"]]}"#, separated("\"output\""))).place
                == "instance")
        #expect(try verify(certificate(masks, #"{"rule": "SC302"}"#)).place == "proof.rule")
        #expect(try verify(certificate(masks, "{}")).place == "proof")
        #expect(try verify(certificate(masks, "1")).isVerified == false)
        #expect(
            try verify(certificate(TestMasks.lu.json, chainable(butterflyPatterns))).place == "proof.patterns")
    }
}
