import CertificateChecker
import Foundation
import Testing

@Test(arguments: [
    (#"{"A": [[0, 1, "1"]], "#, "witness"),  // an entry of A is missing
    (#"{"A": [[0, 1, "1"], [1, 0, "2"]], "#, "witness"),  // a wrong entry
    (#"{"A": [[0, 1, "1"], [1, 0, "1"], [1, 1, "1"]], "#, "witness"),  // an entry that tends to 0
    (#"{"A": [[0, 1, "1"], [1, 0, "1"], [1, 0, "1"]], "#, "witness.A[2]"),
    (#"{"A": [[0, 1, "1"], [1, 0, "0"]], "#, "witness.A[1][2]"),
    (#"{"A": [[0, 1, "1"], [2, 0, "1"]], "#, "witness.A[1][0]"),
    (#"{"A": [[0, 1, "1"], [-1, 0, "1"]], "#, "witness.A[1][0]"),
    (#"{"A": [[0, 1, "1"], [9223372036854775807, 0, "1"]], "#, "witness.A[1][0]"),
    (#"{"A": [[0, 1, 1], [1, 0, "1"]], "#, "witness.A[0][2]"),
])
func theWitnessMustBeTheLimit(_ entries: String, _ place: String) throws {
    let witness = luWitness.replacingOccurrences(of: #"{"A": [[0, 1, "1"], [1, 0, "1"]],"#, with: entries)
    #expect(witness != luWitness)
    #expect(try verify(notClosedCertificate(witness: witness)).place == place)
}

/// What stands in the place of the entry (1, 1) of the first layer.
@Test(
    arguments: [
        (nil, "witness"),  // cell (1, 1) keeps a pole
        (#"[1, 1, [[-1, "-2"]]]"#, "witness"),
        (#"[1, 1, [[-1, "-1"], [0, "1"]]]"#, "witness"),  // cell (1, 1) tends to 1
        (#"[1, 0, [[-1, "-1"]]]"#, "witness.layers[0][2]"),  // outside J
        (#"[0, 1, [[-1, "-1"]]]"#, "witness.layers[0][2]"),  // listed twice
        (#"[1, 1, []]"#, "witness.layers[0][2][2]"),
        (#"[1, 1, [[-1, "-1"], [-1, "1"]]]"#, "witness.layers[0][2][2][1]"),
        (#"[1, 1, [[-1, "-1"], [3, "0"]]]"#, "witness.layers[0][2][2][1][1]"),
        (#"[1, 1, [[-1048577, "-1"]]]"#, "witness.layers[0][2][2][0][0]"),
        (#"[2, 1, [[-1, "-1"]]]"#, "witness.layers[0][2][0]"),
    ] as [(String?, String)])
func theFactorsMustLieInTheMasksAndLeaveNoPole(_ entry: String?, _ place: String) throws {
    let witness = luWitness.replacingOccurrences(of: #", [1, 1, [[-1, "-1"]]]"#, with: entry.map { ", \($0)" } ?? "")
    #expect(witness != luWitness)
    #expect(try verify(notClosedCertificate(witness: witness)).place == place)
}

@Test func anEntryOfAThatNoTermReachesIsRejected() throws {
    let more = TestMasks(left: TestMasks.lu.left + ["10"], right: TestMasks.lu.right + ["10"])
    let window = #"{"rows": [0, 1, 2], "columns": [0, 1, 2]}"#
    #expect(try verify(notClosedCertificate(more, window: window)).isVerified)
    for cell in ["[2, 0, \"1\"]", "[0, 2, \"1\"]", "[2, 2, \"1\"]"] {
        let witness = luWitness.replacingOccurrences(of: "{\"A\": [", with: "{\"A\": [\(cell), ")
        #expect(try verify(notClosedCertificate(more, window: window, witness: witness)).place == "witness")
    }
}

@Test func aWitnessOutsideTheWindowIsRejected() throws {
    #expect(try verify(notClosedCertificate(window: #"{"rows": [1], "columns": [0, 1]}"#)).place == "witness.A[0]")
    #expect(try verify(notClosedCertificate(window: #"{"rows": [1, 0], "columns": [0, 1]}"#)).place == "window.rows[1]")
    #expect(try verify(notClosedCertificate(window: #"{"rows": [], "columns": [0, 1]}"#)).place == "window.rows")
    #expect(
        try verify(notClosedCertificate(window: #"{"rows": [0, 1, 2], "columns": [0, 1]}"#)).place == "window.rows[2]")
}

@Test(arguments: [
    (#"{"minor": {"rows": [1, 0], "columns": [0, 1], "neurons": [[0, 0]]}}"#, true),
    (#"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 1]]}}"#, false),
    (#"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": []}}"#, false),
    (#"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 0], [0, 1]]}}"#, false),
    (#"{"minor": {"rows": [0], "columns": [0], "neurons": []}}"#, false),
    (#"{"minor": {"rows": [], "columns": [], "neurons": []}}"#, false),
    (#"{"minor": {"rows": [0, 0], "columns": [0, 1], "neurons": [[0, 0]]}}"#, false),
    (#"{"minor": {"rows": [0, 1], "columns": [1, 1], "neurons": [[0, 0]]}}"#, false),
    (#"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 2]]}}"#, false),
])
func aMinorNeedsOneForcedMatching(_ refutation: String, _ isRight: Bool) throws {
    #expect(try verify(notClosedCertificate(refutation: refutation)).isVerified == isRight)
}

@Test func aMinorCountsLiveTermsOnly() throws {
    // On the branch x₁₁ = 0 support 1 is dead, and cell (1, 1) is known to be zero: still a unique matching. With Y's
    // entry 1 of row 1 at 0 the same.
    for variable in [#"[1, 1, 1]"#, #"[0, 1, 1]"#] {
        #expect(
            try verify(
                notClosedCertificate(
                    refutation: "{\"split\": \(variable), \"zero\": \(luMinor), \"nonzero\": \(luMinor)}")
            ).isVerified)
        // Only on the branch where it is dead is a 1 × 1 minor of cell (1, 1) without supports a contradiction with an
        // entry of A; here A is 0.
        let small = #"{"minor": {"rows": [1], "columns": [1], "neurons": []}}"#
        #expect(
            try !verify(
                notClosedCertificate(
                    refutation: "{\"split\": \(variable), \"zero\": \(small), \"nonzero\": \(luMinor)}")
            ).isVerified)
    }
    // x₀₀ = 0 kills cell (0, 1), where A is 1.
    let dead = #"{"minor": {"rows": [0], "columns": [1], "neurons": []}}"#
    #expect(
        try verify(
            notClosedCertificate(refutation: "{\"split\": [1, 0, 0], \"zero\": \(dead), \"nonzero\": \(luMinor)}")
        ).isVerified)
    #expect(
        try verify(
            notClosedCertificate(refutation: "{\"split\": [1, 0, 0], \"zero\": \(luMinor), \"nonzero\": \(dead)}")
        ).place == "refutation.nonzero.minor")
}

// x₁₀ y₁₀ · e₀₀ − x₁₀ y₀₀ · e₀₁ − e₁₀ = 1
private let multipliers =
    #"[[0, 0, [["1", [[[1, 1, 0], 1], [[0, 0, 1], 1]]]]], [0, 1, [["-1", [[[1, 1, 0], 1], [[0, 0, 0], 1]]]]], [1, 0, [["-1", []]]]]"#

private func identity(
    _ multipliers: String, _ constant: String = "1", _ monomial: String = "[]", _ squares: String = "[]"
) -> String {
    "{\"identity\": {\"multipliers\": \(multipliers), \"constant\": \"\(constant)\", \"monomial\": \(monomial), \"squares\": \(squares)}}"
}

@Test func anIdentityIsExpanded() throws {
    #expect(try verify(notClosedCertificate(refutation: identity(multipliers))).isVerified)
    for wrong in [
        identity(multipliers, "2"), identity(multipliers, "-1"), identity(multipliers, "0"), identity("[]"),
        identity(multipliers.replacingOccurrences(of: "-1", with: "1")),
        identity(multipliers, "1", #"[[[1, 1, 0], 1]]"#),
        identity(multipliers.replacingOccurrences(of: "[1, 0, [[", with: "[1, 1, [[")),
        identity(multipliers, "1", "[]", #"[["1", [["1", []]]]]"#),
    ] {
        #expect(try !verify(notClosedCertificate(refutation: wrong)).isVerified, "\(wrong)")
    }
}

@Test func malformedPolynomialsAreRejected() throws {
    for (old, new) in [
        (#"[[1, 1, 0], 1]"#, #"[[1, 1, 0], 0]"#), (#"[[1, 1, 0], 1]"#, #"[[1, 1, 0], 65]"#),
        (#"[[1, 1, 0], 1]"#, #"[[1, 0, 1], 1]"#),
        (#"[[1, 1, 0], 1]"#, #"[["z", 1, 0], 1]"#), (#"[[0, 0, 1], 1]"#, #"[[1, 1, 0], 1]"#),
        (#"[["-1", []]]"#, "[]"),
        (#"[["-1", []]]"#, #"[["-1", []], ["-1", []]]"#), (#"[["-1", []]]"#, #"[["0", []]]"#),
        ("[1, 0, [[", "[0, 1, [["),
    ] {
        let wrong = multipliers.replacingOccurrences(of: old, with: new)
        #expect(wrong != multipliers)
        #expect(
            try verify(notClosedCertificate(refutation: identity(wrong))).place?.hasPrefix(
                "refutation.identity.multipliers[") == true, "\(new)")
    }
}

@Test func squaresNeedPositiveCoefficientsAndAnEvenMonomial() throws {
    // The identity above, times a polynomial in x₀₀ and x₁₁.
    func scaled(_ factor: (sign: Int, powers: String)...) -> String {
        func terms(_ sign: Int, _ powers: String) -> String {
            "["
                + factor.map {
                    "[\"\(sign * $0.sign)\", [\([powers, $0.powers].filter { !$0.isEmpty }.joined(separator: ", "))]]"
                }.joined(separator: ", ") + "]"
        }
        return
            "[[0, 0, \(terms(1, #"[[1, 1, 0], 1], [[0, 0, 1], 1]"#))], [0, 1, \(terms(-1, #"[[1, 1, 0], 1], [[0, 0, 0], 1]"#))], [1, 0, \(terms(-1, ""))]]"
    }
    func place(_ multipliers: String, _ constant: String, _ monomial: String, _ squares: String) throws -> String? {
        let leaf = identity(multipliers, constant, monomial, squares)
        // On both branches, so that x₀₀ may be in the monomial of the second.
        return try verify(
            notClosedCertificate(refutation: "{\"split\": [1, 0, 0], \"zero\": \(luMinor), \"nonzero\": \(leaf)}")
        ).place
    }
    let square = #"[[1, 0, 0], 2]"#
    let other = #"[[1, 1, 1], 2]"#
    let root = #"[["1", [["1", [[[1, 0, 0], 1]]]]]]"#
    let otherRoot = root.replacingOccurrences(of: "[1, 0, 0]", with: "[1, 1, 1]")
    #expect(try place(scaled((1, ""), (1, square)), "1", "[]", root) == nil)
    #expect(
        try place(
            scaled((1, ""), (-1, square)), "1", "[]",
            root.replacingOccurrences(of: "[[\"1\"", with: "[[\"-1\"", options: .anchored))
            == "refutation.nonzero.identity.squares[0][0]")
    #expect(try place(scaled((-1, ""), (1, square)), "-1", "[]", root) == "refutation.nonzero.identity.constant")
    #expect(try place(scaled((1, square), (1, other)), "1", "[\(square)]", otherRoot) == nil)
    let odd = #"[[1, 0, 0], 1]"#
    #expect(
        try place(scaled((1, odd), (1, other)), "1", "[\(odd)]", otherRoot) == "refutation.nonzero.identity.monomial")
    #expect(try place(scaled((1, odd)), "1", "[\(odd)]", "[]") == nil)
    #expect(try place(scaled((-1, odd)), "-1", "[\(odd)]", "[]") == nil)
    #expect(try place(scaled((1, other)), "1", "[\(other)]", "[]") == "refutation.nonzero.identity.monomial")
}

@Test func aSplitNamesItsVariableOnceAndTheMonomialOnlyKnownOnes() throws {
    // x₀₀ = 0: −e₀₁ = 1. x₀₀ ≠ 0: x₁₀ e₀₀ − x₀₀ e₁₀ = x₀₀.
    let zero = identity(#"[[0, 1, [["-1", []]]]]"#)
    let nonzero = identity(
        #"[[0, 0, [["1", [[[1, 1, 0], 1]]]]], [1, 0, [["-1", [[[1, 0, 0], 1]]]]]]"#, "1", #"[[[1, 0, 0], 1]]"#)
    func split(_ zero: String, _ nonzero: String, _ variable: String = #"[1, 0, 0]"#) -> String {
        "{\"split\": \(variable), \"zero\": \(zero), \"nonzero\": \(nonzero)}"
    }
    #expect(try verify(notClosedCertificate(refutation: split(zero, nonzero))).isVerified)
    #expect(try verify(notClosedCertificate(refutation: nonzero)).place == "refutation.identity.monomial")
    #expect(try verify(notClosedCertificate(refutation: zero)).place == "refutation.identity")
    #expect(
        try verify(notClosedCertificate(refutation: split(nonzero, zero))).place == "refutation.zero.identity.monomial")
    #expect(
        try verify(notClosedCertificate(refutation: split(zero, split(zero, nonzero)))).place
            == "refutation.nonzero.split")
    #expect(
        try verify(notClosedCertificate(refutation: split(zero, nonzero, #"[1, 0, 1]"#))).place == "refutation.split")
    // A sibling's knowledge must not leak: x₀₀ is split again on the other side of another split, which is allowed, and
    // unknown after it.
    #expect(
        try verify(notClosedCertificate(refutation: split(split(zero, nonzero), split(zero, nonzero), #"[0, 0, 0]"#)))
            .isVerified)
    #expect(
        try verify(notClosedCertificate(refutation: split(split(zero, nonzero), nonzero, #"[0, 0, 0]"#))).place
            == "refutation.nonzero.identity.monomial")
}
