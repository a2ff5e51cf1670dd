import CertificateChecker
import Foundation
import Testing

private func place(_ layers: [LayerMask], layer: Int = 0, _ lines: [String], _ inner: String = Proof.peeled([])) throws
    -> String?
{
    try networkPlace(layers, Proof.fullPair(layer, lines, inner))
}
private let both = [Proof.line("rows", 0, [[0, 0], [1, 1]]), Proof.line("rows", 1, [[0, 0], [1, 1]])]

/// Two layers: a column's path is a neuron and a row, a row's path a column and a neuron.
@Suite struct RuleSC504OfPairsTests {
    @Test func linkedRowsOrColumnsMakeAPairFull() throws {
        #expect(try place([fullMask, fullMask], both) == nil)
        #expect(try place([fullMask, fullMask], both.reversed()) == nil)
        #expect(
            try place([fullMask, fullMask], both.map { $0.replacingOccurrences(of: "rows", with: "columns") }) == nil)
        #expect(try place([fullMask, fullMask], [both[0], Proof.line("rows", 1, [[1, 0], [0, 1]])]) == nil)
        // Lines of both sides may be listed, if all of one side are.
        #expect(try place([fullMask, fullMask], both + [Proof.line("columns", 1, [[0, 1], [1, 0]])]) == nil)
        // A listed line must have its paths even if the other side is complete.
        #expect(
            try place([fullMask, fullMask], both + [Proof.line("columns", 1, [[0, 1]])]) == "proof.links[2].paths")
        // UL and LU.
        #expect(
            try place(
                [lowerMask, upperMask], [Proof.line("rows", 0, [[0, 0], [1, 1]]), Proof.line("rows", 1, [[0, 1]])])
                == "proof.links[1].paths")
        #expect(try place([upperMask, lowerMask], [both[0]]) == "proof.links[0].paths[1]")
        // 1_{1×2} 1_{2×2}: one row. Two rows through one neuron: columns.
        #expect(try place([fullMask, ["11"]], [both[0]]) == nil)
        #expect(
            try place([["11"], ["1"]], [Proof.line("columns", 0, [[0, 0]]), Proof.line("columns", 1, [[0, 0]])]) == nil)
        #expect(
            try place([["11"], ["1"]], [Proof.line("rows", 0, [[0, 0], [1, 0]])]) == "proof.links[0].paths[1][1]")
    }

    @Test func noLineIsMissing() throws {
        #expect(try place([fullMask, fullMask], []) == "proof.links")
        #expect(try place([fullMask, fullMask], [both[0]]) == "proof.links")
        #expect(try place([fullMask, fullMask], [both[1]]) == "proof.links")
        #expect(
            try place([fullMask, fullMask], [both[0], Proof.line("columns", 0, [[0, 0], [1, 1]])]) == "proof.links")
        #expect(try place([fullMask, fullMask], [both[0], both[0], both[1]]) == "proof.links[1]")
        let columns = both.map { $0.replacingOccurrences(of: "rows", with: "columns") }
        #expect(try place([fullMask, fullMask], [columns[0], columns[1], columns[1]]) == "proof.links[2]")
        #expect(try place([fullMask, fullMask], [Proof.line("rows", 2, [])]) == "proof.links[0].line")
        #expect(try place([fullMask, fullMask], [Proof.line("columns", 2, [])]) == "proof.links[0].line")
        #expect(try place([fullMask, fullMask], [Proof.line("neurons", 0, [])]) == "proof.links[0].side")
        // A row that reaches nothing needs no paths, and may have none listed.
        #expect(try place([fullMask, ["11", "00"]], [both[0]]) == nil)
        #expect(try place([fullMask, ["11", "00"]], [both[0], Proof.line("rows", 1, [])]) == nil)
        #expect(
            try place([fullMask, ["11", "00"]], [both[0], Proof.line("rows", 1, [[0, 0]])]) == "proof.links[1].paths[0]"
        )
        #expect(
            try place([["00", "11"], ["10", "01"]], [Proof.line("rows", 1, [[0, 1], [1, 1]])])
                == "proof.links[0].paths[1][1]")
        #expect(
            try place(
                [["00", "11"], ["10", "01"]],
                [Proof.line("columns", 0, [[1, 1]]), Proof.line("columns", 1, [[1, 1]])]) == nil)
        #expect(try place([["00", "00"], fullMask], []) == nil)
    }

    @Test func everyComponentHasASide() throws {
        // Two components: two rows through one neuron to one column, and one row through one neuron to two columns.
        let layers = [["100", "011"], ["10", "10", "01"]]
        let (rows, columns) = (
            [Proof.line("rows", 0, [[0, 0]]), Proof.line("rows", 1, [[0, 0]])],
            [Proof.line("columns", 1, [[1, 2]]), Proof.line("columns", 2, [[1, 2]])]
        )
        #expect(try place(layers, rows + columns) == nil)
        #expect(try place(layers, columns + rows) == nil)
        #expect(try place(layers, rows) == "proof.links")
        #expect(try place(layers, columns) == "proof.links")
        for missing in 0..<4 {
            var lines = rows + columns
            lines.remove(at: missing)
            #expect(try place(layers, lines) == "proof.links", "\(missing)")
        }
    }

    @Test func aPathIsOne() throws {
        func paths(_ paths: [[Int]]) throws -> String? {
            try place([fullMask, fullMask], [Proof.line("rows", 0, paths), both[1]])
        }
        #expect(try paths([[0, 0], [1, 0]]) == "proof.links[0].paths[1][1]")
        #expect(try paths([[0, 0], [0, 1]]) == "proof.links[0].paths[1][0]")
        #expect(try paths([[0, 0]]) == "proof.links[0].paths")
        #expect(try paths([]) == "proof.links[0].paths")
        #expect(try paths([[0, 0], [2, 1]]) == "proof.links[0].paths[1][0]")
        #expect(try paths([[0, 0], [1, 2]]) == "proof.links[0].paths[1][1]")
        #expect(try paths([[0, 0], [1, -1]]) == "proof.links[0].paths[1][1]")
        #expect(try paths([[0, 0], [1, 1], [1, 1]]) == "proof.links[0].paths[2][0]")
        #expect(try paths([[0], [1]]) == "proof.links[0].paths[0]")
        #expect(try paths([[0, 0, 0], [1, 1]]) == "proof.links[0].paths[0]")
        // The cell of F, or that of G, is outside the mask.
        #expect(
            try place([fullMask, ["10", "11"]], [Proof.line("rows", 0, [[0, 0], [1, 1]]), both[1]])
                == "proof.links[0].paths[1]")
        #expect(
            try place([["11", "10"], fullMask], [Proof.line("rows", 0, [[0, 0], [1, 1]]), both[1]])
                == "proof.links[0].paths[1][1]")
        #expect(
            try place(
                [["11", "10"], fullMask],
                [Proof.line("rows", 0, [[0, 1], [1, 0]]), Proof.line("rows", 1, [[0, 1], [1, 0]])]) == nil)
    }

    /// One side's paths are not those of the other: a column's begin with the neuron.
    @Test func theOrderOfThePathIsThatOfTheSide() throws {
        // Two neurons, three columns, one row; and three rows, one column.
        #expect(try place([["111", "100"], ["11"]], (0..<3).map { Proof.line("columns", $0, [[0, 0]]) }) == nil)
        #expect(
            try place(
                [["111", "100"], ["11"]],
                [
                    Proof.line("columns", 0, [[1, 0]]), Proof.line("columns", 1, [[0, 0]]),
                    Proof.line("columns", 2, [[0, 0]]),
                ]) == nil)
        #expect(
            try place(
                [["111", "100"], ["11"]],
                [
                    Proof.line("columns", 0, [[0, 1]]), Proof.line("columns", 1, [[0, 0]]),
                    Proof.line("columns", 2, [[0, 0]]),
                ]) == "proof.links[0].paths[0][1]")
        #expect(
            try place([["111", "100"], ["11"]], [Proof.line("columns", 1, [[1, 0]])]) == "proof.links[0].paths[0][0]")
        #expect(
            try place(
                [["1", "1"], ["11", "10", "10"]],
                [Proof.line("rows", 0, [[0, 1]]), Proof.line("rows", 1, [[0, 0]]), Proof.line("rows", 2, [[0, 0]])])
                == nil)
        #expect(
            try place([["1", "1"], ["11", "10", "10"]], [Proof.line("rows", 0, [[1, 0]])])
                == "proof.links[0].paths[0][0]")
        #expect(
            try place([["1", "1"], ["11", "10", "10"]], [Proof.line("rows", 1, [[0, 1]])]) == "proof.links[0].paths[0]")
    }

    @Test func theMergedLayerIsTheBooleanProduct() throws {
        // Between the LU: the pair of the first two layers is U, and U, L are left.
        let layers = [unitMask, upperMask, lowerMask]
        let merge = [Proof.line("rows", 0, [[0, 0], [1, 1]]), Proof.line("rows", 1, [[1, 1]])]
        #expect(try place(layers, merge, Proof.peeled(["output"])) == "proof.proof.peel[0]")
        #expect(try place(layers, layer: 1, merge, Proof.peeled(["output"])) == "proof.links[0].paths[1]")
        #expect(try place([unitMask, fullMask, lowerMask], layer: 0, both, Proof.peeled(["output"])) == nil)
        #expect(
            try place([fullMask, upperMask, unitMask], layer: 0, both, Proof.peeled(["output"]))
                == "proof.links[1].paths[0]")
        // Full layers in a row become one.
        #expect(try place([fullMask, fullMask, fullMask], layer: 1, both, Proof.fullPair(0, both)) == nil)
    }
}

