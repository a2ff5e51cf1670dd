/// SC503, components. Units that are on no path from an input to an output change no product. The others, joined by the
/// ones of the masks, fall into components; up to
/// lines of zeros the set of products is the direct product of theirs.
enum RuleSC503 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> [NetworkGoal] {
        let fields = try proof.fields("rule", "parts")
        let alive = try aliveUnits(of: layers, at: proof)
        let components = try components(of: layers, alive, at: proof)
        let parts = Array(try fields[1].elements())
        guard parts.count == components.count else {
            throw fields[1].rejection("\(parts.count) parts, and the network has \(components.count) components")
        }
        // The number of a unit in its component.
        var numbers = alive.map { [Int](repeating: 0, count: 64 * $0.words.count) }
        for component in components {
            for (place, units) in component.enumerated() {
                for (number, unit) in units.enumerated() { numbers[place][unit] = number }
            }
        }
        var goals: [NetworkGoal] = []
        for (part, units) in zip(parts, components) {
            var masks: [BitMatrix] = []
            for (index, layer) in layers.enumerated() {
                masks.append(
                    try layer.restricted(
                        to: units[index + 1], columns: alive[index], numbers: numbers[index], count: units[index].count,
                        at: part))
            }
            goals.append(NetworkGoal(proof: part, layers: masks))
        }
        return goals
    }

    /// In each place, inputs first, the units on a path from an input to an output.
    private static func aliveUnits(of layers: [BitMatrix], at place: JSONValue) throws(Rejection) -> [BitSet] {
        guard let inputs = layers.first?.columns else { throw place.rejection("there is no layer") }
        try place.spend(200 * inputs)
        var alive = [BitSet(bound: inputs, 0..<inputs)]
        for (index, layer) in layers.enumerated() {
            try place.spend(layer.rows * (Budget.word + 4 * BitSet.words(for: layer.columns)))
            alive.append(BitSet(bound: layer.rows, (0..<layer.rows).filter { layer.row($0, intersects: alive[index]) }))
        }
        for (index, layer) in layers.enumerated().reversed() {
            var used = BitSet(bound: layer.columns)
            for unit in alive[index + 1] { layer.add(row: unit, to: &used) }
            alive[index] = alive[index].intersection(used)
        }
        return alive
    }

    /// For each component and place its alive units; components in the order of their smallest inputs.
    private static func components(of layers: [BitMatrix], _ alive: [BitSet], at place: JSONValue) throws(Rejection)
        -> [[[Int]]]
    {
        var starts = [0]
        for units in alive { starts.append(starts[starts.count - 1] + 64 * units.words.count) }
        try place.spend(Budget.word * starts[starts.count - 1])
        var forest = Forest(count: starts[starts.count - 1])
        for (index, layer) in layers.enumerated() {
            for output in alive[index + 1] {
                let inputs = layer.row(output).intersection(alive[index])
                try place.spend(50 + 10 * inputs.words.count + 30 * inputs.count)
                for input in inputs { _ = forest.join(starts[index] + input, starts[index + 1] + output) }
            }
        }
        var numberOfRoot: [Int: Int] = [:]
        for input in alive[0] {
            let root = forest.root(input)
            if numberOfRoot[root] == nil { numberOfRoot[root] = numberOfRoot.count }
        }
        try place.spend(Budget.word * numberOfRoot.count * alive.count)
        var components = [[[Int]]](repeating: Array(repeating: [], count: alive.count), count: numberOfRoot.count)
        for (index, units) in alive.enumerated() {
            for unit in units {
                if let number = numberOfRoot[forest.root(starts[index] + unit)] {
                    components[number][index].append(unit)
                }
            }
        }
        return components
    }
}
