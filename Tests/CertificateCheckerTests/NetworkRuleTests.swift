import CertificateChecker
import Testing

@Suite struct RuleSC502InNetworksTests {
    /// Neuron 0 is above neuron 1: its column in the last layer is the larger, its row in the first the smaller.
    @Test func supportsMayLieAboveOneAnother() throws {
        #expect(try networkPlace([["10", "11"], ["10", "11"]], Proof.peeled(["output"])) == nil)
        #expect(try networkPlace([["10", "11"], ["10", "11"]], Proof.peeled(["input"])) == nil)
        #expect(try networkPlace([["11", "01"], ["11", "01"]], Proof.peeled(["output"])) == nil)
        // Equal columns and nested rows; and the LU, where neuron 0 has the larger column and the larger row.
        #expect(try networkPlace([["10", "11"], ["11", "11"]], Proof.peeled(["output"])) == nil)
        #expect(try networkPlace([upperMask, lowerMask], Proof.peeled(["output"])) == "proof.peel[0]")
        #expect(try networkPlace([upperMask, lowerMask], Proof.peeled(["input"])) == "proof.peel[0]")
        // Columns cross.
        #expect(try networkPlace([fullMask, ["10", "11", "01"]], Proof.peeled(["output"])) == "proof.peel[0]")
        // Three neurons, any two of which are comparable, and three of which two are not.
        #expect(try networkPlace([["100", "110", "111"], ["100", "110", "111"]], Proof.peeled(["output"])) == nil)
        #expect(
            try networkPlace([["100", "110", "011"], ["100", "110", "111"]], Proof.peeled(["output"]))
                == "proof.peel[0]")
    }

    /// Neurons 0 and 1 of the last place have equal rectangles; their rows in the next layer must be comparable too.
    @Test func theNextLayerMustAgree() throws {
        for (next, isSeparated) in [
            (["10", "01"], false), (["10", "11"], true), (["11", "01"], true), (["11", "11"], true),
        ] {
            let layers = [fullMask, next, fullMask]
            #expect(
                try networkPlace(layers, Proof.peeled(["output"], Proof.peeled(["output"])))
                    == (isSeparated ? nil : "proof.peel[0]"), "\(next)")
            // The same network backwards.
            let mirror = [fullMask, [next[0], next[1]].transposedMask, fullMask]
            #expect(
                try networkPlace(mirror, Proof.peeled(["input"], Proof.peeled(["input"])))
                    == (isSeparated ? nil : "proof.peel[0]"), "\(next)")
        }
        // Above by column and by row of the product, but not by the row in the next layer.
        let wide = [["11", "11"], ["10", "01"], ["10", "11"]]
        #expect(try networkPlace(wide, Proof.peeled(["output"], Proof.peeled(["output"]))) == "proof.peel[0]")
    }

    @Test func aProofIsAboutTheLayersThatAreLeft() throws {
        // The LU, with a diagonal layer at each end that can be taken away: what is left is not closed.
        let layers = [unitMask, upperMask, lowerMask, unitMask]
        for steps in ["[{\"rule\": \"SC302\"}]", "[{\"rule\": \"SC201\", \"classes\": [0]}, {\"rule\": \"SC301\"}]"] {
            #expect(
                try networkPlace(
                    layers, Proof.peeled(["output", "input"], "{\"rule\": \"SC506\", \"proof\": \(steps)}"))?.hasPrefix(
                        "proof.proof.proof") == true)
        }
        let crossing = [unitMask, ["11", "10"], ["01", "11"], unitMask]
        #expect(
            try networkPlace(crossing, Proof.peeled(["output", "input"], Proof.twoLayers([#"{"rule": "SC302"}"#])))
                == nil)
        #expect(
            try networkPlace(crossing, Proof.peeled(["output"], Proof.twoLayers([#"{"rule": "SC302"}"#])))
                == "proof.proof")
        #expect(try networkPlace(crossing, Proof.peeled([], Proof.peeled(["output", "input", "output"]))) == nil)
        #expect(try networkPlace(crossing, Proof.peeled(["output", "input"])) == "proof.peel")
        #expect(
            try networkPlace(crossing, Proof.peeled(["output", "input", "output", "output"], Proof.peeled([])))
                == "proof.peel[3]")
        #expect(try networkPlace(crossing, Proof.peeled(["output", "input", "output"], Proof.peeled([]))) == nil)
        #expect(try networkPlace(crossing, Proof.peeled(["output", "input", "output"], "1")) == "proof.proof")
        #expect(try networkPlace(crossing, Proof.peeled(["output", "input", "output"], "{}")) == "proof.proof")
        // Chainable patterns among what is left.
        let patterns = "{\"rule\": \"SC501\", \"patterns\": [[1, 2, 2, 1], [1, 1, 1, 2]], \"merges\": []}"
        #expect(
            try networkPlace([fullMask, unitMask, ["10", "01", "11"]], Proof.peeled(["output"], patterns))
                == "proof.peel[0]")
        #expect(try networkPlace([fullMask, unitMask, ["10", "01", "01"]], Proof.peeled(["output"], patterns)) == nil)
    }
}

@Suite struct RuleSC503InNetworksTests {
    /// Inputs 0 and 2 go with neuron 1, input 1 with neuron 0; neuron 2 leads nowhere, output 2 is reached by nothing
    /// alive.
    private let layers = [["010", "101", "001"], ["010", "100", "000"]]
    private let single = Proof.peeled(["output"])

    @Test func everyComponentHasItsProof() throws {
        #expect(try networkPlace(layers, Proof.components([single, single])) == nil)
        for parts in [[], [single], [single, single, single]] {
            #expect(try networkPlace(layers, Proof.components(parts)) == "proof.parts")
        }
        #expect(try networkPlace(layers, Proof.components([single, Proof.peeled([])])) == "proof.parts[1].peel")
        #expect(try networkPlace(layers, Proof.components([Proof.peeled([]), single])) == "proof.parts[0].peel")
    }

    /// The component of input 0 comes first; each part is numbered anew.
    @Test func componentsComeInTheOrderOfTheirInputs() throws {
        let first = Proof.fullPair(0, [Proof.line("rows", 0, [[0, 0]])])
        // One row, one neuron and two columns: columns, not the row.
        let byColumns = Proof.fullPair(0, [Proof.line("columns", 0, [[0, 0]]), Proof.line("columns", 1, [[0, 0]])])
        #expect(try networkPlace(layers, Proof.components([byColumns, first])) == nil)
        #expect(
            try networkPlace(layers, Proof.components([first, byColumns]))?.hasPrefix("proof.parts[0].links") == true)
        #expect(try networkPlace(layers, Proof.components([byColumns, byColumns])) == "proof.parts[1].links[1].line")
    }

    @Test func unitsOnNoPathAreGone() throws {
        #expect(try networkPlace([["1"], ["0"]], Proof.components([])) == nil)
        #expect(try networkPlace([["0"]], Proof.components([])) == nil)
        #expect(try networkPlace([["1"]], Proof.components([])) == "proof.parts")
        #expect(try networkPlace([["11"], ["0"], ["1"]], Proof.components([])) == nil)
        // The LU with a neuron that is not reached is still the LU.
        let lu = [["11", "01", "00"], ["101", "111"]]
        #expect(try networkPlace(lu, Proof.components([single])) == "proof.parts[0].peel[0]")
        // A dead neuron joins no components.
        let joined = [["10", "01", "11"], ["100", "010"]]
        #expect(try networkPlace(joined, Proof.components([single, single])) == nil)
        #expect(try networkPlace([joined[0], ["100", "011"]], Proof.components([single, single])) == "proof.parts")
    }

    @Test func deepNetworksFallApartToo() throws {
        let blocks = ["1100", "1100", "0011", "0011"]
        let three = Proof.peeled(["output", "output"])
        #expect(try networkPlace([blocks, blocks, blocks], Proof.components([three, three])) == nil)
        #expect(
            try networkPlace([blocks, ["1010", "0101", "1010", "0101"], blocks], Proof.components([three, three]))
                == "proof.parts")
        #expect(
            try networkPlace([blocks, blocks, blocks], Proof.components([three, Proof.components([three])])) == nil)
    }
}

