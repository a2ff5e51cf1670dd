import DenseNumerics
import ExactArithmetic
import FloatingProposals
import Foundation
import Testing

import PathEmbedding

@Suite struct EquivalenceTests {
    @Test("A network and its exact rescaling are equivalent, and the scales are found", arguments: [UInt64(1), 2])
    func rescalingsAreEquivalent(seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<200 {
            let network = RandomNetworks.network(
                RandomNetworks.sizes(&generator), hasBiases: Bool.random(using: &generator), &generator)
            let scales = RandomNetworks.scales(network) { scalbn(1.0, Int.random(in: -9...9, using: &generator)) }
            let decision = try #require(RescalingEquivalence(network, network.rescaled(by: scales)))
            guard case .equivalent(let found) = decision.verdict else {
                Issue.record("seed \(seed): not equivalent")
                continue
            }
            #expect(found.map { $0.map(\.asDouble) } == scales.factors && decision.deviation == 0)
            #expect(!decision.isDegenerate)
        }
    }

    @Test("Scales that are no powers of two are found where the numbers allow it")
    func oddScales() throws {
        var generator = SeededNormals(seed: 3)
        for _ in 0..<100 {
            // Whole numbers times 3, 5, 7 are exact, and so are multiples of 105 divided by them.
            let network = RandomNetworks.network(
                [3, 4, 2], hasBiases: true, &generator, number: { 105 * RandomNetworks.whole(&$0) })
            let scales = RandomNetworks.scales(network) { [3.0, 5, 7].randomElement(using: &generator) ?? 1 }
            let decision = try #require(RescalingEquivalence(network, network.rescaled(by: scales)))
            let exact = scales.factors.map { $0.map { Rational(Int($0)) } }
            guard case .equivalent(let found) = decision.verdict else {
                Issue.record("not equivalent")
                continue
            }
            #expect(found.map { $0.map(\.value) } == exact)
        }
    }

    @Test("One bit of one value makes them different, and a path shows it", arguments: [UInt64(4), 5])
    func aSingleBitIsSeen(seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<300 {
            let network = RandomNetworks.network(
                RandomNetworks.sizes(&generator), hasBiases: Bool.random(using: &generator), density: 0.9, &generator)
            var parameters: [NetworkParameter] = []
            let alive = network.restricted(to: AliveUnits(network))
            alive.forEachParameter { if alive[$0] != 0 { parameters.append($0) } }
            guard let chosen = parameters.randomElement(using: &generator) else { continue }
            let scales = RandomNetworks.scales(network) { scalbn(1.0, Int.random(in: -9...9, using: &generator)) }
            let changed = network.rescaled(by: scales).changed(chosen) { $0.nextUp }
            let decision = try #require(RescalingEquivalence(network, changed))
            // A change is no rescaling unless a unit has nothing else on one of its sides.
            let isFree = Self.products(alive) == Self.products(changed.restricted(to: AliveUnits(changed)))
            switch decision.verdict {
            case .equivalent: #expect(isFree, "seed \(seed)")
            case .notEquivalent(.product(let path, let first, let second)):
                #expect(!isFree && first != second, "seed \(seed)")
                #expect(network.exactProduct(along: path) == first && changed.exactProduct(along: path) == second)
                #expect((decision.deviation ?? 1) < 1e-14)
            case .notEquivalent: Issue.record("seed \(seed): neither zeros nor signs differ")
            }
        }
    }

