import CheckerInput

/// SC508, filled block. Two layers with a proof that their products are everything on the boolean product, or three
/// layers with triangles, become one.
enum RuleSC508 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> NetworkGoal {
        let (fields, evidence) = try proof.fields(
            ["rule", "layers", "proof"], optional: ["filling", "triangles"])
        let range = try fields[1].tuple(2, "[layer, number of layers]")
        let first = try range[0].index(below: layers.count, "layer")
        let count = try range[1].integer(in: 2...3, "number of layers")
        try fields[1].require(first + count <= layers.count, "there are not so many layers")
        let block = Array(layers[first..<(first + count)])
        let product = try BitMatrix.product(of: block, at: proof)
        switch (evidence[0], evidence[1]) {
        case (let filling?, nil):
            try fields[1].require(count == 2, "a filling is for two layers")
            try ClosedProof.check(filling, of: State(first: block[0], second: block[1]), goal: .everything)
        case (nil, let triangles?):
            try fields[1].require(count == 3, "triangles are for three layers")
            try checkTriangles(triangles, block, product)
        default: throw proof.rejection("expected one of filling, triangles")
        }
        var rest = layers
        rest.replaceSubrange(first..<(first + count), with: [product])
        return NetworkGoal(proof: fields[2], layers: rest)
    }

    /// Each row of the product is an output of a triangle with all the columns that it reaches as inputs. Triangles have
    /// no unit in common, so that all of them take the values that they need at once.
    private static func checkTriangles(_ value: JSONValue, _ block: [BitMatrix], _ product: BitMatrix)
        throws(Rejection)
    {
        let budget = value.budget
        let sizes = [block[0].columns, block[0].rows, block[1].rows, block[2].rows]
        var taken: [BitSet] = []
        for size in sizes { taken.append(try BitSet(bound: size, budget)) }
        for element in try value.elements() {
            let triangle = try Triangle(element, sizes, &taken)
            try triangle.checkMasks(block, at: element)
            let inputs = try BitSet(bound: product.columns, triangle.inputs.map(\.unit), budget)
            for (_, output) in triangle.outputs {
                try element.require(
                    try product.row(output).isSubset(of: inputs), "output \(output) reaches an input outside")
            }
        }
        for row in try budget.each(product.rows) where !taken[3].contains(row) {
            try value.require(try product.row(row).isEmpty, "output \(row) is in no triangle")
        }
    }
}

/// Units h_i of the first level and g_i of the second, inputs c_i and outputs o_i at some positions i, such that the
/// three masks have all ones (h_i, c_j) with i ≥ j, (g_i, h_j) with i ≤ j, (o_i, g_j) with i ≥ j. Then the products of
/// the layers take every value on the outputs and inputs, because every square matrix is a product of a lower, an upper
/// and an invertible lower triangular one.
private struct Triangle {
    let first: [Int]
    let second: [Int]
    let inputs: [(position: Int, unit: Int)]
    let outputs: [(position: Int, unit: Int)]

    /// Units are in no triangle before.
    init(_ value: JSONValue, _ sizes: [Int], _ taken: inout [BitSet]) throws(Rejection) {
        let fields = try value.fields("inputs", "first", "second", "outputs")
        first = try Triangle.units(fields[1], sizes[1], &taken[1])
        second = try Triangle.units(fields[2], sizes[2], &taken[2])
        try value.require(first.count == second.count, "\(first.count) and \(second.count) units inside")
        inputs = try Triangle.placed(fields[0], first.count, sizes[0], &taken[0])
        outputs = try Triangle.placed(fields[3], first.count, sizes[3], &taken[3])
    }

    private static func units(_ value: JSONValue, _ size: Int, _ taken: inout BitSet) throws(Rejection) -> [Int] {
        var result: [Int] = []
        for element in try value.elements() { result.append(try unit(element, size, &taken)) }
        return result
    }

    private static func unit(_ value: JSONValue, _ size: Int, _ taken: inout BitSet) throws(Rejection) -> Int {
        let unit = try value.index(below: size, "unit")
        try value.require(!taken.contains(unit), "the unit is listed twice")
        taken.insert(unit)
        try value.budget.spend(Budget.word)
        return unit
    }

    private static func placed(_ value: JSONValue, _ count: Int, _ size: Int, _ taken: inout BitSet)
        throws(Rejection) -> [(position: Int, unit: Int)]
    {
        var result: [(position: Int, unit: Int)] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[position, unit]")
            let position = try pair[0].index(below: count, "position")
            if let last = result.last {
                try pair[0].require(last.position < position, "the positions must be strictly increasing")
            }
            result.append((position, try unit(pair[1], size, &taken)))
            try value.budget.spend(Budget.word)
        }
        return result
    }

    func checkMasks(_ block: [BitMatrix], at place: JSONValue) throws(Rejection) {
        try place.budget.spend(10 * first.count * (first.count + inputs.count + outputs.count))
        for (position, input) in inputs {
            for unit in first[position...] {
                try place.require(block[0][unit, input], "unit \(unit) is not joined to input \(input)")
            }
        }
        for (position, unit) in second.enumerated() {
            for other in first[position...] {
                try place.require(block[1][unit, other], "units \(other) and \(unit) are not joined")
            }
        }
        for (position, output) in outputs {
            for unit in second[...position] {
                try place.require(block[2][output, unit], "output \(output) is not joined to unit \(unit)")
            }
        }
    }
}
