import CertificateChecker
import Foundation
import Testing

private let lul = [lowerMask, upperMask, lowerMask]
private let (zero, antidiagonal, diagonal, first, last) = (
    LULTree.zero, LULTree.antidiagonal, LULTree.diagonal, LULTree.first, LULTree.last
)
private let (upperCorner, lowerCorner, square) = (LULTree.upperCorner, LULTree.lowerCorner, LULTree.square)
private func end(_ factors: String) -> String { LULTree.end(factors) }
private func tree(cleared: [[Int]] = [[1, 1], [0, 0]], top: String? = nil, corner: String = end(antidiagonal)) -> String
{
    LULTree.text(cleared: cleared, top: top, corner: corner)
}
private func place(_ layers: [LayerMask], _ deletions: [String], _ tree: String) throws -> String? {
    let place = try networkPlace(layers, Proof.normalForms(deletions, tree))
    return place.map { $0.hasPrefix("proof.") ? String($0.dropFirst(6)) : $0 }
}

private func place(_ layers: [LayerMask], _ tree: String) throws -> String? { try place(layers, [], tree) }
private func place(_ tree: String) throws -> String? { try place(lul, [], tree) }

/// Without row 0 of the last mask: one row, by two full pairs.
private let withoutRow = Proof.fullPair(
    1, [Proof.line("rows", 0, [[0, 0], [1, 1]])], Proof.fullPair(0, [Proof.line("rows", 0, [[0, 0], [1, 1]])]))

@Suite struct RuleSC507Tests {
    @Test func everyMatrixIsLUL() throws {
        guard case .verified(let statement) = try verify(networkCertificate(lul, Proof.normalForms([], tree()))) else {
            Issue.record("\(try verify(networkCertificate(lul, Proof.normalForms([], tree()))))")
            return
        }
        #expect(statement.verdict == .closed && statement.network?.rule == "SC507" && statement.network?.depth == 3)
    }

