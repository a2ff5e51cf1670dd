import CertificateChecker
import CheckerInput
import Testing

/// A tree that decides every cell of the rectangle of the masks, clears none, and ends in `end` where none is zero.
/// Other patterns end in stars of one row or one column, or, for one class of `capacity` supports, in a bound on the
/// rank.
private struct Tree {
    let rows: Int
    let columns: Int
    var capacity = 1

    func text(_ end: String, from cell: Int = 0, nonzero: [Int] = []) -> String {
        if cell == rows * columns {
            return nonzero.count == cell ? end : sparse(nonzero.map { [$0 / columns, $0 % columns] })
        }
        return Proof.branch(
            [cell / columns, cell % columns], zero: text(end, from: cell + 1, nonzero: nonzero),
            nonzero: text(end, from: cell + 1, nonzero: nonzero + [cell]))
    }

    private func sparse(_ cells: [[Int]]) -> String {
        if Set(cells.map { $0[0] }).count > capacity, Set(cells.map { $0[1] }).count > capacity {
            for a in cells {
                for b in cells where a[0] != b[0] && a[1] != b[1] {
                    if !(cells.contains([a[0], b[1]]) && cells.contains([b[0], a[1]])) {
                        return minor(a, b, of: cells)
                    }
                }
            }
            return block(cells)
        }
        let line = Set(cells.map { $0[0] }).count <= capacity ? 0 : 1
        let stars = Dictionary(grouping: cells) { $0[line] }.sorted { $0.key < $1.key }
        return Proof.stars(stars.enumerated().map { ($0.offset, $0.element.value) })
    }

    /// Two cells that are the only perfect matching of their lines: the determinant is the product of their entries, of
    /// which those that leave a forest are numbers.
    private func minor(_ a: [Int], _ b: [Int], of cells: [[Int]]) -> String {
        var labels = Array(0..<rows + columns)
        let parameters = cells.filter { cell in
            let (row, column) = (labels[cell[0]], labels[rows + cell[1]])
            labels = labels.map { $0 == column ? row : $0 }
            return row == column
        }
        return Proof.cases(
            parameters,
            Proof.rank(
                rows: [a[0], b[0]], columns: [a[1], b[1]], neurons: [[0, 0]],
                determinant: Proof.denominator(parameters.map { $0 == a || $0 == b ? 1 : 0 })))
    }

    /// A 2 × 2 block of non-zero cells of one support.
    private func block(_ cells: [[Int]]) -> String {
        let columns = Set(cells.map { $0[1] }).sorted()
        let rank = Proof.rank(
            columns: columns, neurons: [[0, 0]], determinant: Proof.denominator([0], factors: [[0, 1]]))
        let ones = Proof.factors(
            [columns.map { (0, $0, 1) }, [(0, 0, 1), (1, 0, 1)]], Proof.denominator([0]), s: 1)
        return Proof.cases([[1, columns[1]]], split(minusOne, 1, ones, rank))
    }
}

private let rankOne = TestMasks(left: ["1", "1"], right: ["1", "1"])
private let wide = TestMasks(left: ["1", "1"], right: ["1", "1", "1"])
private let whole = TestMasks(left: ["11", "11"], right: ["11", "11"])

private func place(_ masks: TestMasks, _ end: String) throws -> String? {
    let tree = Tree(rows: masks.left.count, columns: masks.right.count, capacity: masks.width).text(end)
    return try verify(closedCertificate(masks, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree)}"])).place
}

private func cases(_ parameters: String, _ tree: String) -> String {
    "{\"parameters\": \(parameters), \"cases\": \(tree)}"
}
/// The coefficient of the parameter that is solved for is 1 if no other is given, and there is one parameter.
private func split(
    _ on: String, _ solve: Int, coefficient: String = denominator([0]), _ zero: String, _ nonzero: String
) -> String {
    "{\"split\": \(on), \"solve\": \(solve), \"coefficient\": \(coefficient), \"zero\": \(zero), \"nonzero\": \(nonzero)}"
}
private func denominator(_ exponents: [Int], _ factors: String = "[]", constant: String = "1") -> String {
    "{\"constant\": \"\(constant)\", \"exponents\": \(exponents), \"factors\": \(factors)}"
}
/// The entries of a support, by rows and by columns; an empty one is not listed.
private struct Term {
    let x: [String]
    let y: [String]
    /// Its place in the list if nil.
    let support: Int?
}
private func term(_ x: [String], _ y: [String], support: Int? = nil) -> Term { Term(x: x, y: y, support: support) }
private func terms(_ terms: [Term], _ denominator: String) -> String {
    func list(_ entries: (Term) -> [String], _ cell: (_ support: Int, _ line: Int) -> String) -> String {
        terms.enumerated().flatMap { position, term in
            entries(term).enumerated().filter { $0.element != "" }.map {
                "[\(cell(term.support ?? position, $0.offset)), \($0.element)]"
            }
        }.joined(separator: ", ")
    }
    return
        "{\"factors\": [[\(list(\.y) { "\($0), \($1)" })], [\(list(\.x) { "\($1), \($0)" })]], \"denominator\": \(denominator)}"
}
private func rank(
    rows: String = "[0, 1]", columns: String = "[0, 1]", cutRows: String = "[]", cutColumns: String = "[]",
    supports: [Int] = [0], determinant: String
) -> String {
    "{\"rank\": {\"rows\": \(rows), \"columns\": \(columns), \"cutRows\": \(cutRows), \"cutColumns\": \(cutColumns), \"neurons\": \(supports.map { [0, $0] }), \"determinant\": \(determinant)}}"
}

