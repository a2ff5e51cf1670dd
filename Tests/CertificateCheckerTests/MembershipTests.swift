import CertificateChecker
import Testing

private let square = TestMasks(left: ["1", "1"], right: ["1", "1"])
private let ones = #"[[0, 0, "1"], [0, 1, "1"], [1, 0, "1"], [1, 1, "1"]]"#

private func certificate(_ masks: TestMasks, _ verdict: String, matrix: String, _ key: String, _ value: String)
    -> String
{
    "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(masks.json), \"verdict\": \"\(verdict)\", \"matrix\": \(matrix), \"\(key)\": \(value)}"
}
private func member(_ factors: String, matrix: String = ones, masks: TestMasks = square) throws -> Verification {
    try verify(certificate(masks, "member", matrix: matrix, "factors", factors))
}

/// X, and Y transposed.
private func rational(_ x: String, _ y: String) -> String { "{\"layers\": [\(y), \(x)]}" }
private let xs = #"[[0, 0, "2"], [1, 0, "2"]]"#
private let ys = #"[[0, 0, "1/2"], [0, 1, "1/2"]]"#

@Test func factorsWithRationalEntriesAreMultiplied() throws {
    guard case .verified(let statement) = try member(rational(xs, ys)) else {
        Issue.record("rejected")
        return
    }
    #expect(statement.verdict == .member)
    #expect(statement.matrix?.map(\.value) == ["1", "1", "1", "1"])
    #expect(statement.matrix?.map { [$0.row, $0.column] } == [[0, 0], [0, 1], [1, 0], [1, 1]])
    // Zeros may be listed in the factors, not in A.
    #expect(
        try member(rational(#"[[0, 0, "0"], [1, 0, "3"]]"#, #"[[0, 1, "-1"]]"#), matrix: #"[[1, 1, "-3"]]"#).isVerified)
    #expect(try member(rational("[]", "[]"), matrix: "[]").isVerified)
    // Two supports in one cell.
    #expect(
        try member(
            rational(#"[[1, 0, "1"], [1, 1, "1"]]"#, #"[[0, 1, "1"], [1, 1, "-1"], [0, 0, "5"]]"#),
            matrix: #"[[1, 0, "5"]]"#, masks: .lu
        ).isVerified)
}

@Test(arguments: [
    rational(#"[[0, 0, "2"]]"#, ys), rational(#"[[0, 0, "2"], [1, 0, "3"]]"#, ys), rational(xs, #"[[0, 0, "1/2"]]"#),
    rational("[]", "[]"),
    rational(#"[[0, 0, "2"], [1, 0, "2"], [1, 0, "0"]]"#, ys), rational(#"[[0, 0, "2"], [1, 1, "2"]]"#, ys),
    rational(#"[[0, 0, "2"], [2, 0, "2"]]"#, ys),
    rational(xs, #"[[0, 0, "1/2"], [0, 1, "2/4"]]"#), rational(#"[[0, 0, ["2"]], [1, 0, ["2"]]]"#, ys),
    "{\"layers\": [\(xs)]}", "{\"layers\": [\(ys), \(xs)], \"Z\": []}", "{\"X\": \(xs), \"Y\": \(ys)}",
])
func otherRationalFactorsAreRejected(_ factors: String) throws {
    #expect(try member(factors).place?.hasPrefix("factors") == true)
}

@Test func theMatrixIsReadAsInAWitness() throws {
    let good = rational(xs, ys)
    for matrix in [
        "[]", #"[[0, 0, "1"], [0, 1, "1"], [1, 0, "1"]]"#,
        ones.replacingOccurrences(of: #"[1, 1, "1"]"#, with: #"[1, 1, "2"]"#),
    ] {
        #expect(try member(good, matrix: matrix).place == "factors", "\(matrix)")
    }
    let extra = String(ones.dropLast())
    for matrix in [
        "\(extra), [1, 1, \"1\"]]", "\(extra), [2, 1, \"1\"]]",
        ones.replacingOccurrences(of: #"[1, 1, "1"]"#, with: #"[1, 1, "0"]"#), "0",
    ] {
        #expect(try member(good, matrix: matrix).place?.hasPrefix("matrix") == true, "\(matrix)")
    }
    // An entry where no support is.
    let masks = TestMasks(left: ["1", "0"], right: ["1", "1"])
    #expect(
        try member(rational(#"[[0, 0, "1"]]"#, #"[[0, 0, "1"]]"#), matrix: #"[[0, 0, "1"], [1, 1, "1"]]"#, masks: masks)
            .place == "factors")
    // The outside of the mask counts in X and in Y.
    #expect(
        try member(rational(#"[[1, 0, "1"]]"#, #"[[0, 0, "1"]]"#), matrix: #"[[1, 0, "1"]]"#, masks: masks).place
            == "factors.layers[1][0]")
    #expect(
        try member(rational(#"[[0, 1, "1"]]"#, #"[[1, 1, "1"]]"#), matrix: #"[[0, 0, "1"]]"#, masks: .lu).place
            == "factors.layers[1][0]")
    #expect(
        try member(rational(#"[[1, 1, "1"]]"#, #"[[1, 0, "1"]]"#), matrix: #"[[1, 0, "1"]]"#, masks: .lu).place
            == "factors.layers[0][0]")
}

// α² = 2: X = (α, α)ᵀ, Y = (α/2, α/2)ᵀ.
private func algebraic(
    _ polynomial: String = #"["-2", "0", "1"]"#, _ between: String = #"["1", "2"]"#, x: String = #"["0", "1"]"#,
    y: String = #"["0", "1/2"]"#
) -> String {
    "{\"root\": {\"polynomial\": \(polynomial), \"between\": \(between)}, \"layers\": [[[0, 0, \(y)], [0, 1, \(y)]], [[0, 0, \(x)], [1, 0, \(x)]]]}"
}

@Test(arguments: [
    algebraic(), algebraic(#"["-2", "0", "1"]"#, #"["-2", "0"]"#), algebraic(#"["6", "0", "-3"]"#),
    algebraic(#"["0", "-2", "0", "1"]"#, #"["-1", "1"]"#, x: #"["1"]"#, y: #"["1"]"#),
    algebraic(#"["-1", "3"]"#, #"["0", "1"]"#, x: #"["0", "1"]"#, y: #"["3"]"#), algebraic(x: #"["0", "1", "0", "0"]"#),
    algebraic(x: #"["0", "0", "0", "1"]"#, y: #"["0", "1/4"]"#),
])
func factorsWithAnAlgebraicNumberAreMultiplied(_ factors: String) throws {
    #expect(try member(factors).isVerified)
}

@Test(arguments: [
    (algebraic(#"["-3", "0", "1"]"#), "factors"),  // another number
    (algebraic(#"["2", "0", "1"]"#, x: #"["0", "1"]"#, y: #"["0", "-1/2"]"#), "factors.root.between"),  // no real zero
    (algebraic(#"["4", "0", "-4", "0", "1"]"#), "factors.root.between"),  // (α² − 2)²: zeros, but no change of sign
    (algebraic(#"["-2", "0", "1"]"#, #"["2", "1"]"#), "factors.root.between"),
    (algebraic(#"["-2", "0", "1"]"#, #"["-2", "2"]"#), "factors.root.between"),
    (algebraic(#"["-2", "0", "1"]"#, #"["1", "1"]"#), "factors.root.between"),
    (algebraic(#"["-1", "0", "1"]"#, #"["1", "2"]"#), "factors.root.between"),  // a zero at an end
    (algebraic(#"["-1", "0", "1"]"#, #"["0", "1"]"#), "factors.root.between"),
    (algebraic(#"["-2", "0", "1"]"#, #"["1", "2", "3"]"#), "factors.root.between"),
    (algebraic(#"["-2", "0", "1", "0"]"#), "factors.root.polynomial"),
    (algebraic(#"["1"]"#), "factors.root.polynomial"), (algebraic(#"["0"]"#), "factors.root.polynomial"),
    (algebraic("[]"), "factors.root.polynomial"),
    (algebraic(x: #"["0", "2"]"#), "factors"), (algebraic(x: #"["1", "1"]"#), "factors"),
    (algebraic(x: "[]"), "factors.layers[1][0][2]"), (algebraic(x: "\"1\""), "factors.layers[1][0][2]"),
    (algebraic(#"["0", "-2", "0", "1"]"#), "factors"),  // p divides only up to a factor: α³ − 2α is zero at 0 too
])
func otherAlgebraicFactorsAreRejected(_ factors: String, _ place: String) throws {
    #expect(try member(factors).place == place)
}

@Test func aMatrixIsRefutedAsAWitnessIs() throws {
    let matrix = #"[[0, 1, "1"], [1, 0, "1"]]"#
    let good = certificate(.lu, "not-member", matrix: matrix, "refutation", luMinor)
    guard case .verified(let statement) = try verify(good) else {
        Issue.record("rejected")
        return
    }
    #expect(statement.verdict == .notMember && statement.matrix?.count == 2)
    // With a one in the corner it is a product, and the minor has two matchings.
    #expect(
        try verify(
            certificate(.lu, "not-member", matrix: #"[[0, 0, "1"], [0, 1, "1"], [1, 0, "1"]]"#, "refutation", luMinor)
        ).place == "refutation.minor")
    #expect(
        try verify(certificate(.lu, "not-member", matrix: #"[[0, 1, "1"]]"#, "refutation", luMinor)).place
            == "refutation.minor")
    // A cell that no support covers: −e = the entry.
    let masks = TestMasks(left: ["1", "0"], right: ["1"])
    let identity =
        #"{"identity": {"multipliers": [[1, 0, [["-1", []]]]], "constant": "3", "monomial": [], "squares": []}}"#
    #expect(try verify(certificate(masks, "not-member", matrix: #"[[1, 0, "3"]]"#, "refutation", identity)).isVerified)
    #expect(
        try verify(certificate(masks, "not-member", matrix: #"[[0, 0, "3"]]"#, "refutation", identity)).place
            == "refutation.identity")
}

@Test func eachVerdictHasItsKeys() throws {
    let factors = rational(xs, ys)
    let good = certificate(square, "member", matrix: ones, "factors", factors)
    for (old, new) in [
        ("\"member\"", "\"not-member\""), ("\"member\"", "\"closed\""), ("\"member\"", "\"not-closed\""),
        ("\"matrix\"", "\"A\""), ("\"factors\"", "\"refutation\""),
    ] {
        #expect(try !verify(good.replacingOccurrences(of: old, with: new)).isVerified, "\(new)")
    }
    #expect(try verify(String(good.dropLast()) + ", \"window\": \(luWindow)}").place == "window")
    guard case .verified(let statement) = try verify(notClosedCertificate()) else {
        Issue.record("rejected")
        return
    }
    #expect(statement.matrix == nil)
}

@Test func productsOfRandomFactorsAreMembersAndNothingElseIs() throws {
    let seed: UInt64 = 0x3E3B_E201
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 * effort {
        let masks = random.masks(
            rows: Int.random(in: 1...3, using: &random), columns: Int.random(in: 1...3, using: &random),
            width: Int.random(in: 1...3, using: &random))
        func factor(_ mask: [String]) -> [[Int]] {
            mask.indices.map { line in
                (0..<masks.width).map { masks.has(mask, line, $0) ? Int.random(in: -2...2, using: &random) : 0 }
            }
        }
        func entries(_ matrix: [[Int]]) -> String {
            "[\(matrix.enumerated().flatMap { i, row in row.enumerated().filter { $0.element != 0 }.map { "[\(i), \($0.offset), \"\($0.element)\"]" } }.joined(separator: ", "))]"
        }
        let x = factor(masks.left)
        let y = factor(masks.right)
        var a = x.map { row in y.map { column in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } } }
        let factors = rational(entries(x), entries(y.transposedMatrix(masks.width)))
        #expect(try member(factors, matrix: entries(a), masks: masks).isVerified, "seed \(seed)")
        a[Int.random(in: a.indices, using: &random)][Int.random(in: y.indices, using: &random)] +=
            Bool.random(using: &random) ? 1 : -1
        #expect(try member(factors, matrix: entries(a), masks: masks).place == "factors", "seed \(seed)")
    }
}