    @Test func factorsGiveEveryCell() throws {
        let wrong = Proof.factors([
            [(0, 0, 1), (1, 0, 1), (1, 1, 1)], [(0, 0, -1), (0, 1, 1), (1, 1, 1)], [(0, 0, 1), (1, 0, -1), (1, 1, 2)],
        ])
        #expect(try place(tree(corner: end(wrong))) == "tree.nonzero.nonzero.cases.factors")
        #expect(try place(tree(corner: end(upperCorner))) == "tree.nonzero.nonzero.cases.factors")
        #expect(try place(tree(corner: end(diagonal))) == "tree.nonzero.nonzero.cases.factors")
        // Twice the matrix, by a denominator; and by one that it is not.
        let entries: [[(Int, Int, Int)]] = [
            [(0, 0, 1), (1, 0, 1), (1, 1, 1)], [(0, 0, -1), (0, 1, 1), (1, 1, 1)], [(0, 0, 2), (1, 0, -2), (1, 1, 2)],
        ]
        #expect(try place(tree(corner: end(Proof.factors(entries, Proof.denominator(constant: "2"))))) == nil)
        #expect(
            try place(tree(corner: end(Proof.factors(entries, Proof.denominator(constant: "-2")))))
                == "tree.nonzero.nonzero.cases.factors")
        #expect(
            try place(tree(corner: end(Proof.factors(entries, Proof.denominator(constant: "0")))))
                == "tree.nonzero.nonzero.cases.denominator.constant")
    }

    @Test func factorsLieInTheMasks() throws {
        let cells = "tree.nonzero.nonzero.cases.factors"
        #expect(try place(tree(corner: end(Proof.factors([[(0, 1, 1)], [], []])))) == "\(cells)[0][0]")
        #expect(try place(tree(corner: end(Proof.factors([[], [(1, 0, 1)], []])))) == "\(cells)[1][0]")
        #expect(try place(tree(corner: end(Proof.factors([[], [], [(1, 1, 1), (1, 1, 1)]])))) == "\(cells)[2][1]")
        #expect(try place(tree(corner: end(Proof.factors([[], [], [(2, 1, 1)]])))) == "\(cells)[2][0][0]")
        #expect(try place(tree(corner: end(Proof.factors([[], []])))) == cells)
        #expect(try place(tree(corner: end(Proof.factors([[], [], [], []])))) == cells)
        #expect(try place(tree(corner: end("{\"factors\": []}"))) == "tree.nonzero.nonzero.cases")
        #expect(
            try place(tree(corner: end("{\"terms\": [], \"denominator\": \(Proof.denominator())}")))
                == "tree.nonzero.nonzero.cases")
    }

    @Test func onlyLinesOfContainedMasksAreAdded() throws {
        // Row 1 is not added to row 0, column 0 not to column 1.
        #expect(try place(tree(cleared: [[1, 1], [0, 0], [1, 0]])) == "tree.cleared[2]")
        // The last branch is not a tree: what comes before it is accepted.
        func addition(_ pivot: [Int], _ target: [Int], _ layers: [LayerMask] = lul) throws -> String? {
            try place(
                layers,
                Proof.branch(pivot, zero: allDecided(square.filter { $0 != pivot }), cleared: [target], nonzero: "1"))
        }
        for (pivot, target, rowsOnly, isLegal) in [
            ([0, 1], [1, 1], false, true), ([0, 0], [1, 0], false, true), ([1, 1], [1, 0], false, true),
            ([0, 1], [0, 0], false, true),
            ([1, 1], [0, 1], true, false), ([1, 0], [0, 0], true, false), ([0, 0], [0, 1], false, false),
            ([1, 0], [1, 1], false, false),
        ] {
            #expect(try addition(pivot, target) == (isLegal ? "tree.nonzero" : "tree.cleared[0]"), "\(pivot) \(target)")
            // The masks at the ends decide, whatever the product is.
            #expect(try addition(pivot, target, [fullMask, fullMask, fullMask]) == "tree.nonzero")
            #expect(
                try addition(pivot, target, [lowerMask, fullMask, fullMask])
                    == (isLegal || rowsOnly ? "tree.nonzero" : "tree.cleared[0]"), "\(pivot) \(target)")
            #expect(
                try addition(pivot, target, [fullMask, fullMask, lowerMask])
                    == (isLegal || !rowsOnly ? "tree.nonzero" : "tree.cleared[0]"), "\(pivot) \(target)")
        }
    }

    /// A tree of LUL that decides the cells, where others are zero.
    private func allDecided(_ cells: [[Int]]) -> String { decide(cells, []) { end(factors(of: $0)) } }

    /// L U L of a matrix of up to three ones.
    private func factors(of cells: Set<[Int]>) -> String {
        switch cells {
        case []: zero
        case [[0, 0]]: first
        case [[0, 1]]: upperCorner
        case [[1, 0]]: lowerCorner
        case [[1, 1]]: last
        case [[0, 0], [1, 1]]: diagonal
        case [[0, 1], [1, 0]]: antidiagonal
        case let set where !set.contains([0, 1]):
            Proof.factors([[(0, 0, 1), (1, 1, 1)], [(0, 0, 1), (1, 1, 1)], cells.map { ($0[0], $0[1], 1) }])
        case let set where !set.contains([1, 0]):
            Proof.factors([[(0, 0, 1), (1, 1, 1)], cells.map { ($0[0], $0[1], 1) }, [(0, 0, 1), (1, 1, 1)]])
        case [[0, 1], [1, 0], [1, 1]]:
            Proof.factors([
                [(0, 0, 1), (1, 0, 1), (1, 1, 1)], [(0, 0, -1), (0, 1, 1), (1, 1, 1)], [(0, 0, 1), (1, 1, 1)],
            ])
        default:
            Proof.factors([
                [(0, 0, 1), (1, 1, 1)], [(0, 0, 1), (0, 1, 1), (1, 1, -1)], [(0, 0, 1), (1, 0, 1), (1, 1, 1)],
            ])
        }
    }

    @Test func everyCellOfTheProductIsDecided() throws {
        #expect(try place(end(zero)) == "tree")
        #expect(try place(Proof.branch([0, 1], zero: end(zero), nonzero: end(zero))) == "tree.zero")
        #expect(
            try place([["11"], ["1", "0"]], Proof.branch([1, 0], zero: end(zero), nonzero: end(zero))) == "tree.cell")
        #expect(try place([["0"], ["1"]], Proof.cases([], Proof.factors([[], []]))) == nil)
        for other in [
            #"{"stars": []}"#, #"{"stars": [[0, [[0, 1]]], [1, [[1, 0]]]]}"#, #"{"terms": []}"#,
            #"{"parameters": [], "terms": []}"#,
            #"{"rank": {"cells": [], "rows": [], "columns": [], "classes": []}}"#, "{}", "1",
        ] {
            #expect(try place(tree(corner: other))?.hasPrefix("tree.nonzero.nonzero") == true, "\(other)")
        }
        #expect(try networkPlace([fullMask], Proof.normalForms([], end(zero))) == "proof")
    }

    @Test func zeroLinesAreDeletedFromTheEnds() throws {
        let line = Proof.zeroLine("rows", 0)
        let deletion = Proof.deletion("rows", 0, withoutRow)
        #expect(try place(lul, [deletion], tree(top: line)) == nil)
        #expect(try place(lul, [], tree(top: line)) == "tree.zero.zero.zeroLine")
        #expect(try place(lul, [deletion, deletion], tree(top: line)) == "deletions[1]")
        #expect(
            try place(lul, [Proof.deletion("rows", 1, withoutRow)], tree(top: line)).map {
                $0.hasPrefix("deletions") || $0.hasPrefix("tree")
            } == true)
        #expect(try place(lul, [deletion], tree(top: Proof.zeroLine("rows", 1))) == "tree.zero.zero.zeroLine")
        #expect(try place(lul, [deletion], tree(top: Proof.zeroLine("columns", 0))) == "tree.zero.zero.zeroLine")
        #expect(try place(lul, [deletion], tree(top: Proof.zeroLine("rows", 2))) == "tree.zero.zero.zeroLine.line")
        // The deletion has a proof of its own, whether or not the tree asks for it.
        #expect(
            try place(lul, [Proof.deletion("rows", 0, Proof.peeled(["output", "output"]))], tree())
                == "deletions[0].proof.peel[1]")
        #expect(try place(lul, [Proof.deletion("rows", 2, withoutRow)], tree()) == "deletions[0].line")
        #expect(try place(lul, [Proof.deletion("outputs", 0, withoutRow)], tree()) == "deletions[0].side")
        // Columns of the first mask: L without its column 0 leaves one column.
        let withoutColumn = Proof.fullPair(0, [Proof.line("columns", 0, [[1, 0], [1, 1]])])
        #expect(
            try place(lul, [Proof.deletion("columns", 0, withoutColumn)], tree())
                == "deletions[0].proof.links[0].paths[1][0]")
        #expect(
            try place(
                lul, [Proof.deletion("columns", 0, Proof.components([Proof.peeled(["input", "input"])]))], tree())
                == nil)
    }

    // MARK: Rank one through one neuron

    private let narrow = [["11"], ["1", "1"]]
    private let deep = [["11"], ["1"], ["1", "1"]]
    private func deletions(_ depth: Int) -> [String] {
        ["rows", "columns"].flatMap { side in
            (0..<2).map { Proof.deletion(side, $0, Proof.peeled(Array(repeating: "output", count: depth - 1))) }
        }
    }
    /// A line is zero, or two cells violate the rank.
    private func rankTree(_ neurons: [[Int]], cutRows: [Int] = [], determinant: String = Proof.denominator()) -> String
    {
        let anti = Proof.cases([], Proof.rank(neurons: neurons, determinant: Proof.denominator(constant: "-1")))
        let main = Proof.cases([], Proof.rank(cutRows: cutRows, neurons: neurons, determinant: determinant))
        let left = Proof.branch([1, 0], zero: Proof.zeroLine("rows", 1), nonzero: anti)
        return Proof.branch(
            [0, 0], zero: Proof.branch([0, 1], zero: Proof.zeroLine("rows", 0), cleared: [[1, 1]], nonzero: left),
            cleared: [[1, 0], [0, 1]], nonzero: Proof.branch([1, 1], zero: Proof.zeroLine("rows", 1), nonzero: main))
    }

    @Test func neuronsCutThePaths() throws {
        #expect(try place(narrow, deletions(2), rankTree([[0, 0]])) == nil)
        #expect(try place(deep, deletions(3), rankTree([[0, 0]])) == nil)
        #expect(try place(deep, deletions(3), rankTree([[1, 0]])) == nil)
        #expect(try place(deep, deletions(3), rankTree([[0, 0], [1, 0]]))?.hasSuffix("cases.rank") == true)
        #expect(try place(deep, deletions(3), rankTree([]))?.hasSuffix("neurons") == true)
        #expect(try place(deep, deletions(3), rankTree([[0, 0], [0, 0]]))?.hasSuffix("neurons[1]") == true)
        #expect(try place(deep, deletions(3), rankTree([[2, 0]]))?.hasSuffix("neurons[0][0]") == true)
        #expect(try place(deep, deletions(3), rankTree([[1, 1]]))?.hasSuffix("neurons[0][1]") == true)
        #expect(
            try place(narrow, deletions(2), rankTree([[0, 0]], determinant: Proof.denominator(constant: "-1")))?
                .hasSuffix("rank.determinant") == true)
        // A cut line and a neuron are as many as the rows; a cut line alone leaves a path.
        #expect(try place(narrow, deletions(2), rankTree([[0, 0]], cutRows: [0]))?.hasSuffix("cases.rank") == true)
        // Another path, beside the neuron; in the deep network each place has another one.
        let loose = [["11", "10"], ["10", "11"]]
        #expect(try place(loose, deletions(2), rankTree([[0, 0]]))?.hasPrefix("tree") == true)
        let wide = [fullMask, fullMask]
        #expect(try place(wide, deletions(2), rankTree([[0, 0]]))?.hasSuffix("rank.neurons") == true)
        #expect(try place(wide, deletions(2), rankTree([[0, 1]]))?.hasSuffix("rank.neurons") == true)
        #expect(try place([fullMask, ["11"], ["1", "1"]], deletions(3), rankTree([[1, 0]])) == nil)
        #expect(
            try place([fullMask, ["11"], ["1", "1"]], deletions(3), rankTree([[0, 0]]))?.hasSuffix("rank.neurons")
                == true)
    }

    /// Rank one on two rows and columns, and a cell beside it: the rank is at most two on all three rows.
    @Test func cutLinesAreLinesOfTheMinor() throws {
        let layers = [["110", "001"], ["10", "10", "01"]]
        let components = Proof.components([Proof.peeled(["output"]), Proof.peeled(["output"])])
        let deletions =
            [0, 1].flatMap { line in ["rows", "columns"].map { Proof.deletion($0, line, components) } } + [
                Proof.deletion("rows", 2, Proof.peeled(["output"]))
            ]
        func check(rows: [Int] = [0, 1, 2], cutRows: [Int] = [], cutColumns: [Int] = [], _ neurons: [[Int]]) throws
            -> String?
        {
            let rank = { (constant: String) in
                Proof.cases(
                    [],
                    Proof.rank(
                        rows: rows, columns: [0, 1, 2], cutRows: cutRows, cutColumns: cutColumns, neurons: neurons,
                        determinant: Proof.denominator(constant: constant)))
            }
            let left = Proof.branch([1, 0], zero: Proof.zeroLine("rows", 1), nonzero: rank("-1"))
            let block = Proof.branch(
                [0, 0], zero: Proof.branch([0, 1], zero: Proof.zeroLine("rows", 0), cleared: [[1, 1]], nonzero: left),
                cleared: [[1, 0], [0, 1]],
                nonzero: Proof.branch([1, 1], zero: Proof.zeroLine("rows", 1), nonzero: rank("1")))
            let place = try place(
                layers, deletions, Proof.branch([2, 2], zero: Proof.zeroLine("rows", 2), nonzero: block))
            return place?.components(separatedBy: "rank.").last
        }
        #expect(try check([[0, 0], [0, 1]]) == nil)
        #expect(try check(cutRows: [2], [[0, 0]]) == nil)
        #expect(try check(cutColumns: [2], [[0, 0]]) == nil)
        #expect(try check(cutRows: [2], []) == "neurons")
        #expect(try check(cutRows: [0], [[0, 0]]) == "neurons")
        #expect(try check(cutRows: [2], [[0, 1]]) == "neurons")
        #expect(try check(cutRows: [2, 2], [[0, 0]]) == "cutRows[1]")
        #expect(try check(cutRows: [3], [[0, 0]]) == "cutRows[0]")
        #expect(try check(rows: [0, 1], [[0, 0]]) == "columns")
        #expect(try check(cutRows: [2], cutColumns: [2], [[0, 0]])?.hasSuffix("cases.rank") == true)
        #expect(try check(cutRows: [0, 1, 2], [])?.hasSuffix("cases.rank") == true)
        #expect(try check(rows: [1, 0, 2], cutRows: [2], [[0, 0]]) == "determinant")
    }

    // MARK: A parameter: [[1, 1], [1, λ]]

    private func plain(_ end: (Set<[Int]>) -> String) -> String { decide(square, [], end) }
    private func decide(_ cells: [[Int]], _ nonzero: Set<[Int]>, _ end: (Set<[Int]>) -> String) -> String {
        guard let cell = cells.first else { return end(nonzero) }
        let rest = Array(cells.dropFirst())
        return Proof.branch(cell, zero: decide(rest, nonzero, end), nonzero: decide(rest, nonzero.union([cell]), end))
    }
    /// Rank one: N is a rectangle, or a minor violates the rank.
    private func rankOne(_ depth: Int, full: String) -> String {
        plain { cells in
            if cells.count == 4 { return full }
            let (rows, columns) = (Set(cells.map { $0[0] }), Set(cells.map { $0[1] }))
            if cells.count == rows.count * columns.count {
                let middle = Array(repeating: [(0, 0, 1)], count: depth - 2)
                return Proof.cases(
                    [],
                    Proof.factors([columns.sorted().map { (0, $0, 1) }] + middle + [rows.sorted().map { ($0, 0, 1) }]))
            }
            return Proof.cases(
                [],
                Proof.rank(
                    neurons: [[0, 0]],
                    determinant: Proof.denominator(constant: cells.isSuperset(of: [[0, 0], [1, 1]]) ? "1" : "-1")))
        }
    }
    private func parametric(
        zero: String, nonzero: String, split: String = #"[["1", [1]], ["-1", [0]]]"#,
        solve: String = ", \"solve\": 1, \"coefficient\": {\"constant\": \"1\", \"exponents\": [0], \"factors\": []}"
    ) -> String {
        Proof.cases([[1, 1]], "{\"split\": \(split)\(solve), \"zero\": \(zero), \"nonzero\": \(nonzero)}")
    }

    @Test func parametersAreDistinguishedAsForTwoLayers() throws {
        let one = #"[["1", [0]]]"#
        for (depth, layers) in [(2, narrow), (3, deep)] {
            let middle = depth == 2 ? "" : "[[0, 0, \(one)]], "
            func ones(_ entry: String = one, exponents: [Int] = [0]) -> String {
                "{\"factors\": [[[0, 0, \(one)], [0, 1, \(one)]], \(middle)[[0, 0, \(one)], [1, 0, \(entry)]]], \"denominator\": \(Proof.denominator(exponents))}"
            }
            let rank = Proof.rank(neurons: [[0, 0]], determinant: Proof.denominator([0], factors: [[0, 1]]))
            func check(_ zero: String, _ nonzero: String, split: String = #"[["1", [1]], ["-1", [0]]]"#) throws
                -> String?
            {
                try place(layers, rankOne(depth, full: parametric(zero: zero, nonzero: nonzero, split: split)))
            }
            let end = "tree.nonzero.nonzero.nonzero.nonzero.cases"
            #expect(try check(ones(), rank) == nil)
            // Where λ = 1 an entry 1 may be called λ, and the denominator λ; not 2λ.
            #expect(try check(ones(#"[["1", [1]]]"#), rank) == nil)
            #expect(try check(ones(exponents: [1]), rank) == nil)
            #expect(try check(ones(#"[["2", [1]]]"#), rank) == "\(end).zero.factors")
            #expect(try check(rank, ones()) == "\(end).zero.rank.determinant.factors[0][0]")
            #expect(try check(ones(), ones()) == "\(end).nonzero.factors")
            #expect(try check(ones(), rank, split: #"[["1", [1]], ["-2", [0]]]"#) == "\(end).zero.factors")
            #expect(
                try check(
                    ones(), Proof.rank(neurons: [[0, 0]], determinant: Proof.denominator([1], factors: [[0, 1]])))
                    == "\(end).nonzero.rank.determinant")
            #expect(
                try check(ones(), Proof.rank(neurons: [[0, 0]], determinant: Proof.denominator([0])))
                    == "\(end).nonzero.rank.determinant")
            // λ² + 1 is never zero.
            let never =
                #"{"impossible": {"multipliers": [[0, [["1", [0]]]]], "value": {"constant": "1", "exponents": [0], "factors": []}, "squares": [["1", [["1", [1]]]]]}}"#
            let inner =
                "{\"split\": [[\"1\", [1]], [\"-1\", [0]]], \"solve\": 1, \"coefficient\": \(Proof.denominator([0])), \"zero\": \(ones()), \"nonzero\": \(rank.replacingOccurrences(of: "[[0, 1]]}", with: "[[1, 1]]}"))}"
            let full = parametric(zero: never, nonzero: inner, split: #"[["1", [2]], ["1", [0]]]"#, solve: "")
            #expect(try place(layers, rankOne(depth, full: full)) == nil)
            #expect(
                try place(
                    layers,
                    rankOne(
                        depth,
                        full: full.replacingOccurrences(
                            of: #"[["1", [2]], ["1", [0]]]"#, with: #"[["1", [2]], ["-1", [0]]]"#)))
                    == "\(end).zero.impossible")
        }
    }

    @Test func parametersMakeAForest() throws {
        let full = Proof.cases([], Proof.factors([[], []]))
        #expect(try place(narrow, rankOne(2, full: full)) == "tree.nonzero.nonzero.nonzero.nonzero.parameters")
        let twice = Proof.cases([[1, 1], [1, 1]], Proof.factors([[], []]))
        #expect(try place(narrow, rankOne(2, full: twice)) == "tree.nonzero.nonzero.nonzero.nonzero.parameters[1]")
    }
}
