import CertificateChecker
import Testing

// Ends of SC304 that contract to a base, and additions that open decided cells again, by hand.

/// P is every 2 × 2 matrix.
private let full = TestMasks(left: ["11", "11"], right: ["11", "11"])
private let square = [[0, 0], [0, 1], [1, 0], [1, 1]]

/// Entries: output, input and number.
private func layer(_ entries: [(Int, Int, String)]) -> String {
    "[\(entries.map { "[\($0.0), \($0.1), \"\($0.2)\"]" }.joined(separator: ", "))]"
}
private let identity = layer([(0, 0, "1"), (1, 1, "1")])

/// Layer 1 is the identity, layer 0 the matrix itself: then G is at least one.
private func base(
    _ cells: [[Int]], value: String = "1", first: String? = nil, second: String = identity, margin: String = "1/2"
) -> String {
    let first = first ?? layer(cells.map { ($0[0], $0[1], "1") })
    return
        "{\"cells\": \(cells), \"value\": \"\(value)\", \"layers\": [\(first), \(second)], \"margin\": \"\(margin)\"}"
}

/// A tree that decides the cells one after the other; `end` gets those that are not zero.
private func plain(_ cells: [[Int]], _ nonzero: [[Int]] = [], end: ([[Int]]) -> String) -> String {
    guard let cell = cells.first else { return end(nonzero) }
    let rest = Array(cells.dropFirst())
    return Proof.branch(cell, zero: plain(rest, nonzero, end: end), nonzero: plain(rest, nonzero + [cell], end: end))
}
/// Each row's cells are a star.
private func rowStars(_ cells: [[Int]]) -> String {
    Proof.stars(Set(cells.map { $0[0] }).sorted().map { row in (row, cells.filter { $0[0] == row }) })
}
private func step(_ bases: [String]?, _ tree: String) -> String {
    let list = bases.map { "\"bases\": [\($0.joined(separator: ", "))], " } ?? ""
    return "{\"rule\": \"SC304\", \"deletions\": [], \(list)\"tree\": \(tree)}"
}

/// The place in the last step at which it is rejected; nil if it is accepted. The end with the cells `nonzero` is
/// `end`, the others are stars.
private func rejection(
    _ masks: TestMasks = full, bases: [String]?, end: String = #"{"face": 0}"#, at nonzero: [[Int]] = square
) throws -> String? {
    let tree = plain(square) { $0 == nonzero ? end : rowStars($0) }
    let place = try verify(closedCertificate(masks, [step(bases, tree)])).place
    return place.map { String($0.dropFirst("proof.proof[0].".count)) }
}
/// Where the end with the cells is in the tree.
private func place(of nonzero: [[Int]]) -> String {
    "tree" + square.map { nonzero.contains($0) ? ".nonzero" : ".zero" }.joined()
}

@Test func aFaceIsAnEndWhereItsForestIsInTheInterior() throws {
    #expect(try rejection(bases: [base([[0, 0]])]) == nil)
    #expect(try rejection(bases: [base([[0, 0]], value: "5/4")]) == nil, "at a distance of half the margin")
    #expect(try rejection(bases: [base([[0, 0]]), base([[0, 0], [0, 1]])], end: #"{"face": 1}"#) == nil)
    #expect(try rejection(bases: [base([])], at: square) == nil, "the zero matrix is inside: no cell is needed")
}