@Suite struct RuleSC505InNetworksTests {
    @Test func asManyEqualLinesAsOnesAreEnough() throws {
        // Rank one, three equal rows: one is enough.
        let tall = [["11"], ["1", "1", "1"]]
        let rest = Proof.peeled(["output"])
        #expect(try networkPlace(tall, Proof.equalEnds("output", [1, 2], rest)) == nil)
        #expect(try networkPlace(tall, Proof.equalEnds("output", [0, 2], rest)) == nil)
        #expect(try networkPlace(tall, Proof.equalEnds("output", [0, 1, 2], rest)) == "proof.delete")
        #expect(try networkPlace(tall, Proof.equalEnds("output", [], rest)) == "proof.delete")
        #expect(try networkPlace(tall, Proof.equalEnds("output", [2, 1], rest)) == "proof.delete[1]")
        #expect(try networkPlace(tall, Proof.equalEnds("output", [1, 1], rest)) == "proof.delete[1]")
        #expect(try networkPlace(tall, Proof.equalEnds("output", [3], rest)) == "proof.delete[0]")
        #expect(try networkPlace(tall, Proof.equalEnds("left", [1], rest)) == "proof.side")
        // The side input is about columns of the first mask.
        #expect(try networkPlace(tall, Proof.equalEnds("input", [0], rest)) == nil)
        #expect(try networkPlace(tall, Proof.equalEnds("input", [2], rest)) == "proof.delete[0]")
        #expect(try networkPlace(tall, Proof.equalEnds("input", [0, 1], rest)) == "proof.delete")
    }

