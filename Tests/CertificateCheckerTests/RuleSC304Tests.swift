import CertificateChecker
import Testing

private let rankOne = TestMasks(left: ["1", "1"], right: ["1", "1"])
private let full = TestMasks(left: ["11", "11"], right: ["11", "11"])
/// Rank two on a square whose first corner is made free by the step `freeCorner`.
private let cornered = TestMasks(left: ["111", "110"], right: ["111", "110"])
private let freeCorner = #"{"rule": "SC201", "classes": [1]}"#
private let bothRows = deletion("rows", 0) + ", " + deletion("rows", 1)

private func deletion(_ side: String, _ line: Int, _ proof: String = #"{"rule": "SC302"}"#) -> String {
    "{\"side\": \"\(side)\", \"line\": \(line), \"proof\": [\(proof)]}"
}
private func zeroLine(_ side: String, _ line: Int) -> String {
    "{\"zeroLine\": {\"side\": \"\(side)\", \"line\": \(line)}}"
}
private func branch(_ cell: String, zero: String, cleared: String = "[]", nonzero: String) -> String {
    "{\"cell\": \(cell), \"zero\": \(zero), \"cleared\": \(cleared), \"nonzero\": \(nonzero)}"
}
private func stars(_ list: (Int, String)...) -> String {
    "{\"stars\": [\(list.map { "{\"class\": \($0.0), \"cells\": \($0.1)}" }.joined(separator: ", "))]}"
}
private func rank(_ cells: String, rows: String = "[]", columns: String = "[]", classes: String = "[0]") -> String {
    "{\"rank\": {\"cells\": \(cells), \"rows\": \(rows), \"columns\": \(columns), \"classes\": \(classes)}}"
}

/// A step list whose last step is SC304, and where in that step it is rejected; nil if it is accepted.
private func expect(
    _ masks: TestMasks, _ prefix: [String] = [], deletions: String = "", tree: String, rejectedAt place: String?,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let result = try verify(
        closedCertificate(masks, prefix + ["{\"rule\": \"SC304\", \"deletions\": [\(deletions)], \"tree\": \(tree)}"]))
    #expect(
        result.place == place.map { "proof[\(prefix.count)].\($0)" }, "\(masks) \(tree) \(result)",
        sourceLocation: sourceLocation)
}

/// Rank one on a square: clear below and beside every pivot; a line is zero, or two cells violate the rank.
private func squareTree(
    below: String = "[[1, 0], [0, 1]]", first: String = zeroLine("rows", 0), corner: String = zeroLine("rows", 1),
    diagonal: String = rank("[[0, 0], [1, 1]]")
) -> String {
    let left = branch("[1, 0]", zero: zeroLine("rows", 1), nonzero: rank("[[0, 1], [1, 0]]"))
    return branch(
        "[0, 0]", zero: branch("[0, 1]", zero: first, cleared: "[[1, 1]]", nonzero: left), cleared: below,
        nonzero: branch("[1, 1]", zero: corner, nonzero: diagonal))
}

/// A tree that decides cells one after the other and clears none; `end` gets the non-zero ones.
private func plain(_ cells: [[Int]], _ nonzero: [[Int]] = [], end: ([[Int]]) -> String) -> String {
    guard let cell = cells.first else { return end(nonzero) }
    let rest = Array(cells.dropFirst())
    return branch("\(cell)", zero: plain(rest, nonzero, end: end), nonzero: plain(rest, nonzero + [cell], end: end))
}

