import CertificateChecker
import Testing

/// Random refutations: splits on random variables, and minors of random rows, columns and neurons at the leaves.
private struct RefutationSource {
    let masks: TestMasks
    var random: SplitMix64

    mutating func refutation(depth: Int) -> String {
        guard depth > 0, Int.random(in: 0..<3, using: &random) > 0, let variable = variable() else { return minor() }
        return
            "{\"split\": \(variable), \"zero\": \(refutation(depth: depth - 1)), \"nonzero\": \(refutation(depth: depth - 1))}"
    }

    private mutating func variable() -> String? {
        let isLeft = Bool.random(using: &random)
        let mask = isLeft ? masks.left : masks.right
        let line = Int.random(in: mask.indices, using: &random)
        guard let support = (0..<masks.width).filter({ masks.has(mask, line, $0) }).randomElement(using: &random) else {
            return nil
        }
        return isLeft ? "[1, \(line), \(support)]" : "[0, \(support), \(line)]"
    }

    private mutating func minor() -> String {
        let size = Int.random(in: 1...min(masks.left.count, masks.right.count, masks.width + 1), using: &random)
        let rows = masks.left.indices.shuffled(using: &random).prefix(size)
        let columns = masks.right.indices.shuffled(using: &random).prefix(size)
        let supports = (0..<masks.width).shuffled(using: &random).prefix(size - 1)
        return
            "{\"minor\": {\"rows\": \(Array(rows)), \"columns\": \(Array(columns)), \"neurons\": \(supports.map { [0, $0] })}}"
    }
}

/// Random factors with entries −1, 0, 1 on the masks, as a constant witness of their product.
private func product(_ masks: TestMasks, _ random: inout SplitMix64) -> String {
    func factor(_ mask: [String]) -> [[Int]] {
        mask.indices.map { line in
            (0..<masks.width).map { masks.has(mask, line, $0) ? Int.random(in: -1...1, using: &random) : 0 }
        }
    }
    func entries(_ matrix: [[Int]], _ value: (Int) -> String) -> String {
        matrix.enumerated().flatMap { i, row in
            row.enumerated().filter { $0.element != 0 }.map { "[\(i), \($0.offset), \(value($0.element))]" }
        }.joined(separator: ", ")
    }
    let x = factor(masks.left)
    let y = factor(masks.right)
    let a = x.map { row in y.map { column in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } } }
    let constant = { (value: Int) in "[[0, \"\(value)\"]]" }
    return
        "{\"A\": [\(entries(a) { "\"\($0)\"" })], \"layers\": [[\(entries(y.transposedMatrix(masks.width), constant))], [\(entries(x, constant))]]}"
}

@Test func noRandomRefutationIsAcceptedAgainstAProduct() throws {
    let seed: UInt64 = 0x0F_F5E7
    var random = SplitMix64(seed: seed)
    for _ in 0..<400 * effort {
        let masks = random.masks(
            rows: Int.random(in: 1...4, using: &random), columns: Int.random(in: 1...4, using: &random),
            width: Int.random(in: 1...4, using: &random))
        let witness = product(masks, &random)
        let window = "{\"rows\": \(Array(masks.left.indices)), \"columns\": \(Array(masks.right.indices))}"
        var source = RefutationSource(masks: masks, random: SplitMix64(seed: random.next()))
        for _ in 0..<4 {
            let certificate = notClosedCertificate(
                masks, window: window, witness: witness, refutation: source.refutation(depth: 2))
            let place = try verify(certificate).place
            // The limit holds, so the refutation is what is rejected.
            #expect(place?.hasPrefix("refutation") == true, "seed \(seed): \(place ?? "accepted") \(certificate)")
        }
    }
}

@Test func theSameRefutationsFindTheExample() throws {
    var source = RefutationSource(masks: .lu, random: SplitMix64(seed: 7))
    var accepted = 0
    for _ in 0..<400 where try verify(notClosedCertificate(refutation: source.refutation(depth: 2))).isVerified {
        accepted += 1
    }
    #expect(accepted > 10)
}

@Test func aZeroOfAThatIsNotDeterminedIsPossible() throws {
    // A = 1 on the diagonal of two private corners: a product, and its off-diagonal zeros are no zeros of the first
    // term.
    let masks = TestMasks(left: ["110", "101"], right: ["101", "110"])
    let witness = #"""
        {"A": [[0, 0, "1"], [1, 1, "1"]], "layers": [
         [[0, 0, [[0, "1"]]], [0, 1, [[0, "1"]]], [1, 1, [[0, "1"]]], [2, 0, [[0, "1"]]]],
         [[0, 0, [[0, "1"]]], [1, 0, [[0, "1"]]], [0, 1, [[0, "-1"]]], [1, 2, [[0, "-1"]]]]]}
        """#
    #expect(try verify(notClosedCertificate(masks, witness: witness)).place == "refutation.minor")
}