@Test(arguments: [
    (base([[0, 0]], value: "0"), "value"), (base([[0, 0]], value: "21/16"), "layers"),
    (base([[0, 0]], value: "-1"), "layers"), (base([[0, 0]], margin: "0"), "margin"),
    (base([[0, 0]], margin: "-1/2"), "margin"), (base([[0, 0]], margin: "1"), "margin"),
    (base([[0, 0], [0, 0]], first: layer([(0, 0, "1")])), "cells[1]"),
    (base(square), "cells[3]"), (base([[0, 2]], first: "[]"), "cells[0][1]"), (base([[0]], first: "[]"), "cells[0]"),
    (base([[0, 0]], first: layer([(0, 0, "1"), (2, 0, "1")])), "layers[0][1][0]"),
    (base([[0, 0]], first: layer([(0, 0, "1"), (0, 0, "0")])), "layers[0][1]"),
    (base([[0, 0]], first: layer([(0, 0, "1"), (1, 1, "1")])), "layers"),
    (base([[0, 0]], second: layer([(0, 0, "1")])), "margin"), (#"{"cells": []}"#, ""), ("7", ""),
    (#"{"cells": [], "value": "1", "layers": [[]], "margin": "1"}"#, "layers"),
])
func aBaseMustBeValid(_ base: String, _ place: String) throws {
    // Also where no end names it.
    for end in [#"{"face": 0}"#, rowStars(square)] {
        #expect(try rejection(bases: [base], end: end) == "bases[0]" + (place.isEmpty ? "" : ".\(place)"))
    }
}

@Test func theCellsOfAFaceAreNotZeroAndItsLevelsFall() throws {
    let (corner, other) = ([[0, 0]], [[1, 1]])
    let end = #"{"face": 0}"#
    #expect(try rejection(bases: [base(corner)], at: other) == place(of: other) + ".face")
    // A further cell in a component of the base: its value would matter.
    let three = [[0, 0], [0, 1], [1, 0]]
    #expect(try rejection(bases: [base(three)], at: three) == nil)
    #expect(try rejection(bases: [base(three)], at: square) == place(of: square) + ".face")
    // Two components with a cell each way.
    let diagonal = [[0, 0], [1, 1]]
    #expect(try rejection(bases: [base(diagonal)], at: diagonal) == nil)
    #expect(try rejection(bases: [base(diagonal)], at: [[0, 0], [0, 1], [1, 1]]) == nil)
    #expect(try rejection(bases: [base(diagonal)], at: [[0, 0], [1, 0], [1, 1]]) == nil)
    #expect(try rejection(bases: [base(diagonal)], at: square) == place(of: square) + ".face")
    // There is such a base.
    #expect(try rejection(bases: [base(corner)], end: #"{"face": 1}"#) == place(of: square) + ".face")
    #expect(try rejection(bases: [], end: end) == place(of: square) + ".face")
    #expect(try rejection(bases: nil, end: end) == place(of: square) + ".face")
    #expect(try rejection(bases: [base(corner)], end: #"{"face": -1}"#) == place(of: square) + ".face")
    #expect(try rejection(bases: [base(corner)], end: #"{"face": 0, "stars": []}"#) != nil)
    // All cells are decided at a face.
    let early = plain(Array(square.dropLast())) { _ in end }
    #expect(
        try verify(closedCertificate(full, [step([base([])], early)])).place == "proof.proof[0].tree.zero.zero.zero")
}

@Test("A set without interior has no base", arguments: [[], [[0, 0]], [[0, 0], [0, 1]], [[0, 1], [1, 0]]])
func rankOneHasNoBase(_ cells: [[Int]]) throws {
    let masks = TestMasks(left: ["1", "1"], right: ["1", "1"])
    for (x, y) in [(["1", "0"], ["1", "0"]), (["1", "0"], ["1", "1"]), (["3", "1"], ["2", "-1"])] {
        let first = layer([(0, 0, y[0]), (0, 1, y[1])])
        let second = layer([(0, 0, x[0]), (1, 0, x[1])])
        for margin in ["1/1000", "1", "100"] {
            let base = base(cells, first: first, second: second, margin: margin)
            #expect(try rejection(masks, bases: [base])?.hasPrefix("bases[0]") == true)
        }
    }
}

@Test("LU of order two: the exchange of two lines is a limit and no product, and no factors make a base of it")
func exchangeHasNoBase() throws {
    let masks = TestMasks(left: ["10", "11"], right: ["10", "11"])
    for code in 0..<729 {
        var rest = code
        let digits = (0..<6).map { _ -> String in
            defer { rest /= 3 }
            return ["0", "1", "-1"][rest % 3]
        }
        let first = layer([(0, 0, digits[0]), (0, 1, digits[1]), (1, 1, digits[2])])
        let second = layer([(0, 0, digits[3]), (1, 0, digits[4]), (1, 1, digits[5])])
        for margin in ["1/8", "2"] {
            let base = base([[0, 1], [1, 0]], first: first, second: second, margin: margin)
            #expect(try rejection(masks, bases: [base])?.hasPrefix("bases[0]") == true, "\(base)")
        }
    }
}

@Test func basesAreForTwoLayersAndCellsThatAreLookedAt() throws {
    // Rank two on a square whose first corner is made free.
    let cornered = TestMasks(left: ["111", "110"], right: ["111", "110"])
    let freeCorner = #"{"rule": "SC201", "classes": [1]}"#
    let tree = plain(Array(square.dropFirst()), end: rowStars)
    let good = base([[0, 1]])
    #expect(try verify(closedCertificate(cornered, [freeCorner, step([good], tree)])).isVerified)
    let hidden = base([[0, 0]])
    #expect(
        try verify(closedCertificate(cornered, [freeCorner, step([hidden], tree)])).place
            == "proof.proof[1].bases[0].cells[0]")
    // The corner may be anything in the product, and there is no G for it.
    let other = base([[0, 1]], first: layer([(0, 0, "5"), (0, 1, "1")]))
    #expect(try verify(closedCertificate(cornered, [freeCorner, step([other], tree)])).isVerified)
}