/// Each row's cells as a star of class 0.
private func rowStars(_ cells: [[Int]]) -> String {
    "{\"stars\": [\(Set(cells.map { $0[0] }).sorted().map { row in "{\"class\": 0, \"cells\": \(cells.filter { $0[0] == row })}" }.joined(separator: ", "))]}"
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
        full, tree: plain(square) { _ in #"{"stars": [], "terms": []}"# }, rejectedAt: "tree.zero.zero.zero.zero.terms")
    // A cell that no class reaches is not observed, and no cell at all is a tree without branches.
    try expect(
        TestMasks(left: ["1", "0"], right: ["1"]), tree: plain([[1, 0]], end: rowStars), rejectedAt: "tree.cell")
    try expect(TestMasks(left: ["0"], right: ["1"]), tree: #"{"stars": []}"#, rejectedAt: nil)
    // A free cell is not observed either.
    try expect(cornered, [freeCorner], tree: plain(Array(square.dropFirst()), end: rowStars), rejectedAt: nil)
    try expect(cornered, [freeCorner], tree: plain(square, end: rowStars), rejectedAt: "tree.cell")
    // The step finishes.
    let step = "{\"rule\": \"SC304\", \"deletions\": [\(bothRows)], \"tree\": \(squareTree())}"
    #expect(try verify(closedCertificate(rankOne, [step, #"{"rule": "SC301"}"#])).place == "proof[1]")
}

@Test(
    arguments: [
        ("[[1, 0], [0, 1]]", nil), ("[[0, 1], [1, 0]]", nil),
        ("[[0, 0]]", "cleared[0]"), ("[[1, 1]]", "cleared[0]"), ("[[1, 0], [1, 0]]", "cleared[1]"),
        ("[[2, 0]]", "cleared[0][0]"), ("[[1, 0, 0]]", "cleared[0]"),
        ("[[1, 0], [0, 1], [1, 1]]", "cleared[2]"), ("[[1, 0]]", "nonzero.nonzero"), ("[]", "nonzero.zero.zeroLine"),
        ("[1, 0]", "cleared[0]"),
    ] as [(String, String?)])
func ruleSC304ClearsCellsBesideThePivot(_ cleared: String, _ place: String?) throws {
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
            "\(pivot)", zero: plain(rest, nonzero, end: end), cleared: "\(cleared)",
            nonzero: plain(rest.filter { !cleared.contains($0) }, nonzero + [pivot], end: end))
    }
    let rest = cells.filter { $0 != cell }
    func next(_ value: Bool) -> String {
        let found = value ? nonzero + [cell] : nonzero
        guard value == isNonzero else { return plain(rest, found, end: end) }
        return clearing(
            rest, decided: Array(decided.dropFirst()), pivot: pivot, cleared: cleared, nonzero: found, end: end)
    }
    return branch("\(cell)", zero: next(false), nonzero: next(true))
}

