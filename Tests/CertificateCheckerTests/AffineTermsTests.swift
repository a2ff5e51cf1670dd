import CertificateChecker
import Testing

/// A class of three supports on 2 × 3 cells: any matrix. Every pattern but the full one ends in stars of its rows; the
/// full one has two parameters in its second row.
private let masks = TestMasks(left: ["111", "111"], right: ["111", "111", "111"])
private let goodParameters = "[[1, 1], [1, 2]]"
private let goodTerms = [term(0, ["1", "0", "0"]), term(1, ["0", "1", "0"]), term(2, ["0", "0", "1"])]

/// The entries of a support: the column `column` of its layer, with the first row and the second.
private struct Term {
    let column: Int
    let y: String
    let rows: [String]
}

/// A polynomial in two parameters, by its coefficients of 1, λ_1, λ_2, …; zeros are left out.
private func affine(_ coefficients: [String]) -> String {
    let exponents = [[0, 0], [1, 0], [0, 1], [1, 1]]
    return
        "[\(zip(coefficients, exponents).filter { $0.0 != "0" }.map { "[\"\($0.0)\", \($0.1)]" }.joined(separator: ", "))]"
}

/// The column `column`, with 1 in the first row and coefficients of 1, λ_1, λ_2 in the second.
private func term(_ column: Int, _ second: [String], y: String = "1", first: [String] = ["1", "0", "0"]) -> Term {
    Term(column: column, y: affine([y]), rows: [affine(first), affine(second)])
}

private func tree(_ end: String, from cell: Int = 0, nonzero: [Int] = []) -> String {
    if cell == 6 {
        if nonzero.count == 6 { return end }
        let rows = [nonzero.filter { $0 < 3 }, nonzero.filter { $0 >= 3 }].filter { !$0.isEmpty }
        return Proof.stars(rows.enumerated().map { ($0.offset, $0.element.map { [$0 / 3, $0 % 3] }) })
    }
    return Proof.branch(
        [cell / 3, cell % 3], zero: tree(end, from: cell + 1, nonzero: nonzero),
        nonzero: tree(end, from: cell + 1, nonzero: nonzero + [cell]))
}

private func isVerified(_ parameters: String, _ terms: [Term]) throws -> Bool {
    let first = terms.enumerated().map { "[\($0.offset), \($0.element.column), \($0.element.y)]" }
    let second = terms.enumerated().flatMap { support, term in
        term.rows.enumerated().map { "[\($0.offset), \(support), \($0.element)]" }
    }
    let factors =
        "{\"factors\": [[\(first.joined(separator: ", "))], [\(second.joined(separator: ", "))]], \"denominator\": \(Proof.denominator([0, 0]))}"
    let end = "{\"parameters\": \(parameters), \"cases\": \(factors)}"
    return try verify(closedCertificate(masks, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree(end))}"]))
        .isVerified
}

@Test func termsWithSeveralParametersAreVerified() throws {
    #expect(try isVerified(goodParameters, goodTerms))
    #expect(try isVerified("[[1, 2], [1, 1]]", [goodTerms[0], term(1, ["0", "0", "1"]), term(2, ["0", "1", "0"])]))
    // Columns may be scaled, so long as the products are right.
    #expect(
        try isVerified(
            goodParameters,
            [term(0, ["1/2", "0", "0"], y: "2", first: ["1/2", "0", "0"]), goodTerms[1], goodTerms[2]]))
}

@Test(arguments: [
    ("[]", goodTerms),  // no parameter
    ("[[1, 1]]", goodTerms),  // a cycle is left, and the coefficients are too many
    ("[[1, 1], [1, 1]]", goodTerms),  // listed twice
    ("[[1, 1], [1, 3]]", goodTerms),  // outside
    ("[[1, 2], [1, 1]]", goodTerms),  // the parameters exchanged
    ("[[0, 0], [1, 0]]", goodTerms),  // a cycle is left in the other columns
    (goodParameters, Array(goodTerms.dropLast())),  // a column missing
    (goodParameters, goodTerms + [term(0, ["0", "0", "0"], first: ["0", "0", "0"])]),  // more terms than supports
    (goodParameters, [goodTerms[0], term(1, ["0", "2", "0"]), goodTerms[2]]),  // 2 λ_1
    (goodParameters, [goodTerms[0], term(1, ["1", "1", "0"]), goodTerms[2]]),  // 1 + λ_1
    (goodParameters, [goodTerms[0], term(1, ["0", "1", "1"]), goodTerms[2]]),  // λ_1 + λ_2
    (goodParameters, [goodTerms[0], term(1, ["0"]), goodTerms[2]]),  // a coefficient missing
    (goodParameters, [goodTerms[0], term(1, ["0", "1", "0", "1"]), goodTerms[2]]),  // one too many
    // λ_1 where 1 belongs
    (goodParameters, [term(0, ["1", "0", "0"], first: ["1", "1", "0"]), goodTerms[1], goodTerms[2]]),
    (goodParameters, [term(0, ["1", "0", "0"], y: "2"), goodTerms[1], goodTerms[2]]),  // 2 where 1 belongs
    (goodParameters, [goodTerms[0], term(1, ["0", "2/2", "0"]), goodTerms[2]]),  // not in lowest terms
])
private func otherTermsWithSeveralParametersAreRejected(parameters: String, terms: [Term]) throws {
    #expect(try !isVerified(parameters, terms))
}