/// Every one of `rows` lines has `columns` ones.
private func full(_ rows: Int, _ columns: Int) -> LayerMask {
    Array(repeating: String(repeating: "1", count: columns), count: rows)
}

/// The direct sum of two masks.
private func sum(_ a: LayerMask, _ b: LayerMask) -> LayerMask {
    let zeros = { String(repeating: "0", count: $0) }
    return a.map { $0 + zeros(NetworkFacts.columns(b)) } + b.map { zeros(NetworkFacts.columns(a)) + $0 }
}

@Suite struct RuleSC504OfBlocksTests {
    /// 3 inputs, 2 and 3 neurons, 2 outputs: every matrix, by columns; the first two layers alone have rank 2.
    private let narrow = [full(2, 3), full(3, 2), full(2, 3)]
    private let straight = [[0, 0, 0], [1, 1, 1]]
    private func columns(_ paths: [[Int]], of column: Int = 0) -> [String] {
        (0..<3).map { Proof.line("columns", $0, $0 == column ? paths : straight) }
    }
    private func narrowPlace(_ paths: [[Int]], of column: Int = 0) throws -> String? {
        try networkPlace(narrow, Proof.fullBlock([0, 3], columns(paths, of: column)))
    }

    @Test func disjointPathsMakeABlockFull() throws {
        #expect(try narrowPlace(straight) == nil)
        #expect(try narrowPlace([[1, 0, 0], [0, 2, 1]]) == nil)
        #expect(try narrowPlace([[1, 2, 1], [0, 0, 0]]) == nil)
        #expect(try networkPlace(narrow, Proof.fullBlock([0, 3], columns(straight).reversed())) == nil)
        // The network backwards, by rows: the path of a row is that of the column backwards.
        let mirror = narrow.reversed().map(\.transposedMask)
        let rows = (0..<3).map { Proof.line("rows", $0, [[0, 2, 1], [1, 0, 0]]) }
        #expect(try networkPlace(mirror, Proof.fullBlock([0, 3], rows)) == nil)
        #expect(try networkPlace(mirror, Proof.fullBlock([0, 3], Array(rows.dropLast()))) == "proof.links")
        #expect(
            try networkPlace(
                mirror, Proof.fullBlock([0, 3], rows.map { $0.replacingOccurrences(of: "rows", with: "columns") }))?
                .hasPrefix("proof.links[0].paths") == true)
    }

    @Test func noUnitOfAnyLevelIsUsedTwice() throws {
        for column in 0..<3 {
            #expect(try narrowPlace([[0, 0, 0], [0, 1, 1]], of: column) == "proof.links[\(column)].paths[1][0]")
            #expect(try narrowPlace([[0, 0, 0], [1, 0, 1]], of: column) == "proof.links[\(column)].paths[1][1]")
            #expect(try narrowPlace([[0, 0, 0], [1, 1, 0]], of: column) == "proof.links[\(column)].paths[1][2]")
        }
        // Each level has units of its own: 0, 0, 0 is no repetition. Rows need three neurons of the first two.
        #expect(
            try networkPlace(
                narrow, Proof.fullBlock([0, 3], [Proof.line("rows", 0, [[0, 0, 0], [1, 1, 1], [2, 0, 2]])]))
                == "proof.links[0].paths[2][1]")
        #expect(
            try networkPlace(
                narrow, Proof.fullBlock([0, 3], [Proof.line("rows", 0, [[0, 0, 0], [1, 1, 1], [2, 2, 2]])]))
                == "proof.links[0].paths[2][1]")
        #expect(
            try networkPlace(narrow, Proof.fullBlock([0, 3], [Proof.line("rows", 0, [[0, 0, 0], [1, 1, 1]])]))
                == "proof.links[0].paths")
    }

    /// Full at both ends and through a single neuron: rank one, whatever the level.
    @Test func aBottleneckIsSeen() throws {
        for level in 1...3 {
            let sizes = (0...4).map { $0 == level ? 1 : 2 }
            let layers = zip(sizes.dropFirst(), sizes).map { full($0, $1) }
            let lines = ["rows", "columns"].flatMap { side in
                (0..<2).map { line in
                    Proof.line(
                        side, line,
                        (0..<2).map { unit in (0..<4).map { sizes[side == "rows" ? $0 : $0 + 1] == 1 ? 0 : unit } })
                }
            }
            #expect(try networkPlace(layers, Proof.fullBlock([0, 4], lines)) == "proof.links[0].paths[1][\(level)]")
            #expect(
                try networkPlace(layers, Proof.fullBlock([0, 4], lines.reversed()))
                    == "proof.links[0].paths[1][\(level - 1)]")
        }
    }

    @Test func theEndsAreExactlyTheReach() throws {
        #expect(try narrowPlace([]) == "proof.links[0].paths")
        #expect(try narrowPlace([[0, 0, 0]]) == "proof.links[0].paths")
        #expect(try narrowPlace([[1, 2, 1]]) == "proof.links[0].paths")
        #expect(try narrowPlace([[0, 0, 0], [1, 1, 1], [0, 2, 0]]) == "proof.links[0].paths[2][0]")
        // Row 0 is reached through one unit only.
        let layers = [fullMask, ["11", "10"], ["10", "11"]]
        let line = { (paths: [[Int]]) in
            [Proof.line("columns", 0, paths), Proof.line("columns", 1, [[1, 0, 0], [0, 1, 1]])]
        }
        #expect(try networkPlace(layers, Proof.fullBlock([0, 3], line([[1, 0, 0], [0, 1, 1]]))) == nil)
        #expect(try networkPlace(layers, Proof.fullBlock([0, 3], line([[1, 0, 1]]))) == "proof.links[0].paths")
        #expect(
            try networkPlace(layers, Proof.fullBlock([0, 3], line([[1, 0, 1], [0, 1, 0]])))
                == "proof.links[0].paths[1][2]")
    }

    @Test func everyLevelHasAUnit() throws {
        for wrong in [[], [0], [0, 0], [0, 0, 0, 0], [0, 0, 0, 0, 0]] {
            #expect(try narrowPlace([wrong, [1, 1, 1]]) == "proof.links[0].paths[0]", "\(wrong)")
            #expect(
                try networkPlace(narrow, Proof.fullBlock([0, 3], [Proof.line("rows", 0, [wrong])]))
                    == "proof.links[0].paths[0]", "\(wrong)")
        }
        for (position, size) in [2, 3, 2].enumerated() {
            for unit in [-1, size] {
                var path = [1, 1, 1]
                path[position] = unit
                #expect(try narrowPlace([[0, 0, 0], path]) == "proof.links[0].paths[1][\(position)]", "\(path)")
            }
        }
        #expect(
            try networkPlace(
                narrow, Proof.fullBlock([0, 3], columns(straight)).replacingOccurrences(of: "[1, 1, 1]", with: "1"))
                == "proof.links[0].paths[1]")
        #expect(
            try networkPlace(
                narrow,
                Proof.fullBlock([0, 3], columns(straight)).replacingOccurrences(of: "[1, 1, 1]", with: "[1, 1, \"1\"]"))
                == "proof.links[0].paths[1][2]")
    }

    /// A path that leaves the masks, at each of the three layers, from either side.
    @Test func pathsLieInTheMasks() throws {
        let good = ["columns", "rows"].map { side in (0..<2).map { Proof.line(side, $0, [[0, 0, 0], [1, 1, 1]]) } }
        for lines in good {
            #expect(try networkPlace([fullMask, fullMask, fullMask], Proof.fullBlock([0, 3], lines)) == nil)
        }
        for layer in 0..<3 {
            var layers = [fullMask, fullMask, fullMask]
            layers[layer] = ["11", "10"]
            #expect(
                try networkPlace(layers, Proof.fullBlock([0, 3], good[0]))
                    == (layer == 0 ? "proof.links[1].paths[1][0]" : "proof.links[0].paths[1][\(layer)]"))
            #expect(
                try networkPlace(layers, Proof.fullBlock([0, 3], good[1]))
                    == (layer == 2 ? "proof.links[1].paths[1]" : "proof.links[0].paths[1][\(layer + 1)]"))
        }
    }

    @Test func theBlockIsPartOfTheList() throws {
        let lines = columns(straight)
        for (range, place) in [
            ([0, 1], "[1]"), ([0, 0], "[1]"), ([0, -3], "[1]"), ([0, 4], "[1]"), ([1, 3], "[1]"), ([1, 1], "[1]"),
            ([2, 2], "[0]"), ([2, 1], "[0]"), ([3, 2], "[0]"), ([-1, 3], "[0]"), ([-1, 4], "[0]"),
            ([0], ""), ([], ""), ([0, 3, 0], ""), ([0, Int.max], "[1]"), ([1, Int.max], "[1]"),
        ] {
            #expect(try networkPlace(narrow, Proof.fullBlock(range, lines)) == "proof.layers\(place)", "\(range)")
        }
        #expect(try networkPlace([fullMask], Proof.fullBlock([0, 2], [])) == "proof.layers[0]")
        #expect(try networkPlace([fullMask], Proof.fullBlock([0, 1], [])) == "proof.layers[0]")
        // With the paths of three layers, a block of two is another.
        #expect(try networkPlace(narrow, Proof.fullBlock([0, 2], lines)) == "proof.links[0].paths[0]")
        #expect(try networkPlace(narrow, Proof.fullBlock([1, 2], lines)) == "proof.links[0].paths[0]")
        // The keys are these four, and no others.
        let text = Proof.fullBlock([0, 3], lines)
        for (key, other) in [
            ("layers", "layer"), ("links", "matchings"), ("paths", "matching"), ("\"side\"", "\"end\""),
        ] {
            #expect(try networkPlace(narrow, text.replacingOccurrences(of: key, with: other)) != nil, "\(key)")
        }
        #expect(
            try networkPlace(narrow, text.replacingOccurrences(of: "\"links\"", with: "\"layer\": 0, \"links\""))
                == "proof.layer")
        #expect(
            try networkPlace(narrow, text.replacingOccurrences(of: "\"line\"", with: "\"matching\": [], \"line\""))
                == "proof.links[0].matching")
    }

    @Test func layersBeforeAndAfterStay() throws {
        // U before, L after a block that is the unit mask: the LU is left, which is not closed.
        let units = [unitMask, unitMask, unitMask]
        let lines = (0..<2).map { Proof.line("rows", $0, [[$0, $0, $0]]) }
        let columns = both.map { $0.replacingOccurrences(of: "rows", with: "columns") }
        #expect(
            try networkPlace(
                [upperMask] + units + [lowerMask], Proof.fullBlock([1, 3], lines, Proof.peeled(["output", "output"])))
                == "proof.proof.peel[0]")
        #expect(
            try networkPlace(
                [fullMask] + units + [lowerMask],
                Proof.fullBlock([1, 3], lines, Proof.fullPair(0, columns, Proof.peeled(["output"])))) == nil)
        #expect(
            try networkPlace(
                [fullMask] + units + [lowerMask],
                Proof.fullBlock([1, 3], lines, Proof.fullPair(1, columns, Proof.peeled(["output"]))))
                == "proof.proof.links[0].paths[1][0]")
        // At the end of the list, and at its beginning.
        #expect(
            try networkPlace([fullMask] + units, Proof.fullBlock([1, 3], lines, Proof.fullPair(0, columns))) == nil)
        #expect(try networkPlace(units + [fullMask], Proof.fullBlock([0, 3], lines, Proof.fullPair(0, both))) == nil)
        #expect(
            try networkPlace(units + [fullMask], Proof.fullBlock([0, 3], lines, Proof.fullPair(1, both)))
                == "proof.proof.layers[0]")
        // Column 0 of ULU has a single neuron.
        let ulu = (0..<2).map {
            Proof.line("columns", $0, $0 == 0 ? [[0, 0, 0], [0, 1, 1]] : [[0, 0, 0], [1, 1, 1]])
        }
        #expect(
            try networkPlace([upperMask, lowerMask, upperMask], Proof.fullBlock([0, 3], ulu))
                == "proof.links[0].paths[1][0]")
    }

    @Test func componentsHaveSidesOfTheirOwn() throws {
        // Every matrix by columns, and every matrix by rows.
        let mirror = narrow.reversed().map(\.transposedMask)
        let layers = zip(narrow, mirror).map { sum($0, $1) }
        let columns = (0..<3).map { Proof.line("columns", $0, straight) }
        let starts = NetworkFacts.sizes(narrow)
        let rows = (0..<3).map { row in
            Proof.line("rows", starts[3] + row, [0, 1].map { [starts[0] + $0, starts[1] + $0, starts[2] + $0] })
        }
        #expect(try networkPlace(layers, Proof.fullBlock([0, 3], columns + rows)) == nil)
        for missing in 0..<6 {
            var lines = columns + rows
            lines.remove(at: missing)
            #expect(try networkPlace(layers, Proof.fullBlock([0, 3], lines)) == "proof.links", "\(missing)")
        }
        // No two neighbours are full: the first component is not, or the second.
        #expect(
            try networkPlace(
                layers, Proof.fullBlock([0, 2], TestBlock(Array(layers[0..<2])).links, Proof.peeled(["output"])))
                == "proof.links")
        #expect(
            try networkPlace(
                layers, Proof.fullBlock([1, 2], TestBlock(Array(layers[1..<3])).links, Proof.peeled(["output"])))
                == "proof.links")
        // One cell between the components, and they are one.
        for (layer, output, input) in [(0, 2, 0), (1, 3, 0), (2, 2, 0), (0, 0, 3), (1, 0, 2), (2, 0, 3)] {
            var joined = layers
            joined[layer] = NetworkFacts.setting(joined[layer], output, input)
            #expect(
                try networkPlace(joined, Proof.fullBlock([0, 3], columns + rows)) != nil, "\(layer) \(output) \(input)")
        }
    }

    /// Units that lead nowhere, or are not reached, join what they touch.
    @Test func deadUnitsJoinComponents() throws {
        let links = [
            Proof.line("rows", 0, [[0, 0, 0]]), Proof.line("rows", 1, [[0, 0, 0]]),
            Proof.line("columns", 1, [[1, 1, 2]]), Proof.line("columns", 2, [[1, 1, 2]]),
        ]
        let (first, last) = (["100", "011"], ["10", "10", "01"])
        let proof = Proof.fullBlock([0, 3], links)
        #expect(try networkPlace([first, unitMask, last], proof) == nil)
        // Neuron 2 of level 1 or level 2 is dead: reached from both and leading nowhere, or the other way round.
        #expect(try networkPlace([first + ["110"], ["100", "010"], last], proof) == "proof.links")
        #expect(try networkPlace([first, unitMask + ["11"], ["100", "100", "010"]], proof) == "proof.links")
        #expect(try networkPlace([first + ["000"], ["101", "011"], last], proof) == "proof.links")
        #expect(try networkPlace([first, unitMask + ["00"], ["101", "100", "011"]], proof) == "proof.links")
        // Dead units that touch one component, or none, change nothing.
        #expect(try networkPlace([first + ["010"], ["100", "010"], last], proof) == nil)
        #expect(try networkPlace([first + ["000"], ["100", "010"], last], proof) == nil)
        #expect(try networkPlace([first, unitMask + ["00"], ["101", "101", "010"]], proof) == nil)
        // Without the dead units, which SC503 drops, the components have their sides again.
        #expect(
            try networkPlace(
                [first + ["110"], ["100", "010"], last],
                Proof.components([
                    Proof.fullBlock(
                        [0, 3], [Proof.line("rows", 0, [[0, 0, 0]]), Proof.line("rows", 1, [[0, 0, 0]])]),
                    Proof.fullBlock(
                        [0, 3], [Proof.line("columns", 0, [[0, 0, 0]]), Proof.line("columns", 1, [[0, 0, 0]])]),
                ])) == nil)
        // Nothing reaches anything.
        #expect(try networkPlace([fullMask, ["00", "00"], fullMask], Proof.fullBlock([0, 3], [])) == nil)
    }
}
