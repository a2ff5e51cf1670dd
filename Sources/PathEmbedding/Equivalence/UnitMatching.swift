import ExactArithmetic

/// Which hidden units of one network could be those of another in a different order: told level after level by what
/// comes into a unit, up to a positive factor.
///
/// If one network is the other with its hidden units permuted and rescaled, then a unit and its image have proportional
/// incoming values, once the level before is in order. So where no two units of a level have that in common there is at
/// most one order that can do, and it is found; whether it does is for `RescalingEquivalence` to say.
public enum UnitMatching: Sendable, Hashable {
    /// Of each hidden level, the second network's unit for each of the first's.
    case order([[Int]])
    /// No unit of the second network has the incoming values of this unit of the first, up to a factor.
    case missing(layer: Int, unit: Int)
    /// Units of one network with proportional incoming values: their order is not told.
    case twins(layer: Int, units: [Int])

    /// O(parameters) in exact arithmetic.
    ///
    /// - Precondition: networks of the same sizes; values on no path are best zero.
    public init(_ first: ReLUNetwork, _ second: ReLUNetwork) {
        precondition(first.levelSizes == second.levelSizes, "networks of the same sizes")
        let inputs = Array(0..<first.levelSizes[0])
        var known = OrderedLevel(units: inputs, scales: inputs.map { _ in .one })
        var orders: [[Int]] = []
        for level in first.hiddenLevels {
            let layer = level - 1
            let same = OrderedLevel(units: Array(0..<known.units.count), scales: known.units.map { _ in .one })
            let (own, others) = (first.directions(of: layer, from: same), second.directions(of: layer, from: known))
            for directions in [own, others] {
                if let twins = Self.twins(directions) {
                    self = .twins(layer: layer, units: twins)
                    return
                }
            }
            switch OrderedLevel.matching(own, others) {
            case .success(let matched): known = matched
            case .failure(let missing):
                self = .missing(layer: layer, unit: missing.unit)
                return
            }
            orders.append(known.units)
        }
        self = .order(orders)
    }

    /// The first units with the same direction; units that nothing comes into are left aside.
    private static func twins(_ directions: [Direction?]) -> [Int]? {
        var units: [[Direction.Entry]: [Int]] = [:]
        for (unit, direction) in directions.enumerated() {
            guard let direction else { continue }
            units[direction.entries, default: []].append(unit)
            if let twins = units[direction.entries], twins.count > 1 { return twins }
        }
        return nil
    }
}

/// What comes into a unit, up to a positive factor.
private struct Direction {
    struct Entry: Hashable {
        /// nil for the bias.
        var input: Int?
        var isNegative: Bool
        /// Its size, as a multiple of the first entry's.
        var ratio: ExactScale
    }

    /// The entries that are not zero, the bias first.
    var entries: [Entry]
    /// The size of the first entry.
    var size: ExactScale
}

/// The units of a level of the second network in the order of the first's, and their scales.
private struct OrderedLevel {
    var units: [Int]
    var scales: [ExactScale]

    struct Missing: Error {
        var unit: Int
    }

    /// - Precondition: no direction twice.
    static func matching(_ first: [Direction?], _ second: [Direction?]) -> Result<OrderedLevel, Missing> {
        var places: [[Direction.Entry]: Int] = [:]
        for (unit, direction) in second.enumerated() { if let direction { places[direction.entries] = unit } }
        // Units that nothing comes into stand in for one another.
        var idle = second.indices.filter { second[$0] == nil }[...]
        var result = OrderedLevel(units: [], scales: [])
        for (unit, direction) in first.enumerated() {
            let place = direction.map { places[$0.entries] } ?? idle.popFirst()
            guard let place else { return .failure(Missing(unit: unit)) }
            result.units.append(place)
            if let direction, let image = second[place] {
                result.scales.append(image.size.over(direction.size))
            } else {
                result.scales.append(.one)
            }
        }
        return .success(result)
    }
}

extension ReLUNetwork {
    /// Of each output of a layer, what comes into it from units in a given order, undone their scales; nil where nothing
    /// does.
    fileprivate func directions(of layer: Int, from level: OrderedLevel) -> [Direction?] {
        (0..<layers[layer].weights.rowCount).map { output in
            var sizes: [(input: Int?, value: Double, size: ExactScale)] = []
            let bias = layers[layer].bias(output)
            if bias != 0 { sizes.append((nil, bias, ExactScale.one.times(DyadicMagnitude(bias)))) }
            for (input, unit) in level.units.enumerated() {
                let value = layers[layer].weights[output, unit]
                if value != 0 { sizes.append((input, value, level.scales[input].times(DyadicMagnitude(value)))) }
            }
            guard let first = sizes.first else { return nil }
            return Direction(
                entries: sizes.map {
                    Direction.Entry(input: $0.input, isNegative: $0.value < 0, ratio: $0.size.over(first.size))
                }, size: first.size)
        }
    }

    /// The network with the units of each hidden level in another order.
    ///
    /// - Parameter orders: of each hidden level, the unit that comes to each place.
    public func reordered(_ orders: [[Int]]) -> ReLUNetwork {
        let sizes = levelSizes
        func unit(_ level: Int, _ place: Int) -> Int {
            orders.indices.contains(level - 1) ? orders[level - 1][place] : place
        }
        precondition(orders.map { $0.sorted() } == hiddenLevels.map { Array(0..<sizes[$0]) }, "an order of each level")
        return ReLUNetwork(
            layers.enumerated().map { index, layer in
                Layer(
                    name: layer.name,
                    weights: .init(rows: layer.weights.rowCount, columns: layer.weights.columnCount) {
                        layer.weights[unit(index + 1, $0), unit(index, $1)]
                    },
                    biases: layer.biases.map { biases in biases.indices.map { biases[unit(index + 1, $0)] } })
            })
    }
}