// MARK: Additions

private func addition(_ pivot: [Int], _ target: [Int], _ then: String) -> String {
    "{\"pivot\": \(pivot), \"target\": \(target), \"then\": \(then)}"
}

@Test func anAdditionOpensWhatItMayChange() throws {
    // (1, 1) is a sum of two entries then, and may be zero.
    func cleared(_ end: ([[Int]]) -> String) -> String {
        addition([0, 0], [1, 0], plain([[1, 1]], [[0, 0], [0, 1]], end: end))
    }
    #expect(try rejection(bases: nil, end: cleared(rowStars)) == nil)
    #expect(
        try rejection(bases: nil, end: addition([0, 0], [0, 1], plain([[1, 1]], [[0, 0], [1, 0]], end: rowStars)))
            == nil)
    let there = place(of: square)
    #expect(
        try rejection(bases: nil, end: addition([0, 0], [1, 0], rowStars([[0, 0], [0, 1]]))) == there + ".then")
    #expect(try rejection(bases: nil, end: cleared { rowStars($0 + [[1, 0]]) }) == there + ".then.zero.stars[1][1][0]")
    // Where one of the two is zero the sum is not.
    let corner = [[0, 0], [0, 1], [1, 0]]
    let end = addition([0, 0], [1, 0], rowStars([[0, 0], [0, 1], [1, 1]]))
    #expect(try rejection(bases: nil, end: end, at: corner) == nil)
    #expect(
        try rejection(bases: nil, end: addition([0, 0], [1, 0], rowStars([[0, 0], [0, 1]])), at: corner)
            == place(of: corner) + ".then.stars")
    // Where the pivot's line is zero nothing changes.
    let column = [[0, 0], [1, 0], [1, 1]]
    #expect(
        try rejection(bases: nil, end: addition([0, 0], [1, 0], rowStars([[0, 0], [1, 1]])), at: column) == nil)
    // One after the other, and what is opened may clear again.
    let twice = addition([0, 0], [1, 0], addition([0, 0], [0, 1], plain([[1, 1]], [[0, 0]], end: rowStars)))
    #expect(try rejection(bases: nil, end: twice) == nil)
}

@Test func anAdditionNeedsTwoCellsThatAreNotZeroInLinesThatMayBeAdded() throws {
    let there = place(of: square)
    let then = rowStars([])
    for (pivot, target) in [([0, 0], [0, 0]), ([0, 0], [1, 1])] {
        #expect(try rejection(bases: nil, end: addition(pivot, target, then)) == there + ".target")
    }
    let diagonal = [[0, 0], [1, 1]]
    #expect(
        try rejection(bases: nil, end: addition([0, 1], [0, 0], then), at: diagonal) == place(of: diagonal) + ".pivot")
    #expect(
        try rejection(bases: nil, end: addition([0, 0], [0, 1], then), at: diagonal) == place(of: diagonal) + ".target")
    // A line that meets a support more is not added to one that does not meet it.
    let lower = TestMasks(left: ["10", "11"], right: ["11", "11"])
    let swapped = TestMasks(left: ["11", "11"], right: ["10", "11"])
    #expect(try rejection(lower, bases: nil, end: addition([1, 0], [0, 0], then)) == there + ".target")
    let up = addition([0, 0], [1, 0], plain([[1, 1]], [[0, 0], [0, 1]], end: rowStars))
    #expect(try rejection(lower, bases: nil, end: up) == nil)
    func columnStars(_ cells: [[Int]]) -> String {
        Proof.stars(Set(cells.map { $0[1] }).sorted().map { column in (column, cells.filter { $0[1] == column }) })
    }
    let back = addition([0, 1], [0, 0], then)
    let tree = plain(square) { $0 == square ? back : columnStars($0) }
    #expect(try verify(closedCertificate(swapped, [step(nil, tree)])).place == "proof.proof[0].\(there).target")
}

