import CertificateChecker
import Testing

/// The LU of size 2 and a diagonal layer at the output: not closed.
let paddedLU = NetworkWitness(
    layers: [upperMask, lowerMask, unitMask],
    matrix: #"[[0, 1, "1"], [1, 0, "1"]]"#,
    curve: [
        #"[[0, 0, [[0, "1"]]], [0, 1, [[-1, "1"]]], [1, 1, [[-1, "-1"]]]]"#,
        #"[[0, 0, [[1, "1"]]], [1, 0, [[0, "1"]]], [1, 1, [[0, "1"]]]]"#,
        #"[[0, 0, [[0, "1"]]], [1, 1, [[0, "1"]]]]"#,
    ],
    blocks: "[1, 1, 1]",
    refutation: #"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 0]]}}"#)

/// m e₀₀ − q e₀₁ − e₁₀ = 1, where q = w₂₁₁ w₁₁₀ w₀₀₀ is the only path of e₁₀.
private let identity = #"""
    {"identity": {"multipliers": [[0, 0, [["1", [[[2, 1, 1], 1], [[1, 1, 0], 1], [[0, 0, 1], 1]]]]],
      [0, 1, [["-1", [[[2, 1, 1], 1], [[1, 1, 0], 1], [[0, 0, 0], 1]]]]], [1, 0, [["-1", []]]]],
     "constant": "1", "monomial": [], "squares": []}}
    """#
private func constant(_ row: Int, _ column: Int) -> String {
    "{\"identity\": {\"multipliers\": [[\(row), \(column), [[\"1\", []]]]], \"constant\": \"-1\", \"monomial\": [], \"squares\": []}}"
}
private func split(_ on: String, _ zero: String, _ nonzero: String) -> String {
    "{\"split\": \(on), \"zero\": \(zero), \"nonzero\": \(nonzero)}"
}

private func changed(_ change: (inout NetworkWitness) -> Void) throws -> String? {
    var witness = paddedLU
    change(&witness)
    return try witness.place
}

@Suite struct NetworkWitnessTests {
    @Test func aDiagonalLayerDoesNotCloseTheLU() throws {
        guard case .verified(let statement) = try verify(paddedLU.text) else {
            Issue.record("\(try verify(paddedLU.text))")
            return
        }
        #expect(
            statement.verdict == .notClosed && statement.rows == 2 && statement.columns == 2 && statement.width == 2)
        #expect(statement.network?.depth == 3 && statement.network?.rule == nil)
    }

    @Test func refutationsSpeakOfPathsThroughTheBlocks() throws {
        #expect(try changed { $0.refutation = identity } == nil)
        #expect(try changed { $0.refutation = split(#"[2, 0, 0]"#, constant(0, 1), identity) } == nil)
        // Where an entry is zero, no live path leads to row 1, and no neuron is needed.
        let corner = #"{"minor": {"rows": [1], "columns": [0], "neurons": []}}"#
        #expect(try changed { $0.refutation = split(#"[2, 1, 1]"#, corner, identity) } == nil)
        #expect(
            try changed { $0.refutation = split(#"[2, 1, 1]"#, identity, corner) } == "refutation.nonzero.minor")
        #expect(try changed { $0.refutation = split(#"[1, 1, 1]"#, corner, identity) } == "refutation.zero.minor")
        // p = w₂₀₀ w₁₀₀ is zero, or it is not.
        let product = #"[["1", [[[2, 0, 0], 1], [[1, 0, 0], 1]]]]"#
        let assumed = #"""
            {"identity": {"multipliers": [[0, 1, [["-1", []]]]], "constant": "1", "monomial": [], "squares": [], "assumed": [[0, [["1", [[[0, 0, 1], 1]]]]]]}}
            """#
        #expect(try changed { $0.refutation = split(product, assumed, identity) } == nil)
        #expect(
            try changed { $0.refutation = split(product, identity, assumed) }
                == "refutation.nonzero.identity.assumed[0][0]")
        #expect(try changed { $0.refutation = split(product, constant(0, 1), identity) } == "refutation.zero.identity")
    }

    @Test func theMinorNeedsTheRightNeurons() throws {
        func minor(_ neurons: String, rows: String = "[0, 1]", key: String = "neurons") throws -> String? {
            try changed {
                $0.refutation = "{\"minor\": {\"rows\": \(rows), \"columns\": [0, 1], \"\(key)\": \(neurons)}}"
            }
        }
        #expect(try minor("[[0, 0]]", rows: "[1, 0]") == nil)
        #expect(try minor("[[0, 1]]") == "refutation.minor")
        #expect(try minor("[[1, 0]]") == "refutation.minor")
        #expect(try minor("[[1, 1]]") == "refutation.minor")
        #expect(try minor("[]") == "refutation.minor")
        #expect(try minor("[[0, 0], [0, 1]]") == "refutation.minor")
        #expect(try minor("[[0, 0], [0, 0]]") == "refutation.minor.neurons[1]")
        #expect(try minor("[[2, 0]]") == "refutation.minor.neurons[0][0]")
        #expect(try minor("[[0, 2]]") == "refutation.minor.neurons[0][1]")
        #expect(try minor("[0]") == "refutation.minor.neurons[0]")
        #expect(try minor("[[0, 0]]", key: "supports") == "refutation.minor")
    }

    @Test func variablesLieInTheMasksOfTheBlocks() throws {
        for variable in [
            #"[2, 0, 1]"#, #"[3, 0, 0]"#, #"[2, 2, 0]"#, #"[2, 0, 2]"#, #"[1, 0]"#, #"["w", 1, 0, 0]"#,
            #"["x", 2, 0]"#, #"[2, 0]"#, #"[1, 0, 1]"#, #"[0, 1, 0]"#,
        ] {
            #expect(
                try changed { $0.refutation = split(variable, constant(0, 1), identity) }?.hasPrefix("refutation.split")
                    == true, "\(variable)")
        }
        let twice = split(#"[2, 0, 0]"#, constant(0, 1), split(#"[2, 0, 0]"#, constant(0, 1), identity))
        #expect(try changed { $0.refutation = twice } == "refutation.nonzero.split")
    }

    @Test func twoBlocksAreAFactorization() throws {
        let supports = #"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 0]]}}"#
        #expect(try changed { ($0.blocks, $0.refutation) = ("[1, 2]", supports) } == nil)
        let zero =
            #"{"identity": {"multipliers": [[0, 1, [["1", []]]]], "constant": "-1", "monomial": [], "squares": []}}"#
        #expect(try changed { ($0.blocks, $0.refutation) = ("[1, 2]", split(#"[1, 0, 0]"#, zero, supports)) } == nil)
        #expect(try changed { ($0.blocks, $0.refutation) = ("[1, 2]", split(#"[0, 0, 1]"#, zero, supports)) } == nil)
        #expect(
            try changed { ($0.blocks, $0.refutation) = ("[1, 2]", split(#"[1, 0, 1]"#, zero, supports)) }
                == "refutation.split")
        #expect(
            try changed { ($0.blocks, $0.refutation) = ("[1, 2]", split(#"[0, 1, 0]"#, zero, supports)) }
                == "refutation.split")
        #expect(
            try changed { ($0.blocks, $0.refutation) = ("[1, 2]", split(#"[2, 0, 0]"#, zero, supports)) }
                == "refutation.split[0]")
        #expect(try changed { $0.blocks = "[1, 2]" } == nil)
        // The LU together is every matrix: A is a product of the blocks.
        #expect(try changed { ($0.blocks, $0.refutation) = ("[2, 1]", supports) } == "refutation.minor")
        // Two layers, each a block.
        #expect(
            try changed {
                $0.layers.removeLast()
                $0.curve.removeLast()
                ($0.blocks, $0.refutation) = ("[1, 1]", supports)
            } == nil)
    }

    @Test func theBlocksHoldEveryLayerOnce() throws {
        for (blocks, place) in [
            ("[1, 1]", "blocks"), ("[1, 1, 1, 1]", "blocks[3]"), ("[3]", "blocks"), ("[]", "blocks"),
            ("[0, 3]", "blocks[0]"), ("[1, 3]", "blocks[1]"), ("[-1, 4]", "blocks[0]"), ("3", "blocks"),
        ] {
            #expect(try changed { $0.blocks = blocks } == place, "\(blocks)")
        }
    }

    @Test func theLimitIsThatOfEveryCell() throws {
        #expect(try changed { $0.matrix = #"[[0, 1, "1"], [1, 0, "2"]]"# } == "witness")
        #expect(try changed { $0.matrix = #"[[0, 1, "1"]]"# } == "witness")
        #expect(try changed { $0.matrix = #"[[0, 1, "1"], [1, 0, "1"], [1, 1, "1"]]"# } == "witness")
        #expect(try changed { $0.matrix = #"[[0, 1, "1"], [1, 0, "1"], [1, 0, "1"]]"# } == "witness.A[2]")
        #expect(try changed { $0.curve[2] = #"[[0, 0, [[0, "1"]]], [1, 1, [[1, "1"]]]]"# } == "witness")
        #expect(try changed { $0.curve[2] = #"[[0, 0, [[0, "1"]]], [1, 1, [[-1, "1"]]]]"# } == "witness")
        #expect(try changed { $0.curve[2] = #"[[0, 0, [[0, "1"]]]]"# } == "witness")
        #expect(try changed { $0.curve[2] = #"[[0, 0, [[0, "1"], [1, "5"]]], [1, 1, [[0, "1"]]]]"# } == nil)
        #expect(try changed { $0.curve[2] = #"[[0, 1, [[0, "1"]]], [1, 1, [[0, "1"]]]]"# } == "witness.layers[2][0]")
        #expect(try changed { $0.curve[2] = #"[[0, 0, [[0, "1"]]], [0, 0, [[0, "1"]]]]"# } == "witness.layers[2][1]")
        #expect(try changed { $0.curve[1] = #"[[0, 1, [[0, "1"]]]]"# } == "witness.layers[1][0]")
        #expect(try changed { $0.curve.swapAt(0, 1) } == "witness.layers[0][1]")
        #expect(try changed { $0.curve.removeLast() } == "witness.layers")
        #expect(try changed { $0.curve.append("[]") } == "witness.layers")
        #expect(try changed { $0.layers[2] = fullMask } == "refutation.minor")
    }

    @Test func theWindowHoldsWhatIsNamed() throws {
        #expect(try changed { $0.window = #"{"rows": [0], "columns": [0, 1]}"# }?.hasPrefix("witness.A") == true)
        #expect(try changed { $0.window = #"{"rows": [0, 1, 2], "columns": [0, 1]}"# } == "window.rows[2]")
        #expect(try changed { $0.window = #"{"rows": [1, 0], "columns": [0, 1]}"# } == "window.rows[1]")
        #expect(try changed { $0.window = #"{"rows": [0, 1], "columns": []}"# } == "window.columns")
        var tall = paddedLU
        tall.layers[2].append("10")
        tall.curve[2] = #"[[0, 0, [[0, "1"]]], [1, 1, [[0, "1"]]]]"#
        #expect(try tall.place == nil)
        tall.refutation = #"{"minor": {"rows": [2, 1], "columns": [0, 1], "neurons": [[0, 0]]}}"#
        #expect(try tall.place == "refutation.minor")
        #expect(try verify(tall.text).rejection?.reason.contains("outside the window") == true)
    }

    @Test func theKeysAreThoseOfANetwork() throws {
        let text = paddedLU.text
        #expect(try verify(text.replacingOccurrences(of: "\"blocks\": [1, 1, 1], ", with: "")).place == "certificate")
        #expect(try verify(text.replacingOccurrences(of: "\"blocks\"", with: "\"parts\"")).place == "certificate")
        #expect(try verify(text.replacingOccurrences(of: "certificate/2", with: "certificate/3")).place == "format")
        #expect(try verify(text.replacingOccurrences(of: "\"layers\": [[[0", with: "\"X\": [[[0")).isVerified == false)
        #expect(
            try verify(notClosedCertificate().replacingOccurrences(of: "\"blocks\": [1, 1], ", with: "")).place
                == "certificate")
        let patterns = text.replacingOccurrences(
            of: "\"layers\": \(paddedLU.layers)", with: "\"patterns\": [[1, 2, 2, 1], [1, 2, 2, 1], [1, 2, 2, 1]]")
        #expect(try verify(patterns).place == "instance")
        let file = "instance n\nlayer a:\n11\n01\nlayer b:\n10\n11\nlayer c:\n10\n01\n"
        #expect(try verify(text, masks: file).isVerified)
        #expect(try verify(text, masks: file.replacingOccurrences(of: "10\n01", with: "11\n01")).place == "instance")
        let sizes = text.replacingOccurrences(of: "\"layers\": \(paddedLU.layers)", with: "\"sizes\": [2, 2, 2, 2]")
        #expect(try verify(sizes, masks: file).isVerified)
        #expect(try verify(sizes).place == "instance")
    }

    /// Rows and columns (u, w) ↦ 2u + w; A^{ww'} = P_w D^{ww'} Q_{w'}, and A^{00} tends to what no diagonal matrix is
    /// similar to.
    @Test func theCurveOfTheKaleidoscopeTends() throws {
        let (outer, inner) = (["1010", "0101", "1010", "0101"], ["1100", "1100", "0011", "0011"])
        let entries = { (list: [(Int, Int, String)]) in
            "[\(list.map { "[\($0.0), \($0.1), [\($0.2)]]" }.joined(separator: ", "))]"
        }
        var (p, q, d): ([(Int, Int, String)], [(Int, Int, String)], [(Int, Int, String)]) = ([], [], [])
        for w in 0..<2 {
            p += [(w, w, "[0, \"1\"]"), (w, 2 + w, "[0, \"1\"]"), (2 + w, 2 + w, "[1, \"1\"]")]
            q += [(w, w, "[0, \"1\"]"), (w, 2 + w, "[-1, \"-1\"]"), (2 + w, 2 + w, "[-1, \"1\"]")]
            for v in 0..<2 {
                d += [(w, v, "[0, \"1\"]"), (2 + w, 2 + v, w + v == 0 ? "[0, \"1\"], [1, \"1\"]" : "[0, \"1\"]")]
            }
        }
        // A^{ww'} = I, but for the entry of (0, 0), (1, 0).
        var matrix: [String] = ["[0, 2, \"1\"]"]
        for u in 0..<2 { for w in 0..<2 { for v in 0..<2 { matrix.append("[\(2 * u + w), \(2 * u + v), \"1\"]") } } }
        var witness = NetworkWitness(
            layers: [outer, inner, outer], window: #"{"rows": [0, 1, 2, 3], "columns": [0, 1, 2, 3]}"#,
            matrix: "[\(matrix.joined(separator: ", "))]",
            curve: [entries(q), entries(d), entries(p)], blocks: "[1, 1, 1]",
            refutation: #"{"minor": {"rows": [0], "columns": [0], "neurons": []}}"#)
        #expect(try witness.place == "refutation.minor")
        for index in d.indices {
            var other = d
            other[index].2 = "[0, \"2\"]"
            witness.curve[1] = entries(other)
            #expect(try witness.place == "witness", "\(other)")
        }
        witness.curve[1] = entries(d)
        witness.matrix = "[\(matrix.dropFirst().joined(separator: ", "))]"
        #expect(try witness.place == "witness")
    }

    /// With any other masks the certificate is accepted only if the set is not closed.
    @Test func noMasksMakeItProveSomethingFalse() throws {
        var accepted = 0
        for a in NetworkFacts.squares {
            for b in NetworkFacts.squares {
                for c in NetworkFacts.squares where NetworkFacts.isSubpermutation(c) && (effort > 1 || c == unitMask) {
                    for blocks in ["[1, 1, 1]", "[1, 2]"] {
                        var other = paddedLU
                        other.layers = [a, b, c]
                        other.blocks = blocks
                        if blocks == "[1, 2]" {
                            other.refutation = #"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 0]]}}"#
                        }
                        guard try verify(other.text).isVerified else { continue }
                        accepted += 1
                        #expect(NetworkFacts.isNotClosed([a, b, c]) == true, "\([a, b, c])")
                    }
                }
            }
        }
        // The masks of the witness, with either list of blocks.
        #expect(accepted == 2)
    }
}
