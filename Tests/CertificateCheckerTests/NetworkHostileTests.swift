import CertificateChecker
import CheckerInput
import Foundation
import Testing

private let single = Proof.peeled([])
private func limited(_ text: String, work: Int) throws -> Rejection? {
    var limits = Limits()
    limits.work = work
    return try CertificateVerifier.verify(certificate: Data(text.utf8), limits: limits).rejection
}
private let tooMuch = "the certificate needs more work than allowed"

@Suite struct NetworkHostileTests {
    @Test func nestedProofsAreFollowedWithoutAStack() throws {
        let depth = 450
        let layers = Array(repeating: ["1"], count: depth)
        var pairs = single
        for _ in 1..<depth { pairs = Proof.fullPair(0, [Proof.line("rows", 0, [[0, 0]])], pairs) }
        #expect(try networkPlace(layers, pairs) == nil)
        #expect(try networkPlace(layers + [["1"]], pairs)?.hasSuffix(".peel") == true)
        var parts = single
        for _ in 0..<depth { parts = Proof.components([parts]) }
        #expect(try networkPlace([["1"]], parts) == nil)
        var peels = single
        for _ in 1..<depth { peels = Proof.peeled(["input"], peels) }
        #expect(try networkPlace(layers, peels) == nil)
        // The depth of the text is limited before that.
        for _ in 0..<depth { parts = Proof.components([parts]) }
        #expect(try !verify(networkCertificate([["1"]], parts)).isVerified)
    }