@Test(arguments: [
    ([0, 0], [1, 0], true), ([1, 0], [0, 0], false), ([1, 1], [1, 0], true), ([1, 0], [1, 1], false),
])
func ruleSC304AddsLinesToLinesOfLargerTypeOnly(_ pivot: [Int], _ target: [Int], _ isLegal: Bool) throws {
    // Row types {0} and {0,1}, column types {0,1} and {1}: every value of the three cells is one of the set.
    let crossing = TestMasks(left: ["10", "11"], right: ["11", "01"])
    let tree = clearing([[0, 0], [1, 0], [1, 1]], pivot: pivot, cleared: [target]) { cells in
        stars((0, "\(cells.filter { $0 != [1, 1] })"), (1, "\(cells.filter { $0 == [1, 1] })"))
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
            "[0, 1]", zero: plain(cells.filter { $0 != [0, 1] }, end: rowStars), cleared: "\(first)",
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
        tree: branch(
            "[0, 1]", zero: zeroLine("rows", 0), nonzero: plain([[1, 0], [1, 1]], [[0, 1]], end: rowStars)),
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

@Test(arguments: [
    (stars((0, "[[0, 0]]")), ""), (stars(), ".stars"), (stars((0, "[]")), ".stars"),
    (stars((1, "[[0, 0]]")), ".stars[0].class"), (stars((0, "[[0, 0], [0, 0]]")), ".stars[0].cells[1]"),
    (stars((0, "[[0, 1]]")), ".stars[0].cells[0]"), (stars((0, "[]"), (0, "[[0, 0]]")), ".stars[1].class"),
    (#"{"stars": [{"cells": [[0, 0]]}]}"#, ".stars[0]"),
    (rank("[[0, 0]]"), ".rank"), (rank("[]"), ".rank.cells"), (rank("[[0, 0]]", classes: "[]"), ".rank.classes"),
    (rank("[[0, 1]]"), ".rank.cells[0]"),
    (rank("[[0, 0]]", rows: "[0]", classes: "[]"), ".rank"),
    (rank("[[0, 0]]", rows: "[1]", classes: "[]"), ".rank.rows"),
    (#"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]]], "y": [[0, [[0, "1"]]]]}]}"#, ""),
    (#"{"terms": [{"class": 0, "x": [[0, [[0, "-2"]]]], "y": [[0, [[0, "-1/2"]]]]}]}"#, ""),
    (#"{"terms": [{"class": 0, "x": [[0, [[0, "2"]]]], "y": [[0, [[0, "1"]]]]}]}"#, ".terms"),
    (#"{"terms": []}"#, ".terms"),
    (#"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]], [1, [[0, "1"]]]], "y": [[0, [[0, "1"]]]]}]}"#, ".terms"),
    (
        #"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]], [0, [[0, "1"]]]], "y": [[0, [[0, "1"]]]]}]}"#,
        ".terms[0].x[1][0]"
    ),
    (#"{"terms": [{"class": 0, "x": [[2, [[0, "1"]]]], "y": [[0, [[0, "1"]]]]}]}"#, ".terms[0].x[0][0]"),
    (#"{"terms": [{"class": 0, "x": [[0, [[1, "1"]]]], "y": [[0, [[-1, "1"]]]]}]}"#, ".terms[0].x[0][1]"),
    (#"{"terms": [{"class": 0, "x": [[0, [[0, "0"]]]], "y": []}]}"#, ".terms[0].x[0][1][0][1]"),
    (#"{"terms": [{"class": 0, "x": [[0, []]], "y": []}]}"#, ".terms[0].x[0][1]"),
    (#"{"terms": [{"class": 0, "x": [[0, "1"]], "y": []}]}"#, ".terms[0].x[0][1]"),
    (
        #"{"terms": [{"class": 0, "x": [], "y": []}, {"class": 0, "x": [[0, [[0, "1"]]]], "y": [[0, [[0, "1"]]]]}]}"#,
        ".terms[1].class"
    ),
    (#"{"terms": [{"class": 0, "x": [[0, [[1, "1"]]]], "y": [[0, [[0, "1"]]]]}], "parameter": [0, 0]}"#, ""),
    (#"{"terms": [{"class": 0, "x": [[0, [[3, "1/2"]]]], "y": [[0, [[-2, "2"]]]]}], "parameter": [0, 0]}"#, ""),
    (#"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]]], "y": [[0, [[0, "1"]]]]}], "parameter": [0, 0]}"#, ".terms"),
    (#"{"terms": [{"class": 0, "x": [[0, [[1, "1"]]]], "y": [[0, [[0, "2"]]]]}], "parameter": [0, 0]}"#, ".terms"),
    (#"{"terms": [{"class": 0, "x": [[0, [[1, "1"]]]], "y": [[0, [[0, "1"]]]]}], "parameter": [0, 1]}"#, ".parameter"),
    (#"{"terms": [{"class": 0, "x": [[0, [[1, "1"]]]], "y": [[0, [[0, "1"]]]]}], "parameter": 0}"#, ".parameter"),
    (
        #"{"terms": [{"class": 0, "x": [[0, [[1048577, "1"]]]], "y": [[0, [[0, "1"]]]]}], "parameter": [0, 0]}"#,
        ".terms[0].x[0][1][0][0]"
    ),
])
func ruleSC304AtOneNonzeroCell(_ end: String, _ place: String) throws {
    try expect(
        rankOne, deletions: bothRows, tree: squareTree(corner: end),
        rejectedAt: place.isEmpty ? nil : "tree.nonzero.zero\(place)")
}

@Test(arguments: [
    (rank("[[0, 0], [1, 1]]"), ""), (rank("[[1, 1], [0, 0]]"), ""),
    (rank("[[0, 0]]"), ".rank"), (rank("[[0, 0], [0, 0]]"), ".rank.cells[1]"),
    (rank("[[0, 0], [1, 0]]"), ".rank.cells[1]"),
    (rank("[[0, 0], [1, 1]]", classes: "[0, 0]"), ".rank.classes[1]"),
    (rank("[[0, 0], [1, 1]]", classes: "[]"), ".rank.classes"),
    (rank("[[0, 0], [1, 1]]", classes: "[1]"), ".rank.classes[0]"),
    (rank("[[0, 0], [1, 1]]", rows: "[0]"), ".rank"), (rank("[[0, 0], [1, 1]]", columns: "[1]"), ".rank"),
    (rank("[[0, 0], [1, 1]]", rows: "[0, 1]", classes: "[]"), ".rank"),
    (rank("[[0, 0], [1, 1]]", rows: "[0]", classes: "[]"), ".rank.classes"),
    (rank("[[0, 0], [1, 1]]", rows: "[0, 0]"), ".rank.rows[1]"),
    (rank("[[0, 0], [1, 1]]", columns: "[2]"), ".rank.columns[0]"),
    (#"{"rank": {"cells": [[0, 0], [1, 1]], "rows": [], "columns": []}}"#, ".rank"),
    (stars((0, "[[0, 0], [1, 1]]")), ".stars[0]"), (stars((0, "[[0, 0]]")), ".stars"),
    (zeroLine("rows", 0), ".zeroLine"),
])
func ruleSC304AtTwoNonzeroCells(_ end: String, _ place: String) throws {
    try expect(
        rankOne, deletions: bothRows, tree: squareTree(diagonal: end),
        rejectedAt: place.isEmpty ? nil : "tree.nonzero.nonzero\(place)")
}

@Test func ruleSC304BoundsTheRankOfMinorsWithoutFreeCellsAndWithOneMatching() throws {
    // With the corner free, (0, 1) and (1, 0) are no minor: the corner may hold anything.
    func end(_ cells: [[Int]]) -> String {
        cells.count == 2 && !cells.contains([1, 1]) ? rank("\(cells)") : rowStars(cells)
    }
    try expect(
        cornered, [freeCorner], tree: plain(Array(square.dropFirst()), end: end),
        rejectedAt: "tree.nonzero.nonzero.zero.rank.cells")
    // Four non-zero cells have two matchings: rank one is possible.
    let tree = plain(square) { cells in
        cells.count == 4 ? rank("[[0, 0], [1, 1]]") : cells.count < 2 ? rowStars(cells) : boundOrStar(cells)
    }
    try expect(rankOne, tree: tree, rejectedAt: "tree.nonzero.nonzero.nonzero.nonzero.rank.cells")
}

@Test(arguments: [
    ("[2]", "[0]", ""), ("[]", "[0]", ".rank.classes"), ("[2]", "[]", ".rank.classes"), ("[1]", "[0]", ".rank.classes"),
    ("[2]", "[0, 1]", ".rank"), ("[]", "[0, 1]", ""), ("[2, 1]", "[0]", ".rank"),
    ("[2, 0]", "[]", ".rank.classes"), ("[0, 1]", "[1]", ".rank.classes"),
])
func ruleSC304DoesNotCountWhatTheListedLinesHold(_ lines: String, _ classes: String, _ place: String) throws {
    // Rank one on 3 × 3, and a third row that is anything: in rows 0 and 1 one cell each, and where row 2 has one in
    // the third column, a minor of three cells.
    for isTransposed in [false, true] {
        func cell(_ a: Int, _ b: Int) -> [Int] { isTransposed ? [b, a] : [a, b] }
        func end(_ found: [[Int]]) -> String {
            let found = found.map { isTransposed ? $0.reversed() : $0 }
            let pivots = found.filter { $0[0] < 2 }
            let last = found.filter { $0[0] == 2 }
            guard pivots.count == 2, pivots[0][0] != pivots[1][0] else {
                return stars((0, "\(pivots.map { cell($0[0], $0[1]) })"), (1, "\(last.map { cell($0[0], $0[1]) })"))
            }
            guard let third = last.first(where: { !pivots.map { $0[1] }.contains($0[1]) }) else {
                return rank("\(pivots.map { cell($0[0], $0[1]) })")
            }
            let cells = "\((pivots + [third]).map { cell($0[0], $0[1]) })"
            return isTransposed
                ? rank(cells, columns: lines, classes: classes) : rank(cells, rows: lines, classes: classes)
        }
        func tree(_ cells: [[Int]], _ nonzero: [[Int]]) -> String {
            guard let pivot = cells.first else { return end(nonzero.map { cell($0[0], $0[1]) }) }
            let rest = Array(cells.dropFirst())
            let cleared = rest.filter { pivot[0] < 2 && $0[0] < 2 && ($0[0] == pivot[0] || $0[1] == pivot[1]) }
            return branch(
                "\(cell(pivot[0], pivot[1]))", zero: tree(rest, nonzero),
                cleared: "\(cleared.map { cell($0[0], $0[1]) })",
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
    if let pair = diagonal(cells) { return rank("\(pair)") }
    return stars((0, "\(cells)"))
}

@Test(arguments: [
    // All ones have rank one, but scaling makes four non-zero entries ones and a parameter, not four ones.
    (
        #"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]], [1, [[0, "1"]]]], "y": [[0, [[0, "1"]]], [1, [[0, "1"]]]]}]}"#,
        ".terms"
    ),
    (
        #"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]], [1, [[0, "1"]]]], "y": [[0, [[0, "1"]]], [1, [[0, "1"]]]]}], "parameter": [1, 1]}"#,
        ".terms"
    ),
    (
        #"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]], [1, [[0, "1"]]]], "y": [[0, [[0, "1"]]], [1, [[0, "1"]]]]}, {"class": 0, "x": [[1, [[0, "1"]]]], "y": [[1, [[0, "-1"], [1, "1"]]]]}], "parameter": [1, 1]}"#,
        ""
    ),
    (
        #"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]], [1, [[0, "1"]]]], "y": [[0, [[0, "1"]]], [1, [[0, "1"]]]]}, {"class": 0, "x": [[1, [[0, "1"]]]], "y": [[1, [[0, "-1"], [1, "1"]]]]}], "parameter": [0, 1]}"#,
        ".terms"
    ),
    (
        #"{"terms": [{"class": 0, "x": [[0, [[0, "1"]]], [1, [[1, "1"]]]], "y": [[0, [[0, "1"]]], [1, [[0, "1"]]]]}, {"class": 0, "x": [[1, [[0, "1"]]]], "y": [[0, [[0, "1"], [1, "-1"]]]]}], "parameter": [1, 1]}"#,
        ""
    ),
])
func ruleSC304AtACycleNeedsAParameter(_ end: String, _ place: String) throws {
    let tree = plain(square) { $0.count == 4 ? end : rowStars($0) }
    try expect(full, tree: tree, rejectedAt: place.isEmpty ? nil : "tree.nonzero.nonzero.nonzero.nonzero\(place)")
}

@Test func ruleSC304AtTwoCyclesIsRejected() throws {
    // Six non-zero entries of a 2 × 3 block keep two parameters.
    let wide = TestMasks(left: ["11", "11"], right: ["11", "11", "11"])
    let cells = (0..<2).flatMap { row in (0..<3).map { [row, $0] } }
    let ones =
        #"{"class": 0, "x": [[0, [[0, "1"]]], [1, [[0, "1"]]]], "y": [[0, [[0, "1"]]], [1, [[0, "1"]]], [2, [[0, "1"]]]]}"#
    let corner = #"{"class": 0, "x": [[1, [[0, "1"]]]], "y": [[2, [[0, "-1"], [1, "1"]]]]}"#
    let tree = plain(cells) {
        $0.count == 6 ? "{\"terms\": [\(ones), \(corner)], \"parameter\": [1, 2]}" : rowStars($0)
    }
    try expect(wide, tree: tree, rejectedAt: "tree.nonzero.nonzero.nonzero.nonzero.nonzero.nonzero.terms")
}
