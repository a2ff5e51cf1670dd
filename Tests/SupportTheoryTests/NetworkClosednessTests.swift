import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

@Suite struct NetworkClosednessTests {
    @Test(arguments: 2...20) func dyadicButterfliesOfTwoToThisAreClosed(exponent: Int) throws {
        let factors = try (0..<exponent).map { l in
            try #require(KroneckerPattern(1 << l, 2, 2, 1 << (exponent - 1 - l)))
        }
        let chain = try #require(KroneckerChain(factors))
        #expect(KroneckerArchitecture(chain) == .squareDyadicButterfly)
        #expect(chain.ranks == Array(repeating: 1, count: exponent - 1))
        #expect(chain.product == KroneckerPattern(1, 1 << exponent, 1 << exponent, 1))
        #expect(needsNoMerge(factors))
    }

    private func needsNoMerge(_ factors: [KroneckerPattern]) -> Bool {
        guard let step = ChainableSequence.proof(factors.reversed()) else { return false }
        return step.patterns == factors.reversed() && step.merges.isEmpty
    }

    /// The ends at which the factors, output side first, are taken away.
    private func peels(_ factors: [BitMatrix]) -> [NetworkEnd]? { SeparatedChain.peels(factors.reversed()) }

    @Test func architecturesHaveTheirNames() throws {
        func name(_ patterns: [[Int]]) throws -> KroneckerArchitecture {
            let factors = patterns.compactMap { KroneckerPattern($0[0], $0[1], $0[2], $0[3]) }
            return KroneckerArchitecture(try #require(KroneckerChain(factors)))
        }
        #expect(try name([[1, 3, 4, 5], [4, 5, 2, 1]]) == .monarch)
        #expect(try name([[1, 2, 2, 2], [2, 2, 2, 1]]) == .squareDyadicButterfly)
        #expect(try name([[1, 2, 2, 2], [2, 2, 2, 1], [2, 2, 2, 1], [1, 2, 2, 2]]) == .kaleidoscope)
        #expect(try name([[1, 2, 2, 1], [1, 2, 2, 1]]) == .kaleidoscope)
        #expect(try name([[1, 3, 3, 4], [3, 2, 2, 2], [6, 2, 2, 1]]) == .deformableButterfly)
        #expect(try name([[2, 2, 2, 1], [1, 2, 2, 2]]) == .deformableButterfly)
    }

    @Test func aThousandRandomChainableSequencesAreClosed() throws {
        var generator = SplitMix64(seed: 501)
        for trial in 0..<1_000 {
            let factors = randomChainable(length: 2 + trial % 4, lines: 24, using: &generator)
            let place = "seed 501, trial \(trial): \(factors)"
            let chain = try #require(KroneckerChain(factors), "\(place)")
            let masks = factors.map(\.mask)
            #expect(zip(masks, masks.dropFirst()).map { commonMultiplicity($0, $1) ?? 0 } == chain.ranks, "\(place)")
            #expect(chain.product?.mask == masks.dropFirst().reduce(masks[0], supportOfProduct), "\(place)")
            #expect(needsNoMerge(factors), "\(place)")
            // The proof for masks peels every factor from the output side.
            #expect(peels(masks) == Array(repeating: .output, count: masks.count - 1), "\(place)")
        }
    }

    /// Where a chain that is not chainable is proved closed all the same, the pairs that are merged are complete in the
    /// masks, and what is left is separated.
    @Test func aThousandRandomSequencesThatAreNotChainableAreNotCalledSo() throws {
        var generator = SplitMix64(seed: 502)
        let pool = FittingPatterns(entry: 4, lines: 16)
        var trials = 0
        var merged = 0
        while trials < 1_000 {
            let factors = pool.chain(length: 2 + trials % 3, using: &generator)
            let isChainable = zip(factors, factors.dropFirst()).allSatisfy { left, right in
                right.a % left.a == 0 && left.d % right.d == 0 && left.a * left.c % right.a == 0
                    && commonMultiplicity(left.mask, right.mask) == left.a * left.c / right.a
            }
            let place = "seed 502, trial \(trials): \(factors)"
            #expect(KroneckerChain(factors)?.isChainable == isChainable, "\(place)")
            if isChainable { continue }
            trials += 1
            guard let step = ChainableSequence.proof(factors.reversed()) else { continue }
            #expect(step.patterns == factors.reversed(), "\(place)")
            var masks = factors.filter { !$0.isIdentity }.map(\.mask)
            if masks.isEmpty { masks = [factors[factors.count - 1].mask] }
            for merge in step.merges {
                let left = masks.count - 2 - merge
                let supports = RankOneSupports(FactorSupports(left: masks[left], right: masks[left + 1].transposed()))
                #expect(
                    supports.relation() == .disjointOrIdentical && supports.classes.allSatisfy(supports.isComplete),
                    "\(place)")
                masks.replaceSubrange(left...(left + 1), with: [supportOfProduct(masks[left], masks[left + 1])])
                merged += 1
            }
            #expect(SeparatedChain.peels(masks.reversed()) != nil, "\(place)")
        }
        #expect(merged > 0)
    }

