import ExactArithmetic

/// The scales that would turn one network into another, each told by one parameter that leads to the unit: together
/// these parameters are a tree, from inputs and biases to all units.
struct ScaleTree {
    private let first: ReLUNetwork
    private let second: ReLUNetwork
    /// Of each hidden level, the scale of each unit; 1 for units on no path.
    private(set) var scales: [[ExactScale]] = []
    /// Of each hidden level, the parameter that told the scale; nil for units on no path.
    private var parents: [[NetworkParameter?]] = []

    /// - Precondition: two networks of the same units with all their values on paths, zero in the same places.
    init(_ first: ReLUNetwork, _ second: ReLUNetwork) {
        (self.first, self.second) = (first, second)
        for level in first.hiddenLevels {
            let told = (0..<first.levelSizes[level]).map { unit in
                first.firstParameter(into: unit, of: level - 1) { first[$0] != 0 }
            }
            scales.append(told.map { $0.map { quotient(through: $0) } ?? .one })
            parents.append(told)
        }
    }

    /// The scale of a unit of any level: 1 for inputs, outputs and sources of biases.
    func scale(level: Int, unit: Int) -> ExactScale {
        scales.indices.contains(level - 1) ? scales[level - 1][unit] : .one
    }

    /// Whether the scales turn the first network's value into the second's.
    func agrees(_ parameter: NetworkParameter) -> Bool {
        ExactScale.agree(
            tail: tail(parameter), head: scale(level: parameter.layer + 1, unit: parameter.output),
            first: DyadicMagnitude(first[parameter]), second: DyadicMagnitude(second[parameter]))
    }

    /// By how much the second's value differs from the first's rescaled, as a part of it.
    func deviation(_ parameter: NetworkParameter) -> Double {
        let head = scale(level: parameter.layer + 1, unit: parameter.output).asDouble
        return abs(second[parameter] / first[parameter] * (tail(parameter).asDouble / head) - 1)
    }

    /// The path along the tree to the beginning of a parameter, then through it, then on to an output.
    func path(through parameter: NetworkParameter) -> NetworkPath {
        var units = [parameter.output]
        var (level, next) = (parameter.layer, parameter.input)
        while let unit = next {
            units.insert(unit, at: 0)
            guard level > 0 else { break }
            next = parents[level - 1][unit]?.input
            level -= 1
        }
        return NetworkPath(firstLevel: next == nil ? level + 1 : 0, units: units + continuation(parameter))
    }

    /// The path along the tree to the end of a parameter, then on to an output; nil if it ends at one.
    func pathBeside(_ parameter: NetworkParameter) -> NetworkPath? {
        guard first.hiddenLevels.contains(parameter.layer + 1) else { return nil }
        return parents[parameter.layer][parameter.output].map(path)
    }

    private func tail(_ parameter: NetworkParameter) -> ExactScale {
        parameter.input.map { scale(level: parameter.layer, unit: $0) } ?? .one
    }

    /// The scale of the end of a parameter, if it is right.
    private func quotient(through parameter: NetworkParameter) -> ExactScale {
        tail(parameter).times(DyadicMagnitude(second[parameter]), over: DyadicMagnitude(first[parameter]))
    }

    /// From the end of a parameter on, the smallest units that lead to an output: all values lie on paths.
    private func continuation(_ parameter: NetworkParameter) -> [Int] {
        var units: [Int] = []
        var unit = parameter.output
        for layer in first.layers.dropFirst(parameter.layer + 1) {
            guard let next = (0..<layer.weights.rowCount).first(where: { layer.weights[$0, unit] != 0 }) else { break }
            units.append(next)
            unit = next
        }
        return units
    }
}