    @Test(
        "Off the degenerate set, equivalent means equal signs and equal products along all paths",
        arguments: [UInt64(6), 7])
    func equivalenceIsEqualityOfProductsAndSigns(seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        var seen = (equivalent: 0, different: 0)
        for _ in 0..<1_000 {
            let sizes = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                Int.random(in: 1...2, using: &generator)
            }
            let hasBiases = Bool.random(using: &generator)
            // Few values, so that products agree by chance.
            func network() -> ReLUNetwork {
                RandomNetworks.network(sizes, hasBiases: hasBiases, &generator) {
                    ([1, 2, -1] as [Double]).randomElement(using: &$0) ?? 1
                }
            }
            let (first, second) = (network(), network())
            let decision = try #require(RescalingEquivalence(first, second))
            let agree = Self.products(first) == Self.products(second) && Self.signs(first) == Self.signs(second)
            if case .equivalent = decision.verdict {
                seen.equivalent += 1
                #expect(agree, "seed \(seed)")
            } else {
                seen.different += 1
                #expect(!agree, "seed \(seed)")
            }
        }
        #expect(seen.equivalent > 10 && seen.different > 10)
    }

    @Test("Different signs and different zeros are named, in either direction")
    func signsAndZeros() throws {
        let network = RandomNetworks.whole([2, 2, 2])
        let parameter = NetworkParameter(layer: 1, output: 1, input: 0)
        let turned = network.changed(parameter) { -$0 }
        let emptied = network.changed(parameter) { _ in 0 }
        for (first, second, difference) in [
            (network, turned, RescalingEquivalence.Difference.sign(parameter)), (turned, network, .sign(parameter)),
            (network, emptied, .zero(parameter)), (emptied, network, .zero(parameter)),
        ] {
            #expect(try #require(RescalingEquivalence(first, second)).verdict == .notEquivalent(difference))
        }
    }

    @Test("Values on no path make both degenerate, and do not count")
    func degenerateNetworks() throws {
        let network = RandomNetworks.whole([2, 3, 1])
        var dead = network
        for input in 0..<2 { dead = dead.changed(NetworkParameter(layer: 0, output: 1, input: input)) { _ in 0 } }
        let other = dead.changed(NetworkParameter(layer: 1, output: 0, input: 1)) { 5 * $0 }
        let decision = try #require(RescalingEquivalence(dead, other))
        #expect(decision.isDegenerate && decision.deadUnits.first == [.init(layer: 0, unit: 1)])
        guard case .equivalent = decision.verdict else {
            Issue.record("the parts on paths are the same")
            return
        }
        let healthy = try #require(RescalingEquivalence(network, dead))
        #expect(healthy.isDegenerate && healthy.deadUnits.first.isEmpty)
        #expect(healthy.verdict == .notEquivalent(.zero(NetworkParameter(layer: 0, output: 1, input: 0))))
    }

    @Test("Networks with other sizes are not compared")
    func otherSizes() {
        let (first, second) = (RandomNetworks.whole([2, 3, 1]), RandomNetworks.whole([2, 2, 1]))
        #expect(RescalingEquivalence(first, second) == nil)
    }

    @Test("Rescaling with rounding is not exactly equivalent, and the deviation is rounding")
    func roundedRescalings() throws {
        var generator = SeededNormals(seed: 9)
        let network = RandomNetworks.network([6, 8, 8, 3], hasBiases: true, &generator)
        let rescaled = network.rescaled(by: RandomNetworks.scales(network) { exp(generator.normal()) })
        let decision = try #require(RescalingEquivalence(network, rescaled))
        guard case .notEquivalent(.product) = decision.verdict else {
            Issue.record("rounding is seen")
            return
        }
        #expect(try #require(decision.deviation) < 1e-14)
    }

    @Test("The smallest and the largest numbers are taken exactly")
    func extremeNumbers() throws {
        for value in [.leastNonzeroMagnitude, .leastNormalMagnitude / 3, 1.5, 0.1, 1e308, .greatestFiniteMagnitude, -3]
        {
            let magnitude = DyadicMagnitude(value)
            #expect(scalbn(magnitude.odd.asDouble, magnitude.exponent) == abs(value))
            #expect(!magnitude.odd.isMultiple(of: 2))
            let network = ReLUNetwork([.init(name: "a", weights: Matrix(rows: 1, columns: 1, elements: [value]))])
            let exact = network.exactProduct(along: NetworkPath(firstLevel: 0, units: [0, 0]))
            #expect(
                exact == Rational(value < 0 ? -1 : 1) * Rational(magnitude.odd) * Rational(2).power(magnitude.exponent))
        }
    }

    private static func products(_ network: ReLUNetwork) -> [NetworkPath: Rational] {
        Dictionary(uniqueKeysWithValues: RandomNetworks.paths(network).map { ($0, network.exactProduct(along: $0)) })
    }

    private static func signs(_ network: ReLUNetwork) -> [Bool] {
        var signs: [Bool] = []
        network.forEachParameter { signs.append(network[$0] < 0) }
        return signs
    }
}

extension RandomNetworks {
    /// A full network of small whole numbers, with biases.
    static func whole(_ sizes: [Int]) -> ReLUNetwork {
        var generator = SeededNormals(seed: 11)
        return network(sizes, hasBiases: false, &generator, number: { whole(&$0) })
    }
}

extension ReLUNetwork {
    /// The network with one value changed.
    func changed(_ parameter: NetworkParameter, _ change: (Double) -> Double) -> ReLUNetwork {
        var layers = layers
        if let input = parameter.input {
            layers[parameter.layer].weights[parameter.output, input] = change(self[parameter])
        } else {
            layers[parameter.layer].biases?[parameter.output] = change(self[parameter])
        }
        return ReLUNetwork(layers)
    }
}
