import CertificateChecker
import Testing

// The 2 × 2 LU with A = [[0,1],[1,0]]: e₀₀ = x₀₀ y₀₀, e₀₁ = x₀₀ y₁₀ − 1, e₁₀ = x₁₀ y₀₀ − 1, e₁₁ = x₁₀ y₁₀ + x₁₁ y₁₁.
private let x00 = #"[[1, 0, 0], 1]"#
private let x10 = #"[[1, 1, 0], 1]"#
private let x11 = #"[[1, 1, 1], 1]"#
private let y10 = #"[[0, 0, 1], 1]"#
private let y11 = #"[[0, 1, 1], 1]"#

/// A polynomial: coefficients and powers of variables.
private func sum(_ terms: (String, String)...) -> String {
    "[\(terms.map { "[\"\($0.0)\", [\($0.1)]]" }.joined(separator: ", "))]"
}

/// What stands on one path; `nil` leaves a key out.
private struct Leaf {
    var multipliers: String
    var constant = "1"
    var monomial = "[]"
    var squares = "[]"
    var assumed: String?
    var factors: String?

    var text: String {
        let extra = [assumed.map { ", \"assumed\": \($0)" }, factors.map { ", \"factors\": \($0)" }].compactMap { $0 }
            .joined()
        return
            "{\"identity\": {\"multipliers\": \(multipliers), \"constant\": \"\(constant)\", \"monomial\": \(monomial), \"squares\": \(squares)\(extra)}}"
    }
}

private let p = sum(("1", x00))
/// −e₀₁ + y₁₀ · p = 1
private let zeroLeaf = Leaf(multipliers: "[[0, 1, \(sum(("-1", "")))]]", assumed: "[[0, \(sum(("1", y10)))]]")
/// x₁₀ e₀₀ − x₀₀ e₁₀ = p
private let nonzeroLeaf = Leaf(
    multipliers: "[[0, 0, \(sum(("1", x10)))], [1, 0, \(sum(("-1", x00)))]]", factors: "[[0, 1]]")

private func split(_ on: String, _ zero: String, _ nonzero: String) -> String {
    "{\"split\": \(on), \"zero\": \(zero), \"nonzero\": \(nonzero)}"
}
private func place(_ refutation: String) throws -> String? {
    try verify(notClosedCertificate(refutation: refutation)).place
}
private func changed(_ leaf: Leaf, _ change: (inout Leaf) -> Void) -> String {
    var leaf = leaf
    change(&leaf)
    return leaf.text
}

/// The LU is not closed, by a split on a polynomial.
let luBySplit = notClosedCertificate(refutation: split(p, zeroLeaf.text, nonzeroLeaf.text))

@Test func aSplitOnAPolynomialIsUsedOnBothBranches() throws {
    #expect(try place(split(p, zeroLeaf.text, nonzeroLeaf.text)) == nil)
    // Each of the two proves nothing elsewhere.
    #expect(try place(split(p, nonzeroLeaf.text, zeroLeaf.text)) == "refutation.zero.identity.factors[0][0]")
    #expect(try place(split(p, zeroLeaf.text, zeroLeaf.text)) == "refutation.nonzero.identity.assumed[0][0]")
    #expect(try place(zeroLeaf.text) == "refutation.identity.assumed[0][0]")
    #expect(try place(nonzeroLeaf.text) == "refutation.identity.factors[0][0]")
    // Both keys may be there and be empty, and either may be left out.
    #expect(
        try place(split(p, changed(zeroLeaf) { $0.factors = "[]" }, changed(nonzeroLeaf) { $0.assumed = "[]" })) == nil)
    #expect(try place(split(p, changed(zeroLeaf) { $0.assumed = nil }, nonzeroLeaf.text)) == "refutation.zero.identity")
    #expect(
        try place(split(p, zeroLeaf.text, changed(nonzeroLeaf) { $0.factors = nil })) == "refutation.nonzero.identity")
}

@Test func polynomialsAreNumberedFromTheRootAndForgottenOnOtherPaths() throws {
    let other = sum(("1", x11), ("1", ""))
    let inner = { (number: Int) in
        split(
            p, changed(zeroLeaf) { $0.assumed = "[[\(number), \(sum(("1", y10)))]]" },
            changed(nonzeroLeaf) { $0.factors = "[[\(number), 1]]" })
    }
    #expect(try place(split(other, inner(1), inner(1))) == nil)
    #expect(try place(split(other, inner(0), inner(1))) == "refutation.zero.zero.identity")
    #expect(try place(split(other, inner(1), inner(0)))?.hasPrefix("refutation.nonzero.zero.identity") == true)
    #expect(try place(split(other, inner(1), inner(2))) == "refutation.nonzero.zero.identity.assumed[0][0]")
    // A variable between them is not counted.
    let variable = #"[1, 1, 1]"#
    #expect(try place(split(variable, inner(0), inner(0))) == nil)
    #expect(try place(split(variable, inner(1), inner(0))) == "refutation.zero.zero.identity.assumed[0][0]")
    // After the inner split its polynomial is unknown again.
    #expect(
        try place(split(other, split(p, luMinor, luMinor), changed(nonzeroLeaf) { $0.factors = "[[1, 1]]" }))
            == "refutation.nonzero.identity.factors[0][0]")
}

