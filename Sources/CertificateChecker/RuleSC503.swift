import CheckerInput

/// SC503, components. Units that are on no path from an input to an output change no product. The others, joined by the
/// ones of the masks, fall into components; up to lines of zeros the set of products is the direct product of theirs.
enum RuleSC503 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> [NetworkGoal] {
        let fields = try proof.fields("rule", "parts")
        let alive = try aliveUnits(of: layers, at: proof)
        let components = try components(of: layers, alive, at: proof)
        let parts = try fields[1].list { part in part }
        try fields[1].require(
            parts.count == components.count, "\(parts.count) parts, and the network has \(components.count) components")
        // The number of a unit in its component.
        var numbers: [[Int]] = []
        for layer in layers { numbers.append(try proof.budget.zeros(layer.columns)) }
        for component in components {
            for level in layers.indices {
                for (number, unit) in component[level].enumerated() { numbers[level][unit] = number }
            }
        }
        var goals: [NetworkGoal] = []
        for (part, units) in zip(parts, components) {
            var masks: [BitMatrix] = []
            for (level, layer) in layers.enumerated() {
                masks.append(
                    try layer.restricted(
                        toRows: units[level + 1], columns: alive[level], numbers: numbers[level],
                        count: units[level].count))
            }
            goals.append(NetworkGoal(proof: part, layers: masks))
        }
        return goals
    }

    /// In each level, inputs first, the units on a path from an input to an output.
    private static func aliveUnits(of layers: [BitMatrix], at place: JSONValue) throws(Rejection) -> [BitSet] {
        let budget = place.budget
        guard let inputs = layers.first?.columns else { throw place.rejection("there is no layer") }
        var alive = [try BitSet(bound: inputs, 0..<inputs, budget)]
        for (level, layer) in layers.enumerated() {
            var units = try BitSet(bound: layer.rows, budget)
            for output in try budget.each(layer.rows) where try layer.row(output, intersects: alive[level]) {
                units.insert(output)
            }
            alive.append(units)
        }
        for (level, layer) in layers.enumerated().reversed() {
            alive[level] = try alive[level].intersection(try layer.union(of: try alive[level + 1].members))
        }
        return alive
    }

    /// For each component and level its alive units; components in the order of their smallest inputs.
    private static func components(of layers: [BitMatrix], _ alive: [BitSet], at place: JSONValue) throws(Rejection)
        -> [[[Int]]]
    {
        var units = try LayerUnits(layers, alive: alive, at: place)
        var numbers: [Int: Int] = [:]
        for input in try alive[0].members {
            let component = try units.component(0, input)
            if numbers[component] == nil { numbers[component] = numbers.count }
        }
        try place.budget.spend(Budget.word * numbers.count * alive.count)
        var components = [[[Int]]](repeating: Array(repeating: [], count: alive.count), count: numbers.count)
        for (level, alive) in alive.enumerated() {
            for unit in try alive.members {
                guard let number = numbers[try units.component(level, unit)] else { continue }
                components[number][level].append(unit)
            }
        }
        return components
    }
}
