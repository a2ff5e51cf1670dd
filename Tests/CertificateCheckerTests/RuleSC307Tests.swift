import CertificateChecker
import Testing

private func term(_ cls: Int, _ x: [[Int]], _ y: [[Int]]) -> String {
    "{\"class\": \(cls), \"x\": \(x), \"y\": \(y)}"
}
private func place(_ masks: TestMasks, _ terms: [String], before: [String] = []) throws -> String? {
    try verify(
        closedCertificate(masks, before + ["{\"rule\": \"SC307\", \"terms\": [\(terms.joined(separator: ", "))]}"])
    ).place
}

/// One row; support 0 reaches column 0, support 1 both.
private let row = TestMasks(left: ["11"], right: ["11", "01"])
/// Two equal supports on two rows and columns.
private let square = TestMasks(left: ["11", "11"], right: ["11", "11"])

@Test func aZeroWithAnOntoDifferentialIsAccepted() throws {
    #expect(try place(row, [term(0, [[0, 1]], [[0, 1]]), term(1, [[0, -1]], [[0, 1]])]) == nil)
    // The full test: one factor is zero, the other invertible.
    #expect(try place(square, [term(0, [[0, 1], [1, 1]], []), term(0, [[0, 1], [1, 2]], [])]) == nil)
    #expect(try place(square, [term(0, [], [[0, 1], [1, 1]]), term(0, [], [[0, 1], [1, 2]])]) == nil)
}

@Test func theProductHasToVanish() throws {
    #expect(
        try place(row, [term(0, [[0, 1]], [[0, 1]]), term(1, [[0, 1]], [[0, 1]])]) == "proof.proof[0].terms")
    #expect(try place(row, [term(1, [[0, 1]], [[1, 1]])]) == "proof.proof[0].terms")
}

@Test func theDifferentialHasToBeOnto() throws {
    // Nothing, an invertible factor too few, dependent ones.
    #expect(try place(row, []) == "proof.proof[0].terms")
    #expect(try place(square, [term(0, [[0, 1], [1, 1]], [])]) == "proof.proof[0].terms")
    #expect(
        try place(square, [term(0, [[0, 1], [1, 1]], []), term(0, [[0, 2], [1, 2]], [])]) == "proof.proof[0].terms")
    // Slices that meet: x of one support, y of the other.
    #expect(
        try place(square, [term(0, [[0, 1], [1, 1]], []), term(0, [], [[0, 1], [1, 2]])]) == "proof.proof[0].terms")
}

@Test func entriesLieOnTheClass() throws {
    let good = [term(0, [[0, 1]], [[0, 1]]), term(1, [[0, -1]], [[0, 1]])]
    func with(_ first: String) -> [String] { [first, good[1]] }
    #expect(try place(row, with(term(0, [[0, 1]], [[1, 1]]))) == "proof.proof[0].terms[0].y[0][0]")
    #expect(try place(row, with(term(0, [[1, 1]], [[0, 1]]))) == "proof.proof[0].terms[0].x[0][0]")
    #expect(try place(row, with(term(2, [[0, 1]], [[0, 1]]))) == "proof.proof[0].terms[0].class")
    #expect(try place(row, good + [good[0]]) == "proof.proof[0].terms[2].class")
    #expect(try place(row, with(term(0, [[0, 1], [0, 1]], []))) == "proof.proof[0].terms[0].x[1][0]")
    #expect(try place(row, with(term(0, [[0, 1_000_001]], []))) == "proof.proof[0].terms[0].x[0][1]")
    #expect(try place(row, with(term(0, [[0]], []))) == "proof.proof[0].terms[0].x[0]")
    #expect(try place(row, with(#"{"class": 0, "x": []}"#)) == "proof.proof[0].terms[0]")
}

