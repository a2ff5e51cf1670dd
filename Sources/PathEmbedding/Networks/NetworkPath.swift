/// A path to an output: from an input, or from a bias.
public struct NetworkPath: Sendable, Hashable {
    /// The level of the first unit: 0 for a path from an input; else the unit's bias is where the path begins.
    public var firstLevel: Int
    /// The unit on each level from the first to that of the outputs.
    public var units: [Int]

    public init(firstLevel: Int, units: [Int]) {
        self.firstLevel = firstLevel
        self.units = units
    }
}

extension ReLUNetwork {
    /// The values on a path, from its beginning.
    func values(along path: NetworkPath) -> [Double] {
        let first = path.firstLevel
        let beginning = first == 0 ? [] : [layers[first - 1].bias(path.units[0])]
        return beginning
            + zip(path.units, path.units.dropFirst()).enumerated().map { step, edge in
                layers[first + step].weights[edge.1, edge.0]
            }
    }

    /// Φ_p(θ), rounded.
    public func product(along path: NetworkPath) -> Double { values(along: path).reduce(1, *) }
}