// MARK: Generic additions

private func generic(_ side: String, _ line: Int, _ other: Int, _ then: String) -> String {
    "{\"side\": \"\(side)\", \"line\": \(line), \"to\": \(other), \"then\": \(then)}"
}

@Test func aGenericAdditionLetsNothingVanish() throws {
    let corner = [[0, 0]]
    let column = rowStars([[0, 0], [1, 0]])
    #expect(try rejection(bases: nil, end: generic("rows", 0, 1, column), at: corner) == nil)
    #expect(try rejection(bases: nil, end: generic("columns", 0, 1, rowStars([[0, 0], [0, 1]])), at: corner) == nil)
    #expect(
        try rejection(bases: nil, end: generic("rows", 0, 1, rowStars(corner)), at: corner)
            == place(of: corner) + ".then.stars")
    // Sums of two entries are not zero either, and a zero line changes nothing.
    #expect(try rejection(bases: nil, end: generic("rows", 0, 1, rowStars(square))) == nil)
    #expect(try rejection(bases: nil, end: generic("rows", 1, 0, rowStars(corner)), at: corner) == nil)
    // Undecided cells stay so, and make others so.
    let early = Proof.branch(
        [0, 0], zero: generic("rows", 0, 1, plain([[0, 1], [1, 0], [1, 1]], end: rowStars)),
        nonzero: generic("rows", 0, 1, plain([[0, 1], [1, 1]], [[0, 0], [1, 0]], end: rowStars)))
    #expect(try verify(closedCertificate(full, [step(nil, early)])).isVerified)
    let opened = Proof.branch(
        [1, 1], zero: generic("rows", 0, 1, plain(square, end: rowStars)),
        nonzero: plain(Array(square.dropLast()), [[1, 1]], end: rowStars))
    #expect(try verify(closedCertificate(full, [step(nil, opened)])).isVerified)
    let closedAgain = Proof.branch(
        [1, 1], zero: generic("rows", 0, 1, plain(Array(square.dropLast()), end: rowStars)), nonzero: rowStars([]))
    #expect(
        try verify(closedCertificate(full, [step(nil, closedAgain)])).place?.hasPrefix("proof.proof[0].tree.zero.then")
            == true)
}

@Test func aGenericAdditionNeedsLinesThatMayBeAdded() throws {
    let there = place(of: square)
    for (side, line, other, place) in [
        ("rows", 0, 0, "to"), ("rows", 0, 2, "to"), ("rows", 2, 0, "line"), ("lines", 0, 1, "side"),
        ("columns", 1, 1, "to"),
    ] {
        let end = generic(side, line, other, rowStars(square))
        #expect(try rejection(bases: nil, end: end) == "\(there).\(place)")
    }
    let lower = TestMasks(left: ["10", "11"], right: ["11", "11"])
    #expect(try rejection(lower, bases: nil, end: generic("rows", 1, 0, rowStars(square))) == there + ".to")
    #expect(try rejection(lower, bases: nil, end: generic("rows", 0, 1, rowStars(square))) == nil)
}

/// Certificates with bases and additions, for mutants.
let faceCertificates: [String] = {
    let corner = plain(square) { $0 == square ? #"{"face": 0}"# : rowStars($0) }
    let clearing = plain(square) {
        $0 == square ? addition([0, 0], [1, 0], plain([[1, 1]], [[0, 0], [0, 1]], end: rowStars)) : rowStars($0)
    }
    let growing = plain(square) {
        $0 == [[0, 0]] ? generic("rows", 0, 1, rowStars([[0, 0], [1, 0]])) : rowStars($0)
    }
    return [
        closedCertificate(full, [step([base([[0, 0]]), base([[0, 0], [1, 1]])], corner)]),
        closedCertificate(full, [step(nil, clearing)]), closedCertificate(full, [step(nil, growing)]),
    ]
}()
