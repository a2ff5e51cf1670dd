import CertificateChecker
import Testing

/// What SC504 accepts, held against ranks of random matrices.
@Suite struct FullBlockAttackTests {
    private func isAccepted(_ block: TestBlock, _ links: [String]) throws -> Bool {
        try networkPlace(block.layers, Proof.fullBlock([0, block.depth], links)) == nil
    }

    /// The paths there are prove a block if and only if it is full, column by column or row by row in each component;
    /// and then its products have all dimensions.
    @Test func disjointPathsAreGenericRank() throws {
        let seed: UInt64 = 20_261_204
        var random = SplitMix64(seed: seed)
        var (full, others) = (0, 0)
        for _ in 0..<(60 * effort) {
            let block = random.block(depth: 2...4, size: 1...4)
            let (isFull, accepted) = (block.isFull(using: &random), try isAccepted(block, block.links))
            #expect(isFull == accepted, "seed \(seed): \(block.layers)")
            if accepted { full += 1 } else { others += 1 }
            if accepted { #expect(block.isDominant(using: &random), "seed \(seed): \(block.layers)") }
        }
        print("blocks of 2 to 4 layers: \(full) full and accepted, \(others) neither")
        #expect(full > 6 * effort && others > 6 * effort)
    }

    /// Every network of three 2 × 2 masks (one in three, fewer in debug builds), with what paths there are.
    @Test func smallBlocksAreDecided() throws {
        let seed: UInt64 = 20_261_205
        var random = SplitMix64(seed: seed)
        var (full, all) = (0, 0)
        for a in NetworkFacts.squares {
            for b in NetworkFacts.squares {
                for c in NetworkFacts.squares {
                    all += 1
                    guard all % (effort > 1 ? 3 : 61) == 0 else { continue }
                    let block = TestBlock([a, b, c])
                    let isFull = block.isFull(using: &random)
                    if isFull { full += 1 }
                    #expect(try isAccepted(block, block.links) == isFull, "seed \(seed): \(block.layers)")
                    if isFull { #expect(block.isDominant(using: &random), "seed \(seed): \(block.layers)") }
                }
            }
        }
        print("three masks of size 2 × 2: \(full) full")
        #expect(full > 0)
    }

    /// Three layers that are full although no two neighbours are.
    @Test func aTripleMayBeFullWhereNoPairIs() throws {
        let seed: UInt64 = 20_261_206
        var random = SplitMix64(seed: seed)
        var (found, tried) = (0, 0)
        while found < 2 * effort && tried < 2_000 * effort {
            tried += 1
            let block = random.block(depth: 3...3, size: 2...4)
            guard try isAccepted(block, block.links) else { continue }
            let pairs = [0, 1].map { TestBlock(Array(block.layers[$0...($0 + 1)])) }
            guard try pairs.allSatisfy({ try !isAccepted($0, $0.links) }) else { continue }
            found += 1
            #expect(block.isFull(using: &random) && block.isDominant(using: &random), "seed \(seed): \(block.layers)")
            for pair in pairs { #expect(!pair.isFull(using: &random), "seed \(seed): \(pair.layers)") }
        }
        print("full triples without a full pair: \(found) among \(tried)")
        #expect(found > 0, "seed \(seed)")
    }

    /// Random walks along the masks, and paths that are there with something changed.
    @Test func noLinksProveABlockThatIsNotFull() throws {
        let seed: UInt64 = 20_261_207
        var random = SplitMix64(seed: seed)
        var (accepted, attempts, attemptsOnOthers) = (0, 0, 0)
        for _ in 0..<(40 * effort) {
            let block = random.block(depth: 2...4, size: 1...3)
            let isFull = block.isFull(using: &random)
            for _ in 0..<12 {
                attempts += 1
                if !isFull { attemptsOnOthers += 1 }
                guard try isAccepted(block, randomLinks(block, using: &random)) else { continue }
                accepted += 1
                #expect(isFull, "seed \(seed): \(block.layers)")
            }
        }
        print(
            "random links: \(accepted) of \(attempts) accepted, none of \(attemptsOnOthers) for blocks that are not full"
        )
        #expect(accepted > 20 * effort && attemptsOnOthers > 20 * effort)
    }

    private func randomLinks(_ block: TestBlock, using random: inout SplitMix64) -> [String] {
        let side = Bool.random(using: &random) ? "rows" : "columns"
        let (seen, isMixed) = (side == "rows" ? block.mirrored : block, Int.random(in: 0..<4, using: &random) == 0)
        let changes = Bool.random(using: &random)
        var lines = [String]()
        for line in 0..<seen.sizes[0] {
            let reach = (0..<seen.sizes[seen.depth]).filter { NetworkFacts.has(seen.product, $0, line) }.count
            var paths = seen.columnPaths(line)
            if Bool.random(using: &random) {
                paths = (0..<reach).compactMap { _ in seen.walk(from: line, using: &random) }
            }
            while paths.count < reach, let walk = seen.walk(from: line, using: &random) { paths.append(walk) }
            if changes { change(&paths, seen.sizes, using: &random) }
            lines.append(Proof.line(side, line, paths.map { side == "rows" ? $0.reversed() : $0 }))
        }
        if isMixed { lines += block.links }
        return lines
    }

    private func change(_ paths: inout [[Int]], _ sizes: [Int], using random: inout SplitMix64) {
        guard let index = paths.indices.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: paths.remove(at: index)
        case 1: paths.append(paths[index])
        case 2, 3:
            if let level = paths[index].indices.randomElement(using: &random) {
                paths[index][level] = Int.random(in: 0..<sizes[level + 1], using: &random)
            }
        default: break
        }
    }
}