    @Test func linesAreEqualInTheMaskAtTheEnd() throws {
        // Rows with two ones need two of their kind.
        let rest = Proof.peeled(["output"])
        #expect(try networkPlace([fullMask, ["11", "11", "11"]], Proof.equalEnds("output", [0], rest)) == nil)
        #expect(
            try networkPlace([fullMask, ["11", "11", "11"]], Proof.equalEnds("output", [0, 1], rest)) == "proof.delete")
        #expect(
            try networkPlace([fullMask, ["11", "11", "10"]], Proof.equalEnds("output", [0], rest)) == "proof.delete")
        #expect(try networkPlace([fullMask, ["11", "10", "10"]], Proof.equalEnds("output", [2], rest)) == nil)
        #expect(
            try networkPlace([fullMask, ["11", "10", "01"]], Proof.equalEnds("output", [2], rest)) == "proof.delete")
        // Products agree on rows 0 and 1, the masks do not.
        #expect(
            try networkPlace([["11", "11"], ["11", "01"]], Proof.equalEnds("output", [1], rest)) == "proof.delete")
        #expect(try networkPlace([["110", "111"], fullMask], Proof.equalEnds("input", [0], rest)) == "proof.delete")
        #expect(try networkPlace([["1110", "1111"], fullMask], Proof.equalEnds("input", [0], rest)) == nil)
        #expect(
            try networkPlace([["1110", "1111"], fullMask], Proof.equalEnds("input", [0, 1], rest)) == "proof.delete")
    }

    @Test func whatIsLeftIsProved() throws {
        // The LU with row 0 twice: without it the LU, which no rule proves.
        let layers = [upperMask, ["10", "10", "11"]]
        #expect(
            try networkPlace(layers, Proof.equalEnds("output", [0], Proof.peeled(["output"]))) == "proof.proof.peel[0]")
        #expect(try networkPlace(layers, Proof.equalEnds("output", [1], Proof.peeled([]))) == "proof.proof.peel")
        // Rows of zeros may all go; then there is no line, and no path.
        let empty = [fullMask, ["00", "00"]]
        for inner in [
            Proof.components([]), Proof.peeled(["output"]), Proof.peeled(["input"]), Proof.fullPair(0, []),
            Proof.twoLayers([#"{"rule": "SC301"}"#]), Proof.normalForms([], Proof.cases([], Proof.factors([[], []]))),
        ] {
            #expect(try networkPlace(empty, Proof.equalEnds("output", [0, 1], inner)) == nil, "\(inner)")
        }
        #expect(
            try networkPlace(
                empty, Proof.equalEnds("output", [0, 1], Proof.equalEnds("output", [0], Proof.components([]))))
                == "proof.proof.delete[0]")
        let mirror = [["00", "00"], fullMask]
        for inner in [
            Proof.components([]), Proof.peeled(["output"]), Proof.peeled(["input"]), Proof.fullPair(0, []),
            Proof.twoLayers([#"{"rule": "SC301"}"#]), Proof.normalForms([], Proof.cases([], Proof.factors([[], []]))),
        ] {
            #expect(try networkPlace(mirror, Proof.equalEnds("input", [0, 1], inner)) == nil, "\(inner)")
        }
    }
}

@Suite struct RuleSC506InNetworksTests {
    @Test func theRulesForTwoLayersApply() throws {
        #expect(try networkPlace([["11", "10"], ["01", "11"]], Proof.twoLayers([#"{"rule": "SC302"}"#])) == nil)
        #expect(try networkPlace([upperMask, lowerMask], Proof.twoLayers([#"{"rule": "SC302"}"#])) == "proof.proof[0]")
        #expect(
            try networkPlace(
                [fullMask, fullMask], Proof.twoLayers([#"{"rule": "SC201", "classes": [0]}"#, #"{"rule": "SC301"}"#]))
                == nil)
        #expect(
            try networkPlace([fullMask, fullMask], Proof.twoLayers([#"{"rule": "SC201", "classes": [0]}"#]))
                == "proof.proof")
        #expect(try networkPlace([fullMask], Proof.twoLayers([#"{"rule": "SC302"}"#])) == "proof")
        #expect(try networkPlace([fullMask, unitMask, fullMask], Proof.twoLayers([#"{"rule": "SC302"}"#])) == "proof")
        #expect(
            try networkPlace([fullMask, fullMask], "{\"rule\": \"SC506\", \"proof\": \(Proof.peeled(["output"]))}")
                == "proof.proof")
    }

    /// I is the second mask, J the transpose of the first: rows of the factorization are outputs.
    @Test func theOutputsAreTheRows() throws {
        let layers = [["111"], ["1", "1"]]
        let delete = { (side: String, lines: [Int]) in
            Proof.twoLayers([
                "{\"rule\": \"SC203\", \"side\": \"\(side)\", \"delete\": \(lines)}", #"{"rule": "SC302"}"#,
            ])
        }
        #expect(try networkPlace(layers, delete("rows", [1])) == nil)
        #expect(try networkPlace(layers, delete("columns", [1, 2])) == nil)
        #expect(try networkPlace(layers, delete("rows", [2])) != nil)
    }
}

extension [String] {
    /// The mask with rows and columns exchanged.
    var transposedMask: LayerMask {
        (0..<NetworkFacts.columns(self)).map { j in String(indices.map { NetworkFacts.has(self, $0, j) ? "1" : "0" }) }
    }
}
