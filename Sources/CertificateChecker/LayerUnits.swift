import CheckerInput

/// The units of some neighbouring layers, by levels: level 0 are the inputs of the first layer (columns of the product),
/// level s the outputs of layer s − 1, the last level are the rows of the product. Units that a one of a mask joins are
/// in one component.
struct LayerUnits {
    /// The number of units of each level.
    let sizes: [Int]
    /// Unit u of level s has the number starts[s] + u among all units.
    private let starts: [Int]
    private var forest: Forest

    /// The ones of the masks join those of the units that are `alive`, if this is given.
    init(_ layers: [BitMatrix], alive: [BitSet]? = nil, at place: JSONValue) throws(Rejection) {
        guard let first = layers.first else { throw place.rejection("there is no layer") }
        sizes = [first.columns] + layers.map(\.rows)
        var starts = [0]
        for size in sizes { starts.append(starts[starts.count - 1] + size) }
        self.starts = starts
        forest = try Forest(count: starts[starts.count - 1], place.budget)
        for (level, layer) in layers.enumerated() {
            for output in try place.budget.each(layer.rows) where alive?[level + 1].contains(output) ?? true {
                var inputs = try layer.row(output)
                if let alive { inputs = try inputs.intersection(alive[level]) }
                for input in try inputs.members { try forest.join(starts[level] + input, starts[level + 1] + output) }
            }
        }
    }

    var count: Int { starts[starts.count - 1] }

    func number(_ level: Int, _ unit: Int) -> Int { starts[level] + unit }

    /// A unit that stands for all of its component.
    mutating func component(_ level: Int, _ unit: Int) throws(Rejection) -> Int {
        try forest.root(number(level, unit))
    }
}
