import CertificateChecker
import Testing

private let rankOne = TestMasks(left: ["1", "1"], right: ["1", "1"])
private let full = TestMasks(left: ["11", "11"], right: ["11", "11"])
/// Rank two on a square whose first corner is made free by the step `freeCorner`.
private let cornered = TestMasks(left: ["111", "110"], right: ["111", "110"])
private let freeCorner = #"{"rule": "SC201", "classes": [1]}"#
private let bothRows = deletion("rows", 0) + ", " + deletion("rows", 1)

private func deletion(_ side: String, _ line: Int, _ proof: String = #"{"rule": "SC302"}"#) -> String {
    Proof.deletion(side, line, "[\(proof)]")
}
private func zeroLine(_ side: String, _ line: Int) -> String { Proof.zeroLine(side, line) }
private func branch(_ cell: [Int], zero: String, cleared: [[Int]] = [], nonzero: String) -> String {
    Proof.branch(cell, zero: zero, cleared: cleared, nonzero: nonzero)
}
/// Supports are numbered class by class.
private func stars(_ list: (Int, [[Int]])...) -> String { Proof.stars(list) }
/// A minor of cells of which no two are in one line: with a unique matching its determinant is one.
private func rank(
    _ cells: [[Int]], cutRows: [Int] = [], cutColumns: [Int] = [], supports: [Int] = [0]
) -> String {
    Proof.cases(
        Proof.rank(
            rows: cells.map { $0[0] }, columns: cells.map { $0[1] }, cutRows: cutRows, cutColumns: cutColumns,
            neurons: supports.map { [0, $0] }))
}

/// A step list whose last step is SC304, and where in that step it is rejected; nil if it is accepted.
private func expect(
    _ masks: TestMasks, _ prefix: [String] = [], deletions: String = "", tree: String, rejectedAt place: String?,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let result = try verify(
        closedCertificate(masks, prefix + ["{\"rule\": \"SC304\", \"deletions\": [\(deletions)], \"tree\": \(tree)}"]))
    #expect(
        result.place == place.map { "proof.proof[\(prefix.count)].\($0)" }, "\(masks) \(tree) \(result)",
        sourceLocation: sourceLocation)
}

/// Rank one on a square: clear below and beside every pivot; a line is zero, or two cells violate the rank.
private func squareTree(
    below: [[Int]] = [[1, 0], [0, 1]], first: String = zeroLine("rows", 0), corner: String = zeroLine("rows", 1),
    diagonal: String = rank([[0, 0], [1, 1]])
) -> String {
    let left = branch([1, 0], zero: zeroLine("rows", 1), nonzero: rank([[0, 1], [1, 0]]))
    return branch(
        [0, 0], zero: branch([0, 1], zero: first, cleared: [[1, 1]], nonzero: left), cleared: below,
        nonzero: branch([1, 1], zero: corner, nonzero: diagonal))
}

/// A tree that decides cells one after the other and clears none; `end` gets the non-zero ones.
private func plain(_ cells: [[Int]], _ nonzero: [[Int]] = [], end: ([[Int]]) -> String) -> String {
    guard let cell = cells.first else { return end(nonzero) }
    let rest = Array(cells.dropFirst())
    return branch(cell, zero: plain(rest, nonzero, end: end), nonzero: plain(rest, nonzero + [cell], end: end))
}

/// Each row's cells as a star of a support of class 0.
private func rowStars(_ cells: [[Int]]) -> String {
    Proof.stars(
        Set(cells.map { $0[0] }).sorted().enumerated().map { support, row in (support, cells.filter { $0[0] == row }) })
}
private let square = [[0, 0], [0, 1], [1, 0], [1, 1]]

