import CertificateChecker
import Testing

/// Rank nodes whose pivots and vectors are right for a given product, with random minors at the branches.
private struct RankNodeSource {
    let masks: TestMasks
    let product: [[Int]]
    var random: SplitMix64

    /// Nil where the window that was drawn has too many supports.
    mutating func node(depth: Int) -> String? {
        let rows = masks.left.indices.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        let columns = masks.right.indices.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        guard !rows.isEmpty, !columns.isEmpty else { return nil }
        let supports = (0..<masks.width).filter { k in
            rows.contains { masks.has(masks.left, $0, k) } && columns.contains { masks.has(masks.right, $0, k) }
        }
        let pivots = pivots(rows, columns)
        guard pivots.count + 1 >= supports.count else { return nil }
        let product = product
        let left = kernel(rows, columns) { product[$0][$1] }
        let right = kernel(columns, rows) { product[$1][$0] }
        // What the branches then know is for the checker to find; the attack goes on in them.
        let branches = (0..<max(0, supports.count + 1 - pivots.count)).map { _ in
            depth > 0 ? node(depth: depth - 1) ?? minor() : minor()
        }
        return
            "{\"rank\": {\"rows\": \(rows), \"columns\": \(columns), \"pivots\": \(pivots), \"left\": [\(left.joined(separator: ", "))], \"right\": [\(right.joined(separator: ", "))]}, \"branches\": [\(branches.joined(separator: ", "))]}"
    }

    /// By elimination modulo a prime, which is more than the entries of a minor can be.
    private func pivots(_ rows: [Int], _ columns: [Int]) -> [[Int]] {
        var rest = rows.map { row in
            columns.map { (product[row][$0] % TestBlock.prime + TestBlock.prime) % TestBlock.prime }
        }
        var left = Array(rows.indices)
        var pivots: [[Int]] = []
        for column in columns.indices {
            guard let position = left.firstIndex(where: { rest[$0][column] != 0 }) else { continue }
            let row = left.remove(at: position)
            pivots.append([rows[row], columns[column]])
            for other in left where rest[other][column] != 0 {
                let (a, b) = (rest[row][column], rest[other][column])
                for place in columns.indices {
                    let value = rest[other][place] * a % TestBlock.prime - rest[row][place] * b % TestBlock.prime
                    rest[other][place] = (value + TestBlock.prime) % TestBlock.prime
                }
            }
        }
        return pivots
    }

    /// The kernel's vectors on some lines with entries −1, 0, 1, the first of them 1, in random order.
    private mutating func kernel(_ lines: [Int], _ others: [Int], _ entry: (Int, Int) -> Int) -> [String] {
        var vectors: [[Int]] = []
        func extend(_ vector: [Int]) {
            if vector.count < lines.count {
                for value in vector.allSatisfy({ $0 == 0 }) ? [0, 1] : [-1, 0, 1] { extend(vector + [value]) }
            } else if vector.contains(1),
                others.allSatisfy({ other in zip(lines, vector).reduce(0) { $0 + $1.1 * entry($1.0, other) } == 0 })
            {
                vectors.append(vector)
            }
        }
        extend([])
        return vectors.shuffled(using: &random).map { vector in
            let entries = zip(lines, vector).filter { $0.1 != 0 }.map { "[\($0.0), \"\($0.1)\"]" }
            return "[\(entries.joined(separator: ", "))]"
        }
    }

    private mutating func minor() -> String {
        let size = Int.random(in: 1...2, using: &random)
        let rows = masks.left.indices.shuffled(using: &random).prefix(size)
        let columns = masks.right.indices.shuffled(using: &random).prefix(size)
        let supports = (0..<masks.width).shuffled(using: &random).prefix(size - 1)
        return
            "{\"minor\": {\"rows\": \(Array(rows)), \"columns\": \(Array(columns)), \"neurons\": \(supports.map { [0, $0] })}}"
    }
}

/// Factors with few values on the masks: their products often have equal lines.
private func factor(_ mask: [String], width: Int, _ masks: TestMasks, _ random: inout SplitMix64) -> [[Int]] {
    mask.indices.map { line in
        (0..<width).map { masks.has(mask, line, $0) ? Int.random(in: -1...1, using: &random) : 0 }
    }
}

@Test func noComparisonOfRanksIsAcceptedAgainstAProduct() throws {
    let seed: UInt64 = 0x5C_411
    var random = SplitMix64(seed: seed)
    var reachedBranches = 0
    for _ in 0..<300 * effort {
        let masks = random.masks(
            rows: Int.random(in: 2...4, using: &random), columns: Int.random(in: 2...4, using: &random),
            width: Int.random(in: 1...4, using: &random))
        let x = factor(masks.left, width: masks.width, masks, &random)
        let y = factor(masks.right, width: masks.width, masks, &random)
        let product = x.map { row in y.map { column in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } } }
        let matrix = product.enumerated().flatMap { i, row in
            row.enumerated().filter { $0.element != 0 }.map { "[\(i), \($0.offset), \"\($0.element)\"]" }
        }.joined(separator: ", ")
        var source = RankNodeSource(masks: masks, product: product, random: SplitMix64(seed: random.next()))
        for _ in 0..<6 {
            guard let refutation = source.node(depth: 1) else { continue }
            let certificate =
                "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(masks.json), \"verdict\": \"not-member\", \"matrix\": [\(matrix)], \"refutation\": \(refutation)}"
            let place = try verify(certificate).place
            #expect(place?.hasPrefix("refutation") == true, "seed \(seed): \(place ?? "accepted") \(certificate)")
            if place?.hasPrefix("refutation.branches[") == true { reachedBranches += 1 }
        }
    }
    // The nodes themselves are right: what is rejected is what they are to lead to.
    #expect(reachedBranches > 200 * effort)
}