// MARK: One parameter: [[1, 1], [1, λ]] has rank one where λ = 1, and only there.

private let one = #"[["1", [0]]]"#
private let minusOne = #"[["1", [1]], ["-1", [0]]]"#
private let equal = terms([term([one, one], [one, one])], denominator([0]))
private let different = rank(determinant: denominator([0], "[[0, 1]]"))

/// The set of matrices of rank one on 2 × 2 cells is closed, by a parameter; before that λ² + 1 is split on, which is
/// not zero.
let rankOneByCases: String = {
    let never =
        #"{"impossible": {"multipliers": [[0, [["1", [0]]]]], "value": {"constant": "1", "exponents": [0], "factors": []}, "squares": [["1", [["1", [1]]]]]}}"#
    let inner = split(minusOne, 1, equal, rank(determinant: denominator([0], "[[1, 1]]")))
    let end = "{\"split\": [[\"1\", [2]], [\"1\", [0]]], \"zero\": \(never), \"nonzero\": \(inner)}"
    let tree = Tree(rows: 2, columns: 2).text(cases("[[1, 1]]", end))
    return closedCertificate(rankOne, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree)}"])
}()

@Test func aRankOneBlockIsDecidedByItsParameter() throws {
    #expect(try verify(rankOneByCases).isVerified)
    #expect(try place(rankOne, cases("[[1, 1]]", split(minusOne, 1, equal, different))) == nil)
    // Determinants change their sign with the order of rows, and factors may be scaled.
    #expect(
        try place(
            rankOne,
            cases(
                "[[1, 1]]",
                split(
                    minusOne, 1, equal, rank(rows: "[1, 0]", determinant: denominator([0], "[[0, 1]]", constant: "-1")))
            )) == nil)
    let scaled = terms(
        [term([#"[["3", [0]]]"#, #"[["3", [1]]]"#], [#"[["1", [2]]]"#, one])], denominator([0], constant: "3"))
    #expect(try place(rankOne, cases("[[1, 1]]", split(minusOne, 1, scaled, different))) == nil)
    // A split that is not needed shifts the numbers.
    let inner = split(minusOne, 1, equal, rank(determinant: denominator([0], "[[1, 1]]")))
    #expect(
        try place(
            rankOne,
            cases(
                "[[1, 1]]",
                split(#"[["1", [1]], ["1", [0]]]"#, 1, rank(determinant: denominator([0], constant: "-2")), inner)))
            == nil)
}

private let wrongTrees: [String] = [
    // The ends exchanged, or one of them on both sides.
    split(minusOne, 1, different, equal), split(minusOne, 1, equal, equal),
    split(minusOne, 1, rank(determinant: denominator([0], constant: "1")), different),
    equal, rank(determinant: denominator([0])), rank(determinant: denominator([0], "[[0, 1]]")),
    // The split: zero, no parameter, of degree two or none, another one.
    split("[]", 1, equal, different), split(minusOne, 0, equal, different), split(minusOne, 2, equal, different),
    split(#"[["1", [2]], ["-1", [0]]]"#, 1, equal, rank(determinant: denominator([0]))),
    split(#"[["1", [0]]]"#, 1, equal, different),
    split(#"[["1", [1]], ["1", [0]]]"#, 1, equal, different),
    split(#"[["1", [1]], ["-1", [0]], ["1", [0]]]"#, 1, equal, different),
    split(#"[["1", [1]], ["-1", []]]"#, 1, equal, different),
    split(#"[["1", [1]], ["-1", [0, 0]]]"#, 1, equal, different),
    split(#"[["1", [1]], ["-1", [-1]]]"#, 1, equal, different),
    split(#"[["1", [1]], ["0", [0]]]"#, 1, equal, different),
    // The denominator: zero, a wrong one, a polynomial that is zero here or that does not exist, exponents.
    split(minusOne, 1, terms([term([one, one], [one, one])], denominator([0], constant: "0")), different),
    split(minusOne, 1, terms([term([one, one], [one, one])], denominator([0], constant: "2")), different),
    split(minusOne, 1, terms([], denominator([0], "[[0, 1]]")), different),
    split(minusOne, 1, equal, rank(determinant: denominator([0], "[[0, 2]]"))),
    split(minusOne, 1, equal, rank(determinant: denominator([0], "[[1, 1]]"))),
    split(minusOne, 1, equal, rank(determinant: denominator([0], "[[0, 0]]"))),
    split(minusOne, 1, equal, rank(determinant: denominator([1], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(determinant: denominator([], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(determinant: denominator([0, 0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(determinant: denominator([0], "[[0, 1]]", constant: "-1"))),
    split(minusOne, 1, equal, rank(determinant: denominator([0], "[[0, 1]]", constant: "0"))),
    // The terms: too many, off the class, a line twice, none.
    split(
        minusOne, 1, terms([term([one, ""], [one, one]), term(["", one], [one, one])], denominator([0])), different),
    split(minusOne, 1, terms([term([one, one], [one, one], support: 1)], denominator([0])), different),
    split(minusOne, 1, terms([term([one, one, one], [one, one])], denominator([0])), different),
    split(minusOne, 1, terms([], denominator([0])), different),
    split(
        minusOne, 1, terms([term([one, one], [one, one]), term([one], [], support: 0)], denominator([0])), different),
    split(minusOne, 1, terms([term([one, one], [one, #"[["-1", [1]]]"#])], denominator([0])), different),
    // The minor: other lines, too few, cut lines, classes.
    split(minusOne, 1, equal, rank(rows: "[0]", columns: "[0]", determinant: denominator([0]))),
    split(minusOne, 1, equal, rank(rows: "[0]", columns: "[0, 1]", determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(rows: "[]", columns: "[]", determinant: denominator([0]))),
    split(minusOne, 1, equal, rank(rows: "[0, 0]", columns: "[0, 1]", determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(rows: "[0, 2]", columns: "[0, 1]", determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(cutRows: "[0]", determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(cutColumns: "[1]", determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(supports: [], determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(supports: [0, 0], determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(cutRows: "[2]", supports: [], determinant: denominator([0], "[[0, 1]]"))),
    split(minusOne, 1, equal, rank(cutRows: "[0]", supports: [], determinant: denominator([0], "[[0, 1]]"))),
    // Keys.
    "{}", "[]", split(minusOne, 1, equal, different).replacingOccurrences(of: "\"solve\": 1, ", with: ""),
    split(minusOne, 1, equal, "{\"stars\": []}"),
    split(minusOne, 1, equal, different).replacingOccurrences(of: "\"coefficient\": \(denominator([0])), ", with: ""),
]

@Test(arguments: wrongTrees)
func otherCasesOfARankOneBlockAreRejected(_ tree: String) throws {
    let place = try place(rankOne, cases("[[1, 1]]", tree))
    #expect(place?.contains(".cases") == true, "\(place ?? "accepted")")
}

@Test(arguments: ["[]", "[[0, 0], [1, 1]]", "[[1, 1], [1, 1]]", "[[2, 2]]", "[[1, 0]]", "0"])
func theParametersAreThoseOfTheTree(_ parameters: String) throws {
    let other = cases(parameters, split(minusOne, 1, equal, different))
    // Each other entry could be the parameter as well; the determinant has the other sign then.
    #expect(try place(rankOne, other) != nil)
}

@Test func casesWithoutAParameterHaveNumbersOnly() throws {
    // N = the pattern of a path of three cells: [[1, 1], [1, 0]], where the determinant is −1; the other patterns as
    // before.
    let good = cases("[]", rank(determinant: denominator([], constant: "-1")))
    let tree = Tree(rows: 2, columns: 2).text(cases("[[1, 1]]", split(minusOne, 1, equal, different)))
    let old = Proof.cases(Proof.rank(rows: [0, 1], columns: [1, 0], neurons: [[0, 0]]))
    func isVerified(_ end: String) throws -> Bool {
        let changed = tree.replacingOccurrences(of: old, with: end)
        #expect(changed != tree)
        return try verify(
            closedCertificate(rankOne, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(changed)}"])
        ).isVerified
    }
    #expect(try isVerified(good))
    for wrong in [
        cases("[]", rank(determinant: denominator([], constant: "1"))),
        cases("[]", rank(determinant: denominator([0], constant: "-1"))),
        cases(
            "[]",
            split(
                "[[\"1\", []]]", 1, coefficient: denominator([]), rank(determinant: denominator([], constant: "-1")),
                rank(determinant: denominator([], constant: "-1")))),
        cases("[]", terms([], denominator([]))),
    ] {
        #expect(try !isVerified(wrong))
    }
}

// MARK: Two parameters

private func product(_ first: Int, _ second: Int, _ coefficient: String = "1") -> String {
    "[\"\(coefficient)\", [\(first), \(second)]]"
}
private func sum(_ terms: String...) -> String { "[\(terms.joined(separator: ", "))]" }
private let unit = sum(product(0, 0))
private let constantOne = denominator([0, 0])

@Test func theCoefficientOfTheSolvedParameterMayBeAMonomial() throws {
    // [[λ₁, 1], [1, λ₂]]: the determinant is λ₁λ₂ − 1; where it is zero λ₂ · A = (1, λ₂)ᵀ (1, λ₂).
    let determinant = sum(product(1, 1), product(0, 0, "-1"))
    let one = terms([term([unit, sum(product(0, 1))], [unit, sum(product(0, 1))])], denominator([0, 1]))
    let other = rank(determinant: denominator([0, 0], "[[0, 1]]"))
    #expect(
        try place(
            rankOne, cases("[[0, 0], [1, 1]]", split(determinant, 1, coefficient: denominator([0, 1]), one, other)))
            == nil)
    #expect(
        try place(
            rankOne, cases("[[0, 0], [1, 1]]", split(determinant, 2, coefficient: denominator([1, 0]), one, other)))
            == nil)
    for wrong in [
        split(
            determinant, 1, coefficient: denominator([0, 1]),
            terms([term([unit, sum(product(0, 1))], [unit, sum(product(0, 1))])], denominator([1, 0])), other),
        split(
            determinant, 1, coefficient: denominator([0, 1]),
            terms([term([unit, sum(product(0, 1))], [unit, sum(product(0, 1))])], denominator([0, 0])), other),
        split(determinant, 3, coefficient: denominator([0, 0]), one, other),
    ] {
        #expect(try place(rankOne, cases("[[0, 0], [1, 1]]", wrong)) != nil)
    }
    // λ₁² − λ₂ and λ₂ − 1 are not of degree one in λ₁.
    for polynomial in [sum(product(2, 0), product(0, 1, "-1")), sum(product(0, 1), product(0, 0, "-1"))] {
        #expect(
            try place(rankOne, cases("[[0, 0], [1, 1]]", split(polynomial, 1, coefficient: constantOne, one, other)))?
                .hasSuffix("cases.solve") == true)
    }
}

@Test func zeroBranchesAreUsedInTheOrderOfThePath() throws {
    // [[1, 1, 1], [1, λ₁, λ₂]] has rank one where λ₁ = 1 and λ₂ = λ₁.
    let first = sum(product(1, 0), product(0, 0, "-1"))
    let second = sum(product(0, 1), product(1, 0, "-1"))
    let parameters = "[[1, 1], [1, 2]]"
    let constant = terms([term([unit, unit], [unit, unit, unit])], denominator([0, 0]))
    // det of the columns 1, 2 is λ₂ − λ₁.
    let firstDiffers = rank(rows: "[0, 1]", columns: "[0, 1]", determinant: denominator([0, 0], "[[1, 1]]"))
    let secondDiffers = rank(rows: "[0, 1]", columns: "[1, 2]", determinant: denominator([0, 0], "[[0, 1]]"))
    // λ₂ first: λ₁ is left in the remainder, and the next step takes it out.
    #expect(
        try place(
            wide,
            cases(
                parameters,
                split(
                    second, 2, coefficient: constantOne,
                    split(first, 1, coefficient: constantOne, constant, firstDiffers), secondDiffers))) == nil)
    // The other order leaves λ₁ after it was eliminated: λ₂ − 1 becomes λ₁ − 1, which is not 0.
    let swapped = split(
        first, 1, coefficient: constantOne,
        split(
            second, 2, coefficient: constantOne, constant,
            rank(rows: "[0, 1]", columns: "[1, 2]", determinant: denominator([0, 0], "[[1, 1]]"))),
        rank(rows: "[0, 1]", columns: "[0, 1]", determinant: denominator([0, 0], "[[0, 1]]")))
    #expect(try place(wide, cases(parameters, swapped))?.hasSuffix("zero.zero.factors") == true)
    // No parameter is solved for twice; on the other branch it is free.
    let twice = split(
        second, 2, coefficient: constantOne,
        split(sum(product(0, 1), product(0, 0, "-1")), 2, coefficient: constantOne, constant, firstDiffers),
        secondDiffers)
    #expect(try place(wide, cases(parameters, twice))?.hasSuffix("cases.zero.solve") == true)
    let onOtherBranch = split(
        second, 2, coefficient: constantOne, split(first, 1, coefficient: constantOne, constant, firstDiffers),
        split(sum(product(0, 1), product(0, 0, "1")), 2, coefficient: constantOne, secondDiffers, secondDiffers))
    #expect(try place(wide, cases(parameters, onOtherBranch)) == nil)
    // A sibling's knowledge must not leak.
    #expect(
        try place(
            wide,
            cases(
                parameters,
                split(
                    second, 2, coefficient: constantOne,
                    split(first, 1, coefficient: constantOne, constant, firstDiffers), constant))) != nil)
}

// MARK: Coefficients that are not constant

// p = λ₁λ₂ − λ₁ + λ₂ = (λ₁ + 1) λ₂ − λ₁, solved for λ₂ after a split on λ₁ + 1.
private let plusOne = sum(product(1, 0), product(0, 0))
private let bilinear = sum(product(1, 1), product(1, 0, "-1"), product(0, 1))

@Test func theCoefficientOfTheSolvedParameterMayBeAPolynomialThatIsNotZero() throws {
    // [[1, 1, 1], [1, λ₁, λ₂]]. On the path p = 0, λ₁ = 1 the number λ₂ is 1/2: multiplying by λ₁ + 1 shows it.
    func firstTwo(_ determinant: String) -> String { rank(columns: "[0, 1]", determinant: determinant) }
    func outer(_ determinant: String) -> String { rank(columns: "[0, 2]", determinant: determinant) }
    let ones = terms([term([unit, unit], [unit, unit, unit])], constantOne)
    let lambdaOne = sum(product(1, 0), product(0, 0, "-1"))
    let lambdaTwo = sum(product(0, 1), product(0, 0, "-1"))
    func tree(half: String) -> String {
        let solved = split(
            lambdaOne, 1, coefficient: constantOne, outer(denominator([0, 0], constant: half)),
            firstTwo(denominator([0, 0], "[[2, 1]]")))
        let free = split(
            lambdaOne, 1, coefficient: constantOne,
            split(lambdaTwo, 2, coefficient: constantOne, ones, outer(denominator([0, 0], "[[3, 1]]"))),
            firstTwo(denominator([0, 0], "[[2, 1]]")))
        return split(
            plusOne, 1, coefficient: constantOne, firstTwo(denominator([0, 0], constant: "-2")),
            split(bilinear, 2, coefficient: denominator([0, 0], "[[0, 1]]"), solved, free))
    }
    #expect(try place(wide, cases("[[1, 1], [1, 2]]", tree(half: "-1/2"))) == nil)
    for wrong in ["1/2", "-1", "-2"] {
        #expect(
            try place(wide, cases("[[1, 1], [1, 2]]", tree(half: wrong)))?.hasSuffix(
                "nonzero.zero.zero.rank.determinant") == true, "\(wrong)")
    }
}

/// [[λ₁, 1], [1, λ₂]] as a sum of two terms, always; where p = 0, λ₁ + 1 times it has the entry λ₁ in the place of (λ₁
/// + 1) λ₂.
private let always = terms(
    [term([unit, ""], [sum(product(1, 0)), unit]), term(["", unit], [unit, sum(product(0, 1))])], constantOne)
private let whereZero = terms(
    [term([plusOne, ""], [sum(product(1, 0)), unit]), term(["", unit], [plusOne, sum(product(1, 0))])],
    denominator([0, 0], "[[0, 1]]"))

/// A split on λ₁ + 1 and then, where that is not zero, on p, whose coefficient is given.
private func afterPlusOne(_ coefficient: String) -> String {
    split(plusOne, 1, coefficient: constantOne, always, split(bilinear, 2, coefficient: coefficient, whereZero, always))
}

@Test func termsAreMultipliedByTheCoefficient() throws {
    func place(_ tree: String) throws -> String? {
        try CertificateCheckerTests.place(whole, cases("[[0, 0], [1, 1]]", tree))
    }
    #expect(try place(afterPlusOne(denominator([0, 0], "[[0, 1]]"))) == nil)
    // The same polynomial, solved for λ₁: the coefficient is λ₂ − 1.
    let minus = sum(product(0, 1), product(0, 0, "-1"))
    let other = terms(
        [
            term([sum(product(0, 1, "-1")), sum(product(0, 1), product(0, 0, "-1"))], [unit, ""]),
            term([minus, sum(product(0, 2), product(0, 1, "-1"))], ["", unit]),
        ], denominator([0, 0], "[[0, 1]]"))
    #expect(
        try place(
            split(
                minus, 2, coefficient: constantOne, always,
                split(bilinear, 1, coefficient: denominator([0, 0], "[[0, 1]]"), other, always))) == nil)
    // A product of a number, a parameter and a power of a polynomial: 3 λ₁ (λ₁ + 1)² λ₂ − 3 λ₁² (λ₁ + 1) = 3 λ₁ (λ₁ +
    // 1) p.
    let long = sum(product(3, 1, "3"), product(2, 1, "6"), product(1, 1, "3"), product(3, 0, "-3"), product(2, 0, "-3"))
    let deep = { (coefficient: String) in
        split(plusOne, 1, coefficient: constantOne, always, split(long, 2, coefficient: coefficient, whereZero, always))
    }
    #expect(try place(deep(denominator([1, 0], "[[0, 2]]", constant: "3"))) == nil)
    for wrong in [
        denominator([1, 0], "[[0, 1]]", constant: "3"), denominator([2, 0], "[[0, 2]]", constant: "3"),
        denominator([1, 0], "[[0, 2]]"),
    ] {
        #expect(try place(deep(wrong))?.hasSuffix("cases.nonzero.solve") == true)
    }
}

private let wrongCoefficients: [(coefficient: String, place: String)] = [
    // Another polynomial: the sign, a factor, a monomial, a power, 1, a monomial alone; some depend on λ₂.
    (denominator([0, 0], "[[0, 1]]", constant: "-1"), "solve"),
    (denominator([0, 0], "[[0, 1]]", constant: "2"), "solve"),
    (denominator([0, 0], "[[0, 1]]", constant: "1/2"), "solve"),
    (denominator([1, 0], "[[0, 1]]"), "solve"), (denominator([0, 1], "[[0, 1]]"), "solve"),
    (denominator([0, 0], "[[0, 2]]"), "solve"), (constantOne, "solve"), (denominator([1, 0]), "solve"),
    (denominator([0, 1]), "solve"),
    // p itself, and polynomials that are split on later or nowhere.
    (denominator([0, 0], "[[1, 1]]"), "coefficient.factors[0][0]"),
    (denominator([0, 0], "[[2, 1]]"), "coefficient.factors[0][0]"),
    (denominator([0, 0], "[[-1, 1]]"), "coefficient.factors[0][0]"),
    (denominator([0, 0], "[[0, 1], [1, 1]]"), "coefficient.factors[1][0]"),
    (denominator([0, 0], "[[0, 1], [0, 1]]"), "coefficient.factors[1]"),
    // No number that is not zero, no exponents, other keys.
    (denominator([0, 0], "[[0, 1]]", constant: "0"), "coefficient.constant"),
    (denominator([0, 0], "[[0, 0]]"), "coefficient.factors[0][1]"),
    (denominator([0, 0], "[[0, -1]]"), "coefficient.factors[0][1]"),
    (denominator([0, 0], "[[0, 65]]"), "coefficient.factors[0][1]"),
    (denominator([0], "[[0, 1]]"), "coefficient.exponents"),
    (denominator([0, 0, 0], "[[0, 1]]"), "coefficient.exponents"),
    (denominator([-1, 0], "[[0, 1]]"), "coefficient.exponents[0]"), (sum(product(1, 0), product(0, 0)), "coefficient"),
    ("\"1\"", "coefficient"), ("{}", "coefficient"),
]

@Test(arguments: wrongCoefficients)
func otherCoefficientsAreRejected(_ coefficient: String, _ suffix: String) throws {
    let place = try place(whole, cases("[[0, 0], [1, 1]]", afterPlusOne(coefficient)))
    #expect(place?.hasSuffix("cases.nonzero.\(suffix)") == true, "\(place ?? "accepted")")
}

@Test func theCoefficientIsNotZeroWhereThePolynomialIsSplitOn() throws {
    func place(_ tree: String) throws -> String? {
        try CertificateCheckerTests.place(whole, cases("[[0, 0], [1, 1]]", tree))
    }
    let coefficient = denominator([0, 0], "[[0, 1]]")
    let onBilinear = split(bilinear, 2, coefficient: coefficient, always, always)
    // λ₁ + 1 is zero here: λ₂ = −b/a would be a division by zero.
    #expect(
        try place(split(plusOne, 1, coefficient: constantOne, onBilinear, always))?.hasSuffix(
            "cases.zero.coefficient.factors[0][0]") == true)
    // λ₁ + 1 is split on later, or on another branch.
    let later = { (number: Int) in
        split(
            bilinear, 2, coefficient: denominator([0, 0], "[[\(number), 1]]"),
            split(plusOne, 1, coefficient: constantOne, always, always),
            split(plusOne, 1, coefficient: constantOne, always, always))
    }
    for number in [0, 1] { #expect(try place(later(number))?.hasSuffix("cases.coefficient.factors[0][0]") == true) }
    #expect(try place(split(bilinear, 2, coefficient: constantOne, always, always))?.hasSuffix("cases.solve") == true)
    let first = sum(product(1, 0), product(0, 0, "-1"))
    let sibling = split(
        first, 1, coefficient: constantOne,
        split(bilinear, 2, coefficient: denominator([0, 0], "[[1, 1]]"), always, always),
        split(plusOne, 1, coefficient: constantOne, always, always))
    #expect(try place(sibling)?.hasSuffix("cases.zero.coefficient.factors[0][0]") == true)
    // A polynomial that is not zero but depends on the parameter that is solved for: λ₂ (λ₂ + 1) has degree two in λ₂,
    // and λ₁ + 1 is no multiple of λ₂ + 1.
    let inSolved = sum(product(0, 1), product(0, 0))
    for polynomial in [sum(product(0, 2), product(0, 1)), bilinear, sum(product(0, 1), product(1, 0))] {
        let tree = split(
            inSolved, 2, coefficient: constantOne, always,
            split(polynomial, 2, coefficient: coefficient, always, always))
        #expect(try place(tree)?.hasSuffix("cases.nonzero.solve") == true)
    }
}

@Test func aDenominatorThatIsNotZeroOnTheBranchIsDividedBy() throws {
    // Rank two: with p = λ − 1, p · [[1, 1], [1, λ]] = p (1, 1)ᵀ (1, 1) + p² (0, 1)ᵀ (0, 1).
    let squared = #"[["1", [2]], ["-2", [1]], ["1", [0]]]"#
    let two = [term([minusOne, minusOne], [one, one]), term(["", squared], ["", one])]
    let good = split(minusOne, 1, equal, terms(two, denominator([0], "[[0, 1]]")))
    #expect(try place(whole, cases("[[1, 1]]", good)) == nil)
    #expect(
        try place(
            whole,
            cases(
                "[[1, 1]]",
                split(minusOne, 1, terms(two, denominator([0], "[[0, 1]]")), terms(two, denominator([0], "[[0, 1]]")))))?
            .hasSuffix("zero.denominator.factors[0][0]") == true)
    #expect(
        try place(whole, cases("[[1, 1]]", split(minusOne, 1, equal, terms(two, denominator([0])))))?.hasSuffix(
            "nonzero.factors") == true)
    #expect(
        try place(
            whole, cases("[[1, 1]]", split(minusOne, 1, equal, terms([two[0], two[0]], denominator([0], "[[0, 1]]")))))?
            .hasSuffix("nonzero.factors") == true)
    // No bound on the rank holds here, cut lines or not.
    for bound in [
        rank(supports: [0, 1], determinant: denominator([0], "[[0, 1]]")),
        rank(determinant: denominator([0], "[[0, 1]]")),
        rank(cutRows: "[0, 1]", supports: [], determinant: denominator([0], "[[0, 1]]")),
        rank(cutRows: "[1]", cutColumns: "[1]", determinant: denominator([0], "[[0, 1]]")),
    ] {
        #expect(try place(whole, cases("[[1, 1]]", split(minusOne, 1, equal, bound))) != nil)
    }
}

// MARK: Limits of the rule

@Test func aMinorWithAFreeCellBoundsNoRank() throws {
    // The support of cell (0, 0) alone is absorbed: rank one with a free corner, which is not closed. Every end is
    // right but the last: [[*, 1], [1, 0]] is a limit.
    let masks = TestMasks(left: ["11", "10"], right: ["11", "10"])
    func node(_ cell: String, _ zero: String, _ nonzero: String) -> String {
        "{\"cell\": \(cell), \"zero\": \(zero), \"cleared\": [], \"nonzero\": \(nonzero)}"
    }
    func star(_ cells: String...) -> String {
        cells.isEmpty ? Proof.stars([]) : "{\"stars\": [[0, [\(cells.joined(separator: ", "))]]]}"
    }
    func rejection(_ end: String, full: String) throws -> Rejection? {
        let (a, b, c) = ("[0, 1]", "[1, 0]", "[1, 1]")
        let tree = node(
            a, node(b, node(c, star(), star(c)), node(c, star(b), star(b, c))),
            node(b, node(c, star(a), star(a, c)), node(c, end, full)))
        return try verify(
            closedCertificate(
                masks,
                [#"{"rule": "SC201", "classes": [1]}"#, "{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree)}"])
        ).rejection
    }
    let unit = "[[\"1\", []]]"
    let rankOne = cases("[]", terms([term([unit, unit], [unit, unit])], denominator([])))
    let rejection = try rejection(cases("[]", rank(determinant: denominator([], constant: "-1"))), full: rankOne)
    #expect(rejection?.place == "proof.proof[1].tree.nonzero.nonzero.zero.cases.rank")
    #expect(rejection?.reason == "cell (0, 0) of the minor is free")
}

@Test func aMinorOfDeadLinesIsZeroAndOthersAreSmall() throws {
    let dead = TestMasks(left: ["1", "1", "0"], right: ["1", "1", "0"])
    let tree = { (end: String) in Tree(rows: 2, columns: 2).text(cases("[[1, 1]]", split(minusOne, 1, equal, end))) }
    for (end, place) in [
        (rank(rows: "[0, 2]", determinant: denominator([0])), "determinant"),
        (rank(columns: "[0, 2]", determinant: denominator([0])), "determinant"),
    ] {
        #expect(
            try verify(closedCertificate(dead, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree(end))}"]))
                .place?.hasSuffix("cases.nonzero.rank.\(place)") == true)
    }
    // The diagonal: one support a cell, and every branch that zeroes one ends in stars. Seven rows are expanded, and
    // the bound on the rank fails; eight are too many.
    let units = (0..<8).map { k in String((0..<8).map { $0 == k ? "1" : "0" }) }
    func place(_ size: Int) throws -> String? {
        let lines = Array(0..<size)
        let end = Proof.cases(Proof.rank(rows: lines, columns: lines, neurons: lines.map { [0, $0] }))
        func tree(_ cell: Int, _ nonzero: [Int]) -> String {
            if cell == 8 {
                return nonzero.count == 8 ? end : Proof.stars(nonzero.map { ($0, [[$0, $0]]) })
            }
            return
                "{\"cell\": [\(cell), \(cell)], \"zero\": \(tree(cell + 1, nonzero)), \"cleared\": [], \"nonzero\": \(tree(cell + 1, nonzero + [cell]))}"
        }
        return try verify(
            closedCertificate(
                TestMasks(left: units, right: units),
                ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(tree(0, []))}"])
        ).place
    }
    #expect(try place(7)?.hasSuffix("cases.rank") == true)
    #expect(try place(8)?.hasSuffix("cases.rank.rows") == true)
}

@Test func aDegreeThatGrowsWithoutEndIsRefused() throws {
    // λ₁ = λ₂⁶⁴ makes λ₂⁸¹⁹² of λ₁¹²⁸, and λ₂ is eliminated next.
    let masks = TestMasks(left: ["11", "11"], right: ["11", "11", "11", "11"])
    let one = #"[["1", [0, 0, 0]]]"#
    let power = #"[["1", [64, 0, 0]]]"#
    let constant = denominator([0, 0, 0])
    let end = terms([term([power, one], [power, one, one, one])], denominator([0, 0, 0]))
    let tree = split(
        #"[["1", [1, 0, 0]], ["-1", [0, 64, 0]]]"#, 1, coefficient: constant,
        split(#"[["1", [0, 1, 0]], ["-1", [0, 0, 1]]]"#, 2, coefficient: constant, end, end), end)
    let text = Tree(rows: 2, columns: 4, capacity: 2).text(cases("[[1, 1], [1, 2], [1, 3]]", tree))
    let result = try verify(closedCertificate(masks, ["{\"rule\": \"SC304\", \"deletions\": [], \"tree\": \(text)}"]))
    #expect(result.rejection?.reason.contains("a degree above") == true)
    #expect(result.place?.hasSuffix("cases.zero.zero") == true)
}

@Test func deepCaseDistinctionsAreFollowedToTheirEnd() throws {
    func tree(_ depth: Int, _ end: String) -> String {
        (0..<depth).reduce(end) { rest, _ in split(minusOne, 1, equal, rest) }
    }
    #expect(try place(rankOne, cases("[[1, 1]]", tree(900, different))) == nil)
    #expect(try place(rankOne, cases("[[1, 1]]", tree(900, equal)))?.hasSuffix("nonzero.factors") == true)
}
