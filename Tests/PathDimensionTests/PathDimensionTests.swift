import SupportMasks
import SupportTheory
import Testing

/// SC151 against paths that are written out, and against the differentials of networks of whole numbers.
@Suite struct PathDimensionTests {
    @Test(
        "The rank is that of the differential of the written-out paths, for all networks of these sizes",
        arguments: [[2, 2], [3, 1, 2], [2, 2, 2], [1, 3, 1], [2, 2, 2, 1], [1, 2, 2, 2], [1, 2, 1, 2, 1]],
        [false, true])
    func rankOfAllSmallNetworks(sizes: [Int], hasBiases: Bool) throws {
        var generator = SplitMix64(seed: 1)
        for masks in Network.all(sizes) { try expectRank(masks, hasBiases, &generator) }
    }

    @Test("The rank is that of the written-out paths of random deeper networks", arguments: [UInt64(2), 3, 4])
    func rankOfRandomNetworks(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<150 {
            let sizes = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
                Int.random(in: 1...3, using: &generator)
            }
            let masks = Network.random(sizes, density: 0.3 + 0.7 * generator.nextUnit(), &generator)
            for hasBiases in [false, true] { try expectRank(masks, hasBiases, &generator) }
        }
    }

    @Test("Zeros among the parameters never raise the rank")
    func rankWithZeros() throws {
        var generator = SplitMix64(seed: 5)
        for masks in Network.all([2, 2, 2]) {
            let explicit = ExplicitPaths(masks, hasBiases: true)
            let dimension = try #require(PathDimension(Network.layers(masks), hasBiases: true))
            let values = (0..<explicit.parameterCount).map { _ in UInt64.random(in: 0...1, using: &generator) * 7 }
            #expect(explicit.rank(at: values) <= dimension.embedding.dimension, "\(masks)")
        }
    }

    @Test("The differential of the functions never has a larger rank, however many samples", arguments: [UInt64(6), 7])
    func functionsHaveNoLargerDimension(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let sizes = (0..<Int.random(in: 2...5, using: &generator)).map { _ in
                Int.random(in: 1...4, using: &generator)
            }
            let masks = Network.random(sizes, density: 0.4 + 0.6 * generator.nextUnit(), &generator)
            let hasBiases = Bool.random(using: &generator)
            let dimension = try #require(PathDimension(Network.layers(masks), hasBiases: hasBiases))
            let rank = Network.functionRank(masks, hasBiases, samples: 60, &generator)
            #expect(rank <= dimension.function.dimension, "seed \(seed), \(masks), biases \(hasBiases)")
            #expect(dimension.function.dimension <= dimension.embedding.dimension)
        }
    }

    @Test("A network that is full and wide enough has functions of the whole dimension")
    func fullNetworksReachTheDimension() throws {
        var generator = SplitMix64(seed: 8)
        for (sizes, expected) in [([2, 3, 2], 12 + 5 - 3), ([3, 2, 2, 1], 12 + 5 - 4)] {
            let masks = Network.full(sizes)
            let dimension = try #require(PathDimension(Network.layers(masks), hasBiases: true))
            let best = (0..<40).map { _ in Network.functionRank(masks, true, samples: 200, &generator) }.max()
            #expect(dimension.function.dimension == expected && best == expected, "\(sizes)")
        }
    }

    @Test("Fewer samples than the least leave the weights open in some piece of the network")
    func fewerSamplesNeverReachTheDimension() throws {
        var generator = SplitMix64(seed: 9)
        for _ in 0..<200 {
            let sizes = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                Int.random(in: 1...4, using: &generator)
            }
            let masks = Network.random(sizes, density: 0.5, &generator)
            let dimension = try #require(PathDimension(Network.layers(masks), hasBiases: true))
            guard dimension.fewestSamples > 0 else { continue }
            let rank = Network.functionRank(masks, true, samples: dimension.fewestSamples - 1, &generator)
            #expect(rank < dimension.function.dimension, "\(masks)")
            #expect(dimension.fewestSamples * sizes[sizes.count - 1] >= dimension.function.dimension)
        }
    }

    @Test("Pieces that share no unit are counted apart")
    func pieces() throws {
        // A full 2-3-1 network beside a single path: 9 − 3 in one output, 2 − 1 in the other.
        let first = try #require(BitMatrix(["110", "110", "110", "001"]))
        let second = try #require(BitMatrix(["1110", "0001"]))
        let dimension = try #require(PathDimension(Network.layers([first, second]), hasBiases: false))
        #expect(dimension.function.dimension == 7 && dimension.fewestSamples == 6)
    }

    @Test("Dead units are named by their layer and index, and weights on no path are left out")
    func deadUnits() throws {
        let first = try #require(BitMatrix(["11", "00", "01", "00"]))
        let second = try #require(BitMatrix(["1100", "0100"]))
        let layers = [Layer(name: "fc1", mask: first), Layer(name: "fc2", mask: second)]
        let without = try #require(PathDimension(layers, hasBiases: false))
        #expect(without.levels[0].layer == "fc1" && without.levels[0].unreached == [1, 3])
        #expect(without.levels[0].unused == [2, 3] && without.levels[0].constant.isEmpty)
        #expect(!without.isAdmissible && without.constantOutputs == [1])
        #expect(without.embedding == PathCount(weights: 3, biases: 0, hiddenUnits: 1))
        #expect(without.weightsOnNoPath == 3 && without.fewestSamples == 2)
        let with = try #require(PathDimension(layers, hasBiases: true))
        #expect(with.levels[0].constant == [1] && !with.isAdmissible)
        #expect(with.embedding == PathCount(weights: 5, biases: 4, hiddenUnits: 2))
        #expect(with.function == PathCount(weights: 3, biases: 3, hiddenUnits: 1) && with.weightsOnNoPath == 1)
    }

    @Test("A pair I, J is the network with the weights Yᵀ, then X")
    func pairs() throws {
        let left = try #require(BitMatrix(["10", "11"]))
        let right = try #require(BitMatrix(["10", "11", "01"]))
        let pair = MaskInstance(name: "pair", masks: .factorization(FactorSupports(left: left, right: right)))
        let network = Network.layers([right.transposed(), left])
        let dimension = try #require(PathDimension(pair, hasBiases: false))
        #expect(dimension.embedding == PathDimension(network, hasBiases: false)?.embedding)
        #expect(dimension.embedding.dimension == 3 + 4 - 2 && dimension.levels[0].layer == "Yᵀ")
    }

    @Test("Layers that do not fit have no dimension")
    func misfits() throws {
        let mask = try #require(BitMatrix(["111"]))
        #expect(PathDimension([Layer](), hasBiases: true) == nil)
        #expect(PathDimension(Network.layers([mask, mask]), hasBiases: true) == nil)
    }

    @Test("Patterns that are not written out count as their masks do")
    func patterns() throws {
        var generator = SplitMix64(seed: 10)
        for (a, b) in [((1, 3, 2, 2), (2, 2, 3, 1)), ((2, 2, 2, 3), (3, 1, 2, 2)), ((1, 1, 5, 1), (1, 4, 1, 1))] {
            let patterns = try [a, b].map { try #require(KroneckerPattern($0.0, $0.1, $0.2, $0.3)) }
            let extra = Network.random([patterns[1].rowCount, 3], density: 0.3, &generator)
            let start = Network.random([4, patterns[0].columnCount], density: 0.2, &generator)
            let written = Network.layers(start + patterns.map(\.mask) + extra)
            var held = written
            for index in 0..<2 { held[index + 1] = Layer(name: written[index + 1].name, pattern: patterns[index]) }
            for hasBiases in [false, true] {
                let dimension = PathDimension(held, hasBiases: hasBiases)
                #expect(dimension != nil && dimension == PathDimension(written, hasBiases: hasBiases))
            }
        }
    }

    @Test("A butterfly of size 2^16 is counted without its masks")
    func largeButterfly() throws {
        let size = 16
        let layers = try (1...size).map { factor in
            let pattern = try #require(KroneckerPattern(1 << (factor - 1), 2, 2, 1 << (size - factor)))
            return Layer(name: "b\(factor)", pattern: pattern)
        }
        let dimension = try #require(PathDimension(Array(layers.reversed()), hasBiases: false))
        #expect(dimension.embedding.dimension == (2 * size - (size - 1)) << size && dimension.isAdmissible)
    }

    @Test("Masks of 8,192 × 8,192 are counted in whole words")
    func largeMasks() throws {
        let size = 8_192
        var mask = BitMatrix(rowCount: size, columnCount: size)
        for row in 0..<size { mask.setRow(row, .full(capacity: size)) }
        let dimension = try #require(PathDimension(Network.layers([mask, mask]), hasBiases: true))
        #expect(dimension.function.dimension == 2 * size * size + size)
        #expect(dimension.fewestSamples == 2 * size + 1)
    }

    private func expectRank(_ masks: [BitMatrix], _ hasBiases: Bool, _ generator: inout SplitMix64) throws {
        let explicit = ExplicitPaths(masks, hasBiases: hasBiases)
        let parameters = (0..<explicit.parameterCount).map { _ in
            UInt64.random(in: 1..<Modular.prime, using: &generator)
        }
        let dimension = try #require(PathDimension(Network.layers(masks), hasBiases: hasBiases))
        #expect(dimension.embedding.dimension == explicit.rank(at: parameters), "\(masks), biases \(hasBiases)")
    }
}