    /// Lines and hidden units of a butterfly of size 16, renamed at random.
    @Test func permutedButterfliesAreClosed() throws {
        let layers = try #require(try SupportFamilies.butterfly(16).layers)
        var generator = SplitMix64(seed: 16)
        for trial in 0..<20 {
            let names = (0...layers.count).map { _ in Array(0..<16).shuffled(using: &generator) }
            let masks = layers.enumerated().map { l, layer in
                BitMatrix(rowCount: 16, columnCount: 16) { layer.mask[names[l + 1][$0], names[l][$1]] }
            }
            #expect(SeparatedChain.peels(masks) != nil, "seed 16, trial \(trial)")
            #expect(masks.contains { KroneckerPattern(exactly: $0) == nil }, "seed 16, trial \(trial)")
        }
    }

    /// Two layers are separated exactly if their rank-one supports are disjoint or cross.
    @Test func twoLayersAreSeparatedIfTheirSupportsAre() {
        var generator = SplitMix64(seed: 2)
        var separated = 0
        for trial in 0..<2_000 {
            let (m, n, r) = (1 + trial % 4, 1 + trial / 4 % 4, 1 + trial / 16 % 4)
            func mask(_ rows: Int, _ columns: Int) -> BitMatrix {
                BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < 0.35 }
            }
            let (first, second) = (mask(r, n), mask(m, r))
            let isCrossing =
                RankOneSupports(FactorSupports(left: second, right: first.transposed())).relation() != .overlapping
            #expect((SeparatedChain.peels([first, second]) != nil) == isCrossing, "seed 2, trial \(trial)")
            separated += isCrossing ? 1 : 0
        }
        #expect(separated > 200 && separated < 1_950, "\(separated)")
    }

    /// A third layer that is a permutation changes the names of lines or hidden units only: no such network is proved
    /// closed whose other two layers are not.
    @Test func aPermutationBesideALayerThatIsNotClosedIsNotProvedClosed() {
        var generator = SplitMix64(seed: 3)
        var notClosed = 0
        var proved = 0
        for trial in 0..<600 {
            let (m, n, r) = (2 + trial % 2, 2 + trial / 2 % 2, 2 + trial / 4 % 2)
            func mask(_ rows: Int, _ columns: Int) -> BitMatrix {
                BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < 0.5 }
            }
            let (first, second) = (mask(r, n), mask(m, r))
            let place = trial % 3
            let size = [n, r, m][place]
            let names = Array(0..<size).shuffled(using: &generator)
            let permutation = BitMatrix(rowCount: size, columnCount: size) { names[$0] == $1 }
            let layers = [[permutation, first, second], [first, permutation, second], [first, second, permutation]][
                place]
            guard SeparatedChain.peels(layers) != nil else { continue }
            proved += 1
            // The hidden units between the layers have other names where the permutation stands there.
            let left =
                place == 1
                ? BitMatrix(rowCount: m, columnCount: r) { i, k in second[i, names.firstIndex(of: k) ?? 0] } : second
            if case .notClosed = ClosednessDecision().decide(
                RankOneSupports(FactorSupports(left: left, right: first.transposed())))
            {
                notClosed += 1
                Issue.record("seed 3, trial \(trial)")
            }
        }
        #expect(notClosed == 0 && proved > 50, "\(proved)")
    }

    @Test func theKaleidoscopeOfSizeFourIsRecognised() throws {
        let analysis = InstanceAnalysis(try SupportFamilies.kaleidoscope(4))
        #expect(analysis.network?.architecture == .kaleidoscope)
        #expect(analysis.network?.chain?.obstacle == 2)
        // Its two inner factors merge.
        #expect(analysis.network?.chain?.redundantPairs == [1])
    }

    @Test func aLayerAloneIsClosed() throws {
        let mask = try #require(BitMatrix(["011", "100"]))
        let analysis = InstanceAnalysis(MaskInstance(name: "one", masks: .network([Layer(name: "a", mask: mask)])))
        #expect(analysis.verdict == .closed && analysis.closedness.rules == [.SC502])
    }
}