@Test func variablesThatAreZeroAreZeroInThePolynomialsToo() throws {
    // p + x₁₁ is p where x₁₁ is zero, and only there.
    let wide = sum(("1", x00), ("1", x11))
    let proof = split(wide, zeroLeaf.text, nonzeroLeaf.text)
    #expect(try place(split(#"[1, 1, 1]"#, proof, luMinor)) == nil)
    #expect(try place(split(#"[1, 1, 1]"#, luMinor, proof)) == "refutation.nonzero.zero.identity")
    #expect(
        try place(
            split(
                wide, split(#"[1, 1, 1]"#, zeroLeaf.text, luMinor), split(#"[1, 1, 1]"#, nonzeroLeaf.text, luMinor))
        ) == nil)
}

@Test func factorsBesideSquaresHaveEvenExponents() throws {
    // x₁₀ g e₀₀ − x₀₀ g e₁₀ = x₀₀ g.
    func leaf(_ g: [String], factors: String, square: String, constant: String = "1", coefficient: String = "1")
        -> String
    {
        let left = g.map { "[\"1\", [\([x10, $0].filter { !$0.isEmpty }.joined(separator: ", "))]]" }.joined(
            separator: ", ")
        let right = g.map { text in
            // x₀₀ · g, where g may hold x₀₀ already.
            "[\"-1\", [\(text.contains("[1, 0, 0]") ? text.replacingOccurrences(of: x00, with: #"[[1, 0, 0], 2]"#) : [x00, text].filter { !$0.isEmpty }.joined(separator: ", "))]]"
        }.joined(separator: ", ")
        return Leaf(
            multipliers: "[[0, 0, [\(left)]], [1, 0, [\(right)]]]", constant: constant,
            squares: "[[\"\(coefficient)\", \(square)]]", factors: factors
        ).text
    }
    let square = sum(("1", "\(x00), \(x11)"))
    // g = x₀₀ + x₀₀ x₁₁²: p² + (x₀₀ x₁₁)².
    #expect(
        try place(
            split(p, zeroLeaf.text, leaf([x00, #"\#(x00), [[1, 1, 1], 2]"#], factors: "[[0, 2]]", square: square)))
            == nil)
    // g = 1 + x₀₀ x₁₁²: p + (x₀₀ x₁₁)², which may be zero.
    #expect(
        try place(
            split(p, zeroLeaf.text, leaf(["", #"\#(x00), [[1, 1, 1], 2]"#], factors: "[[0, 1]]", square: square)))
            == "refutation.nonzero.identity")
    #expect(
        try verify(
            notClosedCertificate(
                refutation: split(
                    p, zeroLeaf.text, leaf(["", #"\#(x00), [[1, 1, 1], 2]"#], factors: "[[0, 1]]", square: square)))
        ).rejection?.reason.contains("even") == true)
}

@Test(
    arguments: [
        { $0.factors = "[[0, 2]]" }, { $0.factors = "[[0, 0]]" }, { $0.factors = "[[0, -1]]" },
        { $0.factors = "[[0, 65]]" }, { $0.factors = "[[0, 1], [0, 1]]" },
        { $0.factors = "[[1, 1]]" }, { $0.factors = "[[0]]" }, { $0.factors = "[0, 1]" }, { $0.factors = "[]" },
        { $0.constant = "2" }, { $0.constant = "0" },
        {
            $0.factors = "[]"; $0.monomial = "[\(x00)]"
        }, { $0.assumed = "[[0, \(sum(("1", "")))]]" },
        { $0.multipliers = "[[0, 0, \(sum(("1", x10)))], [1, 0, \(sum(("-1", x11)))]]" },
        { $0.squares = "[[\"1\", \(sum(("1", x11)))]]" },
    ] as [@Sendable (inout Leaf) -> Void])
private func aChangedLeafWhereThePolynomialIsNotZeroIsRejected(_ change: @Sendable (inout Leaf) -> Void) throws {
    #expect(try place(split(p, zeroLeaf.text, changed(nonzeroLeaf, change)))?.hasPrefix("refutation.nonzero") == true)
}

@Test(
    arguments: [
        { $0.assumed = "[[0, \(sum(("-1", y10)))]]" }, { $0.assumed = "[[0, \(sum(("1", y11)))]]" },
        { $0.assumed = "[[0, []]]" }, { $0.assumed = "[[1, \(sum(("1", y10)))]]" },
        { $0.assumed = "[[-1, \(sum(("1", y10)))]]" }, { $0.assumed = "[]" },
        { $0.assumed = "[[0, \(sum(("1", y10)))], [0, \(sum(("1", y10)))]]" }, { $0.assumed = "[[0]]" },
        { $0.factors = "[[0, 1]]" }, { $0.constant = "-1" },
    ] as [@Sendable (inout Leaf) -> Void])
private func aChangedLeafWhereThePolynomialIsZeroIsRejected(_ change: @Sendable (inout Leaf) -> Void) throws {
    #expect(try place(split(p, changed(zeroLeaf, change), nonzeroLeaf.text))?.hasPrefix("refutation.zero") == true)
}

@Test func aSplitIsOnAVariableOrAPolynomial() throws {
    for on in [
        "[]", "[[]]", "[[\"0\", []]]", "0", #"[["1", [[[1, 0, 1], 1]]]]"#, #"[["1", []], ["1", []]]"#,
        #"[["1", [[[1, 0, 0], 1]], 1]]"#,
    ] {
        #expect(try place(split(on, luMinor, luMinor))?.hasPrefix("refutation.split") == true, "\(on)")
    }
    // As often as one likes, but not without end.
    func deep(_ depth: Int) -> String { depth == 0 ? luMinor : split(p, luMinor, deep(depth - 1)) }
    #expect(try place(deep(300)) == nil)
    #expect(try place(deep(301))?.hasSuffix("nonzero") == true)
}
