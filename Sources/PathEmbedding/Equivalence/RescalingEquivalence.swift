import ExactArithmetic

/// Whether two networks are one another rescaled, decided in exact arithmetic: floating-point numbers are taken as the
/// rational numbers that they are.
///
/// Off the degenerate set, where every unit is on a path of values that are not zero, this is the same as equal signs
/// and equal products along all paths (`PathEmbedding.md`). Where a unit is on no path neither products nor functions
/// know its values; then the parts on paths are compared. Networks that are not rescalings of one another may have the
/// same function all the same, such as after a permutation of hidden units.
public struct RescalingEquivalence: Sendable {
    public enum Verdict: Sendable, Hashable {
        /// The second network is the first with these scales: of each level of hidden units, a scale for each.
        case equivalent([[ExactScale]])
        case notEquivalent(Difference)
    }

    /// What shows that no scales do it.
    public enum Difference: Sendable, Hashable {
        /// A parameter on a path is zero in one of them alone.
        case zero(NetworkParameter)
        /// A parameter has different signs.
        case sign(NetworkParameter)
        /// Along a path the products differ.
        case product(NetworkPath, first: Rational, second: Rational)
    }

    /// A hidden unit on no path of values that are not zero.
    public struct DeadUnit: Sendable, Hashable {
        /// The layer whose output it is, from 0.
        public var layer: Int
        public var unit: Int

        public init(layer: Int, unit: Int) { (self.layer, self.unit) = (layer, unit) }
    }

    public let verdict: Verdict
    /// The hidden units of the first and of the second network that are on no path.
    public let deadUnits: (first: [DeadUnit], second: [DeadUnit])
    /// The largest difference between a value of the second network and that of the first rescaled, as a part of it,
    /// where signs and zeros agree: what is left of an equivalence that rounding has spoilt.
    public let deviation: Double?

    /// Whether one of them is degenerate: the verdict is on what is on paths.
    public var isDegenerate: Bool { !deadUnits.first.isEmpty || !deadUnits.second.isEmpty }

    /// O(parameters), with numbers of some 100 bits a layer. Nil if the levels differ in their sizes.
    public init?(_ first: ReLUNetwork, _ second: ReLUNetwork) {
        guard first.levelSizes == second.levelSizes else { return nil }
        let alive = (AliveUnits(first), AliveUnits(second))
        deadUnits = (Self.described(alive.0), Self.described(alive.1))
        let (one, other) = (first.restricted(to: alive.0), second.restricted(to: alive.1))
        if let difference = Self.roughDifference(one, other) {
            (verdict, deviation) = (.notEquivalent(difference), nil)
            return
        }
        let tree = ScaleTree(one, other)
        var wrong: NetworkParameter?
        var largest = 0.0
        one.forEachParameter { parameter in
            guard one[parameter] != 0, !tree.agrees(parameter) else { return }
            wrong = wrong ?? parameter
            largest = max(largest, tree.deviation(parameter))
        }
        deviation = largest
        verdict = wrong.map { .notEquivalent(Self.difference(at: $0, tree, one, other)) } ?? .equivalent(tree.scales)
    }

    /// The first parameter that is zero in one of them alone, or has different signs.
    private static func roughDifference(_ first: ReLUNetwork, _ second: ReLUNetwork) -> Difference? {
        for layer in first.layers.indices {
            for output in 0..<first.layers[layer].weights.rowCount {
                let difference = first.firstParameter(into: output, of: layer) {
                    (first[$0] == 0) != (second[$0] == 0)
                        || (first[$0] < 0) != (second[$0] < 0)
                }
                guard let difference else { continue }
                return first[difference] == 0 || second[difference] == 0 ? .zero(difference) : .sign(difference)
            }
        }
        return nil
    }

    /// A path with different products: through the parameter, or the one beside it, which ends in the same way. They
    /// cannot both agree.
    private static func difference(
        at parameter: NetworkParameter, _ tree: ScaleTree, _ first: ReLUNetwork, _ second: ReLUNetwork
    ) -> Difference {
        let through = tree.path(through: parameter)
        let products = (first.exactProduct(along: through), second.exactProduct(along: through))
        if products.0 == products.1, let beside = tree.pathBeside(parameter) {
            return .product(
                beside, first: first.exactProduct(along: beside), second: second.exactProduct(along: beside))
        }
        return .product(through, first: products.0, second: products.1)
    }

    private static func described(_ alive: AliveUnits) -> [DeadUnit] {
        alive.deadHiddenUnits.map { DeadUnit(layer: $0.level - 1, unit: $0.unit) }
    }
}