    @Test func manyLayersAreManyFactors() throws {
        let depth = effort == 1 ? 500 : 5_000
        let units = Array(repeating: unitMask, count: depth)
        let diagonal = Array(repeating: #"[[0, 0, [[0, "1"]]], [1, 1, [[0, "1"]]]]"#, count: depth)
        let witness = NetworkWitness(
            layers: [upperMask, lowerMask] + units, matrix: #"[[0, 1, "1"], [1, 0, "1"]]"#,
            curve: [
                #"[[0, 0, [[0, "1"]]], [0, 1, [[-1, "1"]]], [1, 1, [[-1, "-1"]]]]"#,
                #"[[0, 0, [[1, "1"]]], [1, 0, [[0, "1"]]], [1, 1, [[0, "1"]]]]"#,
            ] + diagonal,
            blocks: "\(Array(repeating: 1, count: depth + 2))",
            refutation: #"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 0]]}}"#)
        #expect(try witness.place == nil)
        var other = witness
        other.refutation = #"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[\#(depth), 0]]}}"#
        #expect(try other.place == "refutation.minor")
        // A path through every layer is a monomial of as many variables.
        other.refutation =
            #"{"identity": {"multipliers": [[0, 0, [["1", []]]]], "constant": "1", "monomial": [], "squares": []}}"#
        #expect(try other.place == "refutation.identity")
    }

    /// 8¹¹ paths are not listed, and 2¹⁸ × 2¹⁸ cells not filled.
    @Test func workIsLimitedInNetworksToo() throws {
        let full = Array(repeating: "11111111", count: 8)
        let witness = NetworkWitness(
            layers: Array(repeating: full, count: 12), window: #"{"rows": [0], "columns": [0]}"#, matrix: "[]",
            curve: Array(repeating: "[]", count: 12),
            blocks: "\(Array(repeating: 1, count: 12))",
            refutation:
                #"{"identity": {"multipliers": [[0, 0, [["1", []]]]], "constant": "1", "monomial": [], "squares": []}}"#
        )
        #expect(try limited(witness.text, work: 50_000_000)?.reason == tooMuch)

        let wide = "layer a:\nkron 1,1,262144,1\nlayer b:\nkron 1,262144,1,1\n"
        let instance = #"{"name": "n", "sizes": [262144, 1, 262144]}"#
        let deletion = Proof.deletion("rows", 0, single)
        let thin = networkCertificate([], Proof.peeled(["output"])).replacingOccurrences(
            of: #"{"name": "n", "layers": []}"#, with: instance)
        #expect(try verify(thin, masks: wide).isVerified)
        for proof in [
            Proof.fullPair(0, []), Proof.normalForms([deletion], "1"), Proof.twoLayers([#"{"rule": "SC303"}"#]),
        ] {
            let text = networkCertificate([], proof).replacingOccurrences(
                of: #"{"name": "n", "layers": []}"#, with: instance)
            #expect(try !verify(text, masks: wide).isVerified, "\(proof)")
        }
    }

    /// 64 factors (1 + λ + … + λ⁶⁴) are not expanded, if that is too much.
    @Test func productsOfPolynomialsAreLimited() throws {
        let depth = 64
        let polynomial = "[" + (0...64).map { "[\"1\", [\($0)]]" }.joined(separator: ", ") + "]"
        let one = #"[["1", [0]]]"#
        func tree(_ cells: ArraySlice<[Int]>, _ nonzero: [[Int]], full: String) -> String {
            guard let cell = cells.first else {
                let layers =
                    Array(repeating: [(0, 0, 1), (1, 1, 1)], count: depth - 1) + [nonzero.map { ($0[0], $0[1], 1) }]
                return nonzero.count == 4 ? full : Proof.cases([], Proof.factors(layers))
            }
            return Proof.branch(
                cell, zero: tree(cells.dropFirst(), nonzero, full: full),
                nonzero: tree(cells.dropFirst(), nonzero + [cell], full: full))
        }
        func certificate(_ diagonal: String, _ corner: String) -> String {
            let layer = "[[0, 0, \(diagonal)], [1, 1, \(diagonal)]]"
            let last = "[[0, 0, \(one)], [0, 1, \(one)], [1, 0, \(one)], [1, 1, \(corner)]]"
            let factors = (Array(repeating: layer, count: depth - 1) + [last]).joined(separator: ", ")
            let full = Proof.cases([[1, 1]], "{\"factors\": [\(factors)], \"denominator\": \(Proof.denominator([0]))}")
            return networkCertificate(
                Array(repeating: fullMask, count: depth),
                Proof.normalForms([], tree(LULTree.square[...], [], full: full)))
        }
        #expect(try verify(certificate(one, #"[["1", [1]]]"#)).isVerified)
        #expect(try verify(certificate(one, one)).place == "proof.tree.nonzero.nonzero.nonzero.nonzero.cases.factors")
        #expect(try limited(certificate(one, #"[["1", [1]]]"#), work: 100_000_000) == nil)
        #expect(try limited(certificate(polynomial, #"[["1", [1]]]"#), work: 100_000_000)?.reason == tooMuch)
    }

    @Test func largeExponentsAreNumbers() throws {
        let chain = Array(repeating: ["1"], count: 3)
        let entry = { (exponent: Int) in "[[0, 0, [[\(exponent), \"1\"]]]]" }
        var witness = NetworkWitness(
            layers: chain, window: #"{"rows": [0], "columns": [0]}"#, matrix: "[[0, 0, \"1\"]]",
            curve: [entry(1 << 20), entry(-1 << 20), entry(0)], blocks: "[1, 1, 1]",
            refutation: #"{"minor": {"rows": [0], "columns": [0], "neurons": []}}"#)
        #expect(try witness.place == "refutation.minor")
        witness.curve[2] = entry(-1)
        #expect(try witness.place == "witness")
        witness.curve[2] = entry(1 << 21)
        #expect(try witness.place == "witness.layers[2][0][2][0][0]")
    }

    /// Layers of hundreds of lines, and of thousands where the tests are built for speed.
    @Test func largeLayersAreChecked() throws {
        let size = effort == 1 ? 128 : 2_048
        func full(_ outputs: Int, _ inputs: Int) -> LayerMask {
            Array(repeating: String(repeating: "1", count: inputs), count: outputs)
        }
        let columns = { (count: Int, reach: Int) in
            (0..<count).map { Proof.line("columns", $0, (0..<reach).map { [$0, $0] }) }
        }
        let (inputs, hidden, outputs) = effort == 1 ? (98, 38, 13) : (784, 300, 100)
        let classifier = [full(hidden, inputs), full(outputs, hidden), full(10, outputs)]
        #expect(try networkPlace(classifier, Proof.peeled(["output", "output"])) == nil)
        #expect(
            try networkPlace(
                classifier, Proof.fullPair(0, columns(inputs, outputs), Proof.fullPair(0, columns(inputs, 10)))) == nil)
        #expect(
            try networkPlace(
                classifier, Proof.fullPair(0, columns(inputs - 1, outputs), Proof.fullPair(0, columns(inputs, 10))))
                == "proof.links")
        // All layers at once.
        let deep = { (count: Int) in (0..<count).map { Proof.line("columns", $0, (0..<10).map { [$0, $0, $0] }) } }
        #expect(try networkPlace(classifier, Proof.fullBlock([0, 3], deep(inputs))) == nil)
        #expect(try networkPlace(classifier, Proof.fullBlock([0, 3], deep(inputs - 1))) == "proof.links")
        let triangle = (0..<size).map {
            String(repeating: "1", count: $0 + 1) + String(repeating: "0", count: size - $0 - 1)
        }
        #expect(try networkPlace([triangle, triangle], Proof.peeled(["output"])) == nil)
        #expect(try networkPlace([triangle, triangle], Proof.components([Proof.peeled(["input"])])) == nil)
        var broken = triangle
        broken[size / 2] = String(repeating: "1", count: size / 2 - 1) + "0" + String(repeating: "1", count: size / 2)
        #expect(try networkPlace([triangle, broken.transposedMask], Proof.peeled(["output"])) == "proof.peel[0]")
    }

    /// The work for a block is that of its masks and its paths: no line costs what a layer has units.
    @Test func manyShortPathsAreCheap() throws {
        let size = effort == 1 ? 300 : 4_000
        let masks = "abcd".map { "layer \($0):\nkron 1,1,1,\(size)\n" }.joined()
        let instance = "{\"name\": \"n\", \"sizes\": [\(size), \(size), \(size), \(size), \(size)]}"
        func result(_ lines: [String], work: Int = Limits().work) throws -> Rejection? {
            let text = networkCertificate([], Proof.fullBlock([0, 4], lines)).replacingOccurrences(
                of: #"{"name": "n", "layers": []}"#, with: instance)
            var limits = Limits()
            limits.work = work
            return try CertificateVerifier.verify(
                certificate: Data(text.utf8), maskFile: (Data(masks.utf8), "masks.txt"), limits: limits
            ).rejection
        }
        let enough = 10_000 * size + 80 * size * size
        for side in ["rows", "columns"] {
            var lines = (0..<size).map { Proof.line(side, $0, [[$0, $0, $0, $0]]) }
            #expect(try result(lines, work: enough) == nil)
            #expect(try result(lines, work: enough / 100)?.reason == tooMuch)
            let middle = size / 2
            lines[middle] = Proof.line(side, middle, [[middle, middle, middle, middle - 1]])
            #expect(try result(lines)?.place == "proof.links[\(middle)].paths[0][3]")
        }
    }

    /// Layers 2¹⁸ → 1 → 1 → 2¹⁸: the boolean product is not formed.
    @Test func largeBlocksAreRefused() throws {
        let wide = "layer a:\nkron 1,1,262144,1\nlayer b:\nkron 1,1,1,1\nlayer c:\nkron 1,262144,1,1\n"
        let text = networkCertificate([], Proof.fullBlock([0, 3], [])).replacingOccurrences(
            of: #"{"name": "n", "layers": []}"#, with: #"{"name": "n", "sizes": [262144, 1, 1, 262144]}"#)
        #expect(try verify(text, masks: wide).rejection?.reason == tooMuch)
    }
}