@Test func ruleSC304DecidesEveryObservedCell() throws {
    try expect(rankOne, deletions: bothRows, tree: squareTree(), rejectedAt: nil)
    try expect(full, tree: plain(square, end: rowStars), rejectedAt: nil)
    try expect(full, tree: plain(Array(square.dropLast()), end: rowStars), rejectedAt: "tree.zero.zero.zero")
    try expect(full, tree: plain(square + [[0, 0]], end: rowStars), rejectedAt: "tree.zero.zero.zero.zero.cell")
    try expect(full, tree: plain([[2, 0]] + square, end: rowStars), rejectedAt: "tree.cell[0]")
    try expect(full, tree: plain([[0, -1]] + square, end: rowStars), rejectedAt: "tree.cell[1]")
    try expect(full, tree: plain([[0]], end: rowStars), rejectedAt: "tree.cell")
    try expect(full, tree: "{}", rejectedAt: "tree")
    try expect(full, tree: "[]", rejectedAt: "tree")
    try expect(full, tree: #"{"cell": [0, 0], "zero": {"stars": []}, "nonzero": {"stars": []}}"#, rejectedAt: "tree")
    try expect(full, tree: plain(square) { _ in #"{"end": []}"# }, rejectedAt: "tree.zero.zero.zero.zero")
    try expect(
        full, tree: plain(square) { _ in #"{"stars": [], "cases": 0}"# }, rejectedAt: "tree.zero.zero.zero.zero.cases")
    // A cell that no class reaches is not observed, and no cell at all is a tree without branches.
    try expect(
        TestMasks(left: ["1", "0"], right: ["1"]), tree: plain([[1, 0]], end: rowStars), rejectedAt: "tree.cell")
    try expect(TestMasks(left: ["0"], right: ["1"]), tree: #"{"stars": []}"#, rejectedAt: nil)
    // A free cell is not observed either.
    try expect(cornered, [freeCorner], tree: plain(Array(square.dropFirst()), end: rowStars), rejectedAt: nil)
    try expect(cornered, [freeCorner], tree: plain(square, end: rowStars), rejectedAt: "tree.cell")
    // The step finishes.
    let step = "{\"rule\": \"SC304\", \"deletions\": [\(bothRows)], \"tree\": \(squareTree())}"
    #expect(try verify(closedCertificate(rankOne, [step, #"{"rule": "SC301"}"#])).place == "proof.proof[1]")
}

@Test(
    arguments: [
        ([[1, 0], [0, 1]], nil), ([[0, 1], [1, 0]], nil), ([[0, 0]], "cleared[0]"), ([[1, 1]], "cleared[0]"),
        ([[1, 0], [1, 0]], "cleared[1]"), ([[2, 0]], "cleared[0][0]"), ([[1, 0, 0]], "cleared[0]"),
        ([[1, 0], [0, 1], [1, 1]], "cleared[2]"), ([[1, 0]], "nonzero.nonzero"), ([], "nonzero.zero.zeroLine"),
        ([[]], "cleared[0]"),
    ] as [([[Int]], String?)])
func ruleSC304ClearsCellsBesideThePivot(_ cleared: [[Int]], _ place: String?) throws {
    // Where too little is cleared, the line is not known to be zero, or a cell is not decided.
    try expect(rankOne, deletions: bothRows, tree: squareTree(below: cleared), rejectedAt: place.map { "tree.\($0)" })
}

/// A tree on `cells` whose path through `decided` comes to a pivot that clears cells; every other branch clears none.
private func clearing(
    _ cells: [[Int]], decided: [([Int], Bool)] = [], pivot: [Int], cleared: [[Int]], nonzero: [[Int]] = [],
    end: ([[Int]]) -> String
) -> String {
    guard let (cell, isNonzero) = decided.first else {
        let rest = cells.filter { $0 != pivot }
        return branch(
            pivot, zero: plain(rest, nonzero, end: end), cleared: cleared,
            nonzero: plain(rest.filter { !cleared.contains($0) }, nonzero + [pivot], end: end))
    }
    let rest = cells.filter { $0 != cell }
    func next(_ value: Bool) -> String {
        let found = value ? nonzero + [cell] : nonzero
        guard value == isNonzero else { return plain(rest, found, end: end) }
        return clearing(
            rest, decided: Array(decided.dropFirst()), pivot: pivot, cleared: cleared, nonzero: found, end: end)
    }
    return branch(cell, zero: next(false), nonzero: next(true))
}

@Test(arguments: [
    ([0, 0], [1, 0], true), ([1, 0], [0, 0], false), ([1, 1], [1, 0], true), ([1, 0], [1, 1], false),
])
func ruleSC304AddsLinesToLinesOfLargerTypeOnly(_ pivot: [Int], _ target: [Int], _ isLegal: Bool) throws {
    // Row types {0} and {0,1}, column types {0,1} and {1}: every value of the three cells is one of the set.
    let crossing = TestMasks(left: ["10", "11"], right: ["11", "01"])
    let tree = clearing([[0, 0], [1, 0], [1, 1]], pivot: pivot, cleared: [target]) { cells in
        stars((0, cells.filter { $0 != [1, 1] }), (1, cells.filter { $0 == [1, 1] }))
    }
    try expect(crossing, tree: tree, rejectedAt: isLegal ? nil : "tree.cleared[0]")
}

@Test(arguments: [
    ([1, 1], [0, 1], true), ([1, 1], [1, 0], true), ([0, 1], [1, 1], false), ([1, 0], [1, 1], false),
])
func ruleSC304DoesNotAddHiddenEntriesToObservedOnes(_ pivot: [Int], _ target: [Int], _ isLegal: Bool) throws {
    let tree = clearing(Array(square.dropFirst()), pivot: pivot, cleared: [target], end: rowStars)
    try expect(cornered, [freeCorner], tree: tree, rejectedAt: isLegal ? nil : "tree.cleared[0]")
}

@Test(
    arguments: [
        ([], true), ([([0, 1], false), ([1, 1], true)], true), ([([0, 1], true)], true), ([([1, 1], true)], false),
        ([([1, 1], false)], false),
        ([([0, 1], true), ([1, 1], false)], false), ([([0, 1], true), ([1, 1], true)], false),
    ] as [([([Int], Bool)], Bool)])
func ruleSC304ChangesNoDecidedCell(_ decided: [([Int], Bool)], _ isLegal: Bool) throws {
    let path = decided.map { $0.1 ? ".nonzero" : ".zero" }.joined()
    let byRows = clearing(square, decided: decided, pivot: [0, 0], cleared: [[1, 0]], end: rowStars)
    try expect(full, tree: byRows, rejectedAt: isLegal ? nil : "tree\(path).cleared[0]")
    let byColumns = clearing(
        square, decided: decided.map { ($0.0.reversed(), $0.1) }, pivot: [0, 0], cleared: [[0, 1]], end: rowStars)
    try expect(full, tree: byColumns, rejectedAt: isLegal ? nil : "tree\(path).cleared[0]")
}

@Test func ruleSC304ClearedCellsCountAsDecided() throws {
    // (1, 0) is cleared first, and then (0, 1), (0, 2): the columns 1 and 2 get nothing from column 0 below the pivot.
    // A cell that was cleared by (0, 1) stays.
    let wide = TestMasks(left: ["11", "11"], right: ["11", "11", "11"])
    let cells = (0..<2).flatMap { row in (0..<3).map { [row, $0] } }
    func tree(_ first: [[Int]], _ second: [[Int]]) -> String {
        let rest = cells.filter { $0 != [0, 1] && !first.contains($0) }
        return branch(
            [0, 1], zero: plain(cells.filter { $0 != [0, 1] }, end: rowStars), cleared: first,
            nonzero: clearing(rest, pivot: [1, 0], cleared: second, nonzero: [[0, 1]], end: rowStars))
    }
    try expect(wide, tree: tree([[1, 1], [0, 0], [0, 2]], [[1, 2]]), rejectedAt: nil)
    try expect(wide, tree: tree([[0, 0], [0, 2], [1, 1]], [[1, 2]]), rejectedAt: nil)
    // Row 1 would be added to row 0, whose entries are decided.
    try expect(wide, tree: tree([], [[0, 0]]), rejectedAt: "tree.nonzero.cleared[0]")
    // Column 0 was cleared in row 0, so it may be added to column 1; row 1 has an unknown at (1, 1) then, which is (1,
    // 1) itself.
    try expect(wide, tree: tree([[0, 0]], [[1, 1], [1, 2]]), rejectedAt: nil)
    try expect(wide, tree: tree([[0, 2]], [[1, 2]]), rejectedAt: "tree.nonzero.cleared[0]")
}

@Test func ruleSC304LeavesZeroLinesToDeletions() throws {
    try expect(rankOne, deletions: deletion("rows", 1), tree: squareTree(), rejectedAt: "tree.zero.zero.zeroLine")
    try expect(
        rankOne, deletions: deletion("columns", 0) + ", " + deletion("rows", 1), tree: squareTree(),
        rejectedAt: "tree.zero.zero.zeroLine")
    try expect(
        rankOne, deletions: bothRows + ", " + deletion("rows", 0), tree: squareTree(), rejectedAt: "deletions[2]")
    try expect(rankOne, deletions: bothRows + ", " + deletion("columns", 0), tree: squareTree(), rejectedAt: nil)
    try expect(
        rankOne, deletions: deletion("rows", 0, #"{"rule": "SC301"}"#) + ", " + deletion("rows", 1), tree: squareTree(),
        rejectedAt: "deletions[0].proof[0]")
    try expect(
        rankOne, deletions: deletion("rows", 0, "") + ", " + deletion("rows", 1), tree: squareTree(),
        rejectedAt: "deletions[0].proof")
    try expect(rankOne, deletions: deletion("rows", 2), tree: squareTree(), rejectedAt: "deletions[0].line")
    try expect(rankOne, deletions: deletion("diagonals", 0), tree: squareTree(), rejectedAt: "deletions[0].side")
    try expect(rankOne, deletions: #"{"side": "rows", "line": 0}"#, tree: squareTree(), rejectedAt: "deletions[0]")
    // With (0, 0) = (0, 1) = 0 the row is zero, and the columns are not.
    try expect(
        rankOne, deletions: bothRows + ", " + deletion("columns", 0), tree: squareTree(first: zeroLine("columns", 0)),
        rejectedAt: "tree.zero.zero.zeroLine")
    try expect(
        rankOne, deletions: bothRows, tree: squareTree(first: zeroLine("rows", 1)),
        rejectedAt: "tree.zero.zero.zeroLine")
    try expect(
        rankOne, deletions: bothRows, tree: squareTree(first: zeroLine("rows", 2)),
        rejectedAt: "tree.zero.zero.zeroLine.line")
    try expect(
        rankOne, deletions: bothRows, tree: squareTree(corner: zeroLine("rows", 0)),
        rejectedAt: "tree.nonzero.zero.zeroLine")
    // A deletion is of the state at hand: with the corner free, row 0 away, two complete cells are left.
    let complete = #"{"rule": "SC201", "classes": [0]}, {"rule": "SC301"}"#
    try expect(
        cornered, [freeCorner], deletions: deletion("rows", 0, complete),
        tree: branch([0, 1], zero: zeroLine("rows", 0), nonzero: plain([[1, 0], [1, 1]], [[0, 1]], end: rowStars)),
        rejectedAt: nil)
    // LU without a line is closed, and a deletion alone proves nothing.
    try expect(.lu, deletions: bothRows, tree: zeroLine("rows", 0), rejectedAt: "tree.zeroLine")
    // A line that no class meets is zero; deleting it leaves the state as it is, to be proved closed.
    let short = TestMasks(left: ["1", "0"], right: ["1"])
    try expect(short, deletions: deletion("rows", 1), tree: zeroLine("rows", 1), rejectedAt: nil)
    try expect(
        TestMasks(left: ["10", "11", "00"], right: ["10", "11"]), deletions: deletion("rows", 2),
        tree: zeroLine("rows", 2), rejectedAt: "deletions[0].proof[0]")
}

// MARK: Ends

private let one = #"[["1", []]]"#
/// Entries of the two layers, and a number that the product is divided by.
private func factors(_ y: String, _ x: String, constant: String = "1") -> String {
    Proof.cases(
        "{\"factors\": [\(y), \(x)], \"denominator\": \(Proof.denominator(constant: constant))}")
}
private let first = "[[0, 0, \(one)]]"
private func parametric(_ parameter: [Int], _ x: String) -> String {
    Proof.cases(
        [parameter], "{\"factors\": [[[0, 0, [[\"1\", [0]]]]], \(x)], \"denominator\": \(Proof.denominator([0]))}")
}

private let endsAtOneCell: [(String, String)] = [
    (stars((0, [[0, 0]])), ""), (stars(), ".stars"), (stars((0, [])), ".stars"),
    (stars((1, [[0, 0]])), ".stars[0][0]"), (stars((0, [[0, 0], [0, 0]])), ".stars[0][1][1]"),
    (stars((0, [[0, 1]])), ".stars[0][1][0]"), (stars((0, []), (0, [[0, 0]])), ".stars[1][0]"),
    (#"{"stars": [[[[0, 0]]]]}"#, ".stars[0]"), (#"{"stars": [{"class": 0, "cells": [[0, 0]]}]}"#, ".stars[0]"),
    (rank([[0, 0]]), ".cases.rank"), (rank([]), ".cases.rank.rows"),
    (rank([[0, 0]], supports: []), ".cases.rank.neurons"),
    (rank([[0, 1]], supports: []), ".cases.rank.neurons"),
    (rank([[0, 0]], cutRows: [0], supports: []), ".cases.rank"),
    (rank([[0, 0]], cutRows: [1], supports: []), ".cases.rank.cutRows[0]"),
    (factors(first, first), ""),
    (factors(#"[[0, 0, [["-1/2", []]]]]"#, #"[[0, 0, [["-2", []]]]]"#), ""),
    (factors(first, #"[[0, 0, [["2", []]]]]"#), ".cases.factors"),
    (factors(first, #"[[0, 0, [["2", []]]]]"#, constant: "2"), ""),
    (factors(first, first, constant: "2"), ".cases.factors"),
    (factors(first, first, constant: "0"), ".cases.denominator.constant"),
    (factors("[]", "[]"), ".cases.factors"), (factors(first, "[]"), ".cases.factors"),
    (factors(first, "[[0, 0, \(one)], [1, 0, \(one)]]"), ".cases.factors"),
    (factors(first, "[[0, 0, \(one)], [0, 0, \(one)]]"), ".cases.factors[1][1]"),
    (factors(first, "[[2, 0, \(one)]]"), ".cases.factors[1][0][0]"),
    (factors(first, "[[0, 1, \(one)]]"), ".cases.factors[1][0][1]"),
    (factors("[[1, 0, \(one)]]", first), ".cases.factors[0][0][0]"),
    (factors(first, #"[[0, 0, [["1", [1]]]]]"#), ".cases.factors[1][0][2][0][1]"),
    (factors(first, #"[[0, 0, [["0", []]]]]"#), ".cases.factors[1][0][2][0][0]"),
    (factors(first, #"[[0, 0, "1"]]"#), ".cases.factors[1][0][2]"),
    (Proof.cases("{\"factors\": [\(first)], \"denominator\": \(Proof.denominator())}"), ".cases.factors"),
    (Proof.cases("{\"factors\": [\(first), \(first)]}"), ".cases"),
    (parametric([0, 0], #"[[0, 0, [["1", [1]]]]]"#), ""),
    (parametric([0, 0], #"[[0, 0, [["1", [0]]]]]"#), ".cases.factors"),
    (parametric([0, 0], #"[[0, 0, [["2", [1]]]]]"#), ".cases.factors"),
    (parametric([0, 0], #"[[0, 0, [["1", [-1]]]]]"#), ".cases.factors[1][0][2][0][1][0]"),
    (parametric([0, 0], #"[[0, 0, [["1", [65]]]]]"#), ".cases.factors[1][0][2][0][1][0]"),
    (parametric([0, 1], #"[[0, 0, [["1", [1]]]]]"#), ".parameters[0]"),
]

@Test(arguments: endsAtOneCell)
func ruleSC304AtOneNonzeroCell(_ end: String, _ place: String) throws {
    try expect(
        rankOne, deletions: bothRows, tree: squareTree(corner: end),
        rejectedAt: place.isEmpty ? nil : "tree.nonzero.zero\(place)")
}

@Test(arguments: [
    #"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]]], "y": [[0, [[0, "1"]]]]}]}"#,
    #"{"rank": {"cells": [[0, 0]], "rows": [], "columns": [], "classes": [0]}}"#,
])
func ruleSC304HasNoEndsOfTheFormatBefore(_ end: String) throws {
    try expect(rankOne, deletions: bothRows, tree: squareTree(corner: end), rejectedAt: "tree.nonzero.zero")
}

private let endsAtTwoCells: [(String, String)] = [
    (rank([[0, 0], [1, 1]]), ""), (rank([[1, 1], [0, 0]]), ""),
    (rank([[0, 0]]), ".cases.rank"), (rank([[0, 0], [0, 0]]), ".cases.rank.rows[1]"),
    (rank([[0, 0], [1, 0]]), ".cases.rank.columns[1]"), (rank([[0, 1], [1, 0]]), ".cases.rank.determinant"),
    (rank([[0, 0], [1, 1]], supports: [0, 0]), ".cases.rank.neurons[1]"),
    (rank([[0, 0], [1, 1]], supports: []), ".cases.rank.neurons"),
    (rank([[0, 0], [1, 1]], supports: [1]), ".cases.rank.neurons[0][1]"),
    (rank([[0, 0], [1, 1]], cutRows: [0]), ".cases.rank"), (rank([[0, 0], [1, 1]], cutColumns: [1]), ".cases.rank"),
    (rank([[0, 0], [1, 1]], cutRows: [0, 1], supports: []), ".cases.rank"),
    (rank([[0, 0], [1, 1]], cutRows: [0], supports: []), ".cases.rank.neurons"),
    (rank([[0, 0], [1, 1]], cutRows: [0, 0]), ".cases.rank.cutRows[1]"),
    (rank([[0, 0], [1, 1]], cutColumns: [2]), ".cases.rank.cutColumns[0]"),
    (Proof.cases(#"{"rank": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 0]]}}"#), ".cases.rank"),
    (stars((0, [[0, 0], [1, 1]])), ".stars[0]"), (stars((0, [[0, 0]])), ".stars"),
    (zeroLine("rows", 0), ".zeroLine"),
]

@Test(arguments: endsAtTwoCells)
func ruleSC304AtTwoNonzeroCells(_ end: String, _ place: String) throws {
    try expect(
        rankOne, deletions: bothRows, tree: squareTree(diagonal: end),
        rejectedAt: place.isEmpty ? nil : "tree.nonzero.nonzero\(place)")
}

@Test func ruleSC304BoundsTheRankOfMinorsWithoutFreeCells() throws {
    // With the corner free, (0, 1) and (1, 0) are no minor: the corner may hold anything.
    func end(_ cells: [[Int]]) -> String {
        cells.count == 2 && !cells.contains([1, 1]) ? rank(cells) : rowStars(cells)
    }
    try expect(
        cornered, [freeCorner], tree: plain(Array(square.dropFirst()), end: end),
        rejectedAt: "tree.nonzero.nonzero.zero.cases.rank")
    // Four non-zero cells are a cycle: rank one is possible, and no number says what the determinant is.
    let tree = plain(square) { cells in
        cells.count == 4 ? rank([[0, 0], [1, 1]]) : cells.count < 2 ? rowStars(cells) : boundOrStar(cells)
    }
    try expect(rankOne, tree: tree, rejectedAt: "tree.nonzero.nonzero.nonzero.nonzero.parameters")
}

@Test(
    arguments: [
        ([2], [0], ""), ([], [0], ".rank.neurons"), ([2], [], ".rank.neurons"), ([1], [0], ".rank.neurons"),
        ([2], [0, 1], ".rank"), ([], [0, 1], ""), ([2, 1], [0], ".rank"), ([2, 0], [], ".rank.neurons"),
        ([0, 1], [1], ".rank"),
    ] as [([Int], [Int], String)])
func ruleSC304DoesNotCountWhatTheListedLinesHold(_ lines: [Int], _ supports: [Int], _ place: String) throws {
    // Rank one on 3 × 3, and a third row that is anything: in rows 0 and 1 one cell each, and where row 2 has one in
    // the third column, a minor of three cells.
    for isTransposed in [false, true] {
        func cell(_ a: Int, _ b: Int) -> [Int] { isTransposed ? [b, a] : [a, b] }
        func end(_ found: [[Int]]) -> String {
            let found = found.map { isTransposed ? $0.reversed() : $0 }
            let pivots = found.filter { $0[0] < 2 }
            let last = found.filter { $0[0] == 2 }
            guard pivots.count == 2, pivots[0][0] != pivots[1][0] else {
                return stars((0, pivots.map { cell($0[0], $0[1]) }), (1, last.map { cell($0[0], $0[1]) }))
            }
            guard let third = last.first(where: { !pivots.map { $0[1] }.contains($0[1]) }) else {
                return rank(pivots.map { cell($0[0], $0[1]) })
            }
            let cells = (pivots + [third]).map { cell($0[0], $0[1]) }
            return isTransposed
                ? rank(cells, cutColumns: lines, supports: supports) : rank(cells, cutRows: lines, supports: supports)
        }
        func tree(_ cells: [[Int]], _ nonzero: [[Int]]) -> String {
            guard let pivot = cells.first else { return end(nonzero.map { cell($0[0], $0[1]) }) }
            let rest = Array(cells.dropFirst())
            let cleared = rest.filter { pivot[0] < 2 && $0[0] < 2 && ($0[0] == pivot[0] || $0[1] == pivot[1]) }
            return branch(
                cell(pivot[0], pivot[1]), zero: tree(rest, nonzero),
                cleared: cleared.map { cell($0[0], $0[1]) },
                nonzero: tree(rest.filter { !cleared.contains($0) }, nonzero + [pivot]))
        }
        let (tall, wide) = (["10", "10", "11"], ["11", "11", "11"])
        let masks = isTransposed ? TestMasks(left: wide, right: tall) : TestMasks(left: tall, right: wide)
        let proof = tree((0..<3).flatMap { a in (0..<3).map { [a, $0] } }, [])
        let result = try verify(
            closedCertificate(masks, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(proof)}"]))
        #expect(place.isEmpty ? result.isVerified : result.place?.hasSuffix(place) == true, "\(masks) \(result)")
    }
}

/// Two cells of a square without a common line whose other two are not both there.
private func diagonal(_ cells: [[Int]]) -> [[Int]]? {
    for (a, b) in [([0, 0], [1, 1]), ([0, 1], [1, 0])] where cells.contains(a) && cells.contains(b) && cells.count < 4 {
        return [a, b]
    }
    return nil
}
private func boundOrStar(_ cells: [[Int]]) -> String {
    if let pair = diagonal(cells) { return rank(pair) }
    return stars((0, cells))
}

@Test(arguments: [
    // All ones have rank one, but scaling makes four non-zero entries ones and a parameter, not four ones.
    (Proof.cases(Proof.factors([[(0, 0, 1), (0, 1, 1)], [(0, 0, 1), (1, 0, 1)]])), ".parameters"),
    (
        Proof.cases(
            [[1, 1]], Proof.factors([[(0, 0, 1), (0, 1, 1)], [(0, 0, 1), (1, 0, 1)]], Proof.denominator([0]), s: 1)),
        ".cases.factors"
    ),
    (cycle([1, 1], corner: #"[["-1", [0]], ["1", [1]]]"#), ""),
    (cycle([0, 1], corner: #"[["-1", [0]], ["1", [1]]]"#), ".cases.factors"),
    (cycle([1, 1], corner: #"[["1", [1]]]"#), ".cases.factors"),
])
func ruleSC304AtACycleNeedsAParameter(_ end: String, _ place: String) throws {
    let tree = plain(square) { $0.count == 4 ? end : rowStars($0) }
    try expect(full, tree: tree, rejectedAt: place.isEmpty ? nil : "tree.nonzero.nonzero.nonzero.nonzero\(place)")
}

/// All ones, and an entry that is added in the corner.
private func cycle(_ parameter: [Int], corner: String) -> String {
    let one = #"[["1", [0]]]"#
    return Proof.cases(
        [parameter],
        "{\"factors\": [[[0, 0, \(one)], [0, 1, \(one)], [1, 1, \(corner)]], [[0, 0, \(one)], [1, 0, \(one)], [1, 1, \(one)]]], \"denominator\": \(Proof.denominator([0]))}"
    )
}

@Test func ruleSC304AtTwoCyclesNeedsTwoParameters() throws {
    // Six non-zero entries of a 2 × 3 block keep two parameters.
    let wide = TestMasks(left: ["11", "11"], right: ["11", "11", "11"])
    let cells = (0..<2).flatMap { row in (0..<3).map { [row, $0] } }
    let ones = Proof.factors(
        [[(0, 0, 1), (0, 1, 1), (0, 2, 1)], [(0, 0, 1), (1, 0, 1)]], Proof.denominator([0]), s: 1)
    let tree = plain(cells) { $0.count == 6 ? Proof.cases([[1, 2]], ones) : rowStars($0) }
    try expect(wide, tree: tree, rejectedAt: "tree.nonzero.nonzero.nonzero.nonzero.nonzero.nonzero.parameters")
}

@Test func ruleSC304NumbersSupportsClassByClass() throws {
    // Supports 0 and 2 are one class of rank two on the square; support 1 is a third row.
    let masks = TestMasks(left: ["101", "101", "010"], right: ["111", "111"])
    func check(_ numbers: [Int]) throws -> String? {
        let tree = plain(square + [[2, 0], [2, 1]]) { cells in
            let rows = [0, 1, 2].map { row in (numbers[row], cells.filter { $0[0] == row }) }
            return Proof.stars(rows.filter { !$0.1.isEmpty })
        }
        return try verify(
            closedCertificate(masks, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree)}"])
        ).place
    }
    #expect(try check([0, 1, 2]) == nil)
    #expect(try check([1, 0, 2]) == nil)
    for wrong in [[0, 2, 1], [0, 0, 2], [0, 1, 3], [2, 1, 0]] { #expect(try check(wrong) != nil, "\(wrong)") }
}