@Test func freeCellsAreNotLookedAt() throws {
    // The first cell is freed; there the product need not vanish.
    let masks = TestMasks(left: ["11"], right: ["11", "01"])
    let before = [#"{"rule": "SC201", "classes": [0]}"#]
    #expect(try place(masks, [term(0, [[0, 1]], [])], before: before) == nil)
    #expect(try place(masks, [term(0, [[0, 1]], [[0, 1]])], before: before) == "proof.proof[1].terms[0].y[0][0]")
}

// MARK: Against the definition

/// The rank of an integer matrix modulo a prime that is not the checker's.
private func rank(_ matrix: [[Int]], prime: Int = 1_000_003) -> Int {
    var rows = matrix.map { $0.map { (($0 % prime) + prime) % prime } }
    var rank = 0
    for column in rows.first.map({ $0.indices }) ?? 0..<0 {
        guard let lead = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else { continue }
        rows.swapAt(rank, lead)
        var (inverse, power, exponent) = (1, rows[rank][column], prime - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { inverse = inverse * power % prime }
            power = power * power % prime
            exponent >>= 1
        }
        for other in rows.indices where other != rank && rows[other][column] != 0 {
            let factor = rows[other][column] * inverse % prime
            for index in rows[other].indices {
                rows[other][index] = ((rows[other][index] - factor * rows[rank][index]) % prime + prime) % prime
            }
        }
        rank += 1
    }
    return rank
}

/// Random factors, many of which are zeros of the product.
private struct Factors {
    let masks: TestMasks
    /// By support and line.
    var x: [[Int]]
    var y: [[Int]]

    init(_ masks: TestMasks, using random: inout SplitMix64) {
        self.masks = masks
        func vector(_ lines: Set<Int>, _ count: Int) -> [Int] {
            (0..<count).map { lines.contains($0) ? Int.random(in: -2...2, using: &random) : 0 }
        }
        x = (0..<masks.width).map { vector(masks.rows(of: $0), masks.left.count) }
        y = (0..<masks.width).map { vector(masks.columns(of: $0), masks.right.count) }
        for k in 0..<masks.width {
            if Bool.random(using: &random) { x[k] = x[k].map { _ in 0 } } else { y[k] = y[k].map { _ in 0 } }
        }
        // Sometimes two supports cancel.
        guard masks.width > 1, Bool.random(using: &random) else { return }
        let (k, l) = (0, 1)
        for row in masks.left.indices {
            let meets = masks.rows(of: k).contains(row) && masks.rows(of: l).contains(row)
            x[k][row] = meets ? Int.random(in: -2...2, using: &random) : 0
            x[l][row] = -x[k][row]
        }
        for column in masks.right.indices {
            let meets = masks.columns(of: k).contains(column) && masks.columns(of: l).contains(column)
            y[k][column] = meets ? Int.random(in: -2...2, using: &random) : 0
            y[l][column] = y[k][column]
        }
    }

    private var cells: [(Int, Int)] {
        masks.left.indices.flatMap { i in
            masks.right.indices.filter { j in
                (0..<masks.width).contains { masks.rows(of: $0).contains(i) && masks.columns(of: $0).contains(j) }
            }.map { (i, $0) }
        }
    }

    var provesEverything: Bool {
        let cells = cells
        guard cells.allSatisfy({ i, j in (0..<masks.width).reduce(0) { $0 + x[$1][i] * y[$1][j] } == 0 }) else {
            return false
        }
        var columns: [[Int]] = []
        for k in 0..<masks.width {
            for row in masks.rows(of: k) { columns.append(cells.map { $0.0 == row ? y[k][$0.1] : 0 }) }
            for column in masks.columns(of: k) { columns.append(cells.map { $0.1 == column ? x[k][$0.0] : 0 }) }
        }
        return !cells.isEmpty && rank(columns) == cells.count
    }

    /// Terms by support; nil if some supports are equal or reach nothing, so that classes are not supports.
    var terms: [String]? {
        let rectangles = (0..<masks.width).map { [masks.rows(of: $0), masks.columns(of: $0)] }
        guard Set(rectangles).count == masks.width, rectangles.allSatisfy({ !$0[0].isEmpty && !$0[1].isEmpty }) else {
            return nil
        }
        func entries(_ vector: [Int]) -> [[Int]] { vector.indices.filter { vector[$0] != 0 }.map { [$0, vector[$0]] } }
        return (0..<masks.width).map { term($0, entries(x[$0]), entries(y[$0])) }
    }
}

@Test func exactlyTheZerosWithAnOntoDifferentialAreAccepted() throws {
    let seed: UInt64 = 0x5C_0307
    var random = SplitMix64(seed: seed)
    var counts = [true: 0, false: 0]
    for _ in 0..<(400 * effort) {
        let masks = random.masks(
            rows: Int.random(in: 1...3, using: &random), columns: Int.random(in: 1...3, using: &random),
            width: Int.random(in: 1...6, using: &random))
        let factors = Factors(masks, using: &random)
        guard let terms = factors.terms else { continue }
        let expected = factors.provesEverything
        counts[expected, default: 0] += 1
        let found = try place(masks, terms)
        #expect((found == nil) == expected, "seed \(seed): \(masks) \(terms) \(found ?? "accepted")")
    }
    #expect(counts[true, default: 0] > 2 * effort && counts[false, default: 0] > 20 * effort, "\(counts)")
}
