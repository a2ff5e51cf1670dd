/// SC504, full block. Neighbouring layers whose products are all matrices on the boolean product of their masks become
/// one layer. Let column j have disjoint paths to its
/// reach, and let M be the product of generic matrices on all the masks but the first: the minor of M between the ends
/// of the paths is not zero (Lindström), so the
/// columns of M at the neurons of j span every vector on the reach. If all columns of a component have such paths,
/// every matrix on the component's part of the boolean
/// product is M times a matrix on the first mask; likewise with rows.
enum RuleSC504 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> NetworkGoal {
        let fields = try proof.fields("rule", "layers", "links", "proof")
        let range = try fields[1].tuple(2, "[layer, number of layers]")
        let first = try range[0].index(below: layers.count - 1, "layer with one after it")
        let count = try range[1].integer(in: 2...(layers.count - first), "number of layers")
        let block = try LayerBlock(Array(layers[first..<(first + count)]), at: proof)
        try block.checkLinks(fields[2])
        var rest = layers
        rest.replaceSubrange(first..<(first + count), with: [block.product])
        return NetworkGoal(proof: fields[3], layers: rest)
    }
}

/// Some neighbouring layers. The units of level 0 are the inputs of the first (columns of the product), those of level
/// s the outputs of layer s − 1, and the last level
/// holds the rows of the product.
private struct LayerBlock {
    let product: BitMatrix
    private let layers: [BitMatrix]
    /// The number of units of each level.
    private let sizes: [Int]
    /// Unit u of level s has the number starts[s] + u among all units.
    private let starts: [Int]
    private let units: Int
    /// How many columns each row reaches, and how many rows each column.
    private let reachOfRow: [Int]
    private let reachOfColumn: [Int]

    private var depth: Int { layers.count }

    init(_ layers: [BitMatrix], at place: JSONValue) throws(Rejection) {
        self.layers = layers
        product = try BitMatrix.booleanProduct(of: layers, at: place)
        sizes = [product.columns] + layers.map(\.rows)
        var (starts, units): ([Int], Int) = ([], 0)
        for size in sizes {
            starts.append(units)
            units += size
        }
        (self.starts, self.units) = (starts, units)
        try place.spend(Budget.word * (1 + product.columns))
        reachOfColumn = LayerBlock.counts(try product.transposed(at: place))
        try place.spend(Budget.word * (1 + product.rows) * (1 + BitSet.words(for: product.columns)))
        reachOfRow = LayerBlock.counts(product)
    }

    private static func counts(_ matrix: BitMatrix) -> [Int] { (0..<matrix.rows).map { matrix.row($0).count } }

    /// In every component all rows with a reach have disjoint paths to it, or all columns.
    func checkLinks(_ value: JSONValue) throws(Rejection) {
        try value.spend(20 * (product.rows + product.columns) + Budget.word * units)
        var linkedRows = BitSet(bound: product.rows)
        var linkedColumns = BitSet(bound: product.columns)
        // The last line with a path through a unit: nothing has to be cleared between lines.
        var user = [Int](repeating: 0, count: units)
        for (position, element) in try value.elements().enumerated() {
            try element.spend(500)
            let fields = try element.fields("side", "line", "paths")
            let side = try Side(fields[0])
            switch side {
            case .rows:
                let row = try fields[1].index(below: product.rows, "row")
                guard !linkedRows.contains(row) else { throw element.rejection("the row is listed twice") }
                linkedRows.insert(row)
                try checkPaths(fields[2], side, row, reach: reachOfRow[row], user: &user, number: position + 1)
            case .columns:
                let column = try fields[1].index(below: product.columns, "column")
                guard !linkedColumns.contains(column) else { throw element.rejection("the column is listed twice") }
                linkedColumns.insert(column)
                try checkPaths(fields[2], side, column, reach: reachOfColumn[column], user: &user, number: position + 1)
            }
        }
        try requireOneSide(linkedRows, linkedColumns, at: value)
    }

    /// Disjoint paths between a line and its reach. Their far ends are reached, because the paths are, and different;
    /// so they are the whole reach if there are as many.
    private func checkPaths(_ value: JSONValue, _ side: Side, _ line: Int, reach: Int, user: inout [Int], number: Int)
        throws(Rejection)
    {
        var count = 0
        for path in try value.elements() {
            try path.spend(100)
            try checkPath(path, side, line, user: &user, number: number)
            count += 1
        }
        guard count == reach else { throw value.rejection("\(count) disjoint paths, and the line reaches \(reach)") }
    }

    /// One unit of every level but that of the line, joined to one another and to the line, and on no other path of the
    /// line.
    private func checkPath(_ path: JSONValue, _ side: Side, _ line: Int, user: inout [Int], number: Int)
        throws(Rejection)
    {
        let first = side == .columns ? 1 : 0
        var level = first
        // The unit of the level below.
        var last = side == .columns ? line : 0
        for element in try path.elements() {
            try element.spend(100)
            guard level < first + depth else { throw path.rejection("a path has \(depth) units") }
            let unit = try element.index(below: sizes[level], "unit of level \(level)")
            guard level == 0 || layers[level - 1][unit, last] else {
                throw element.rejection("no one of the mask joins the unit to the one before")
            }
            guard user[starts[level] + unit] != number else { throw element.rejection("the unit is used twice") }
            user[starts[level] + unit] = number
            last = unit
            level += 1
        }
        guard level == first + depth else { throw path.rejection("a path has \(depth) units") }
        guard side == .columns || layers[depth - 1][line, last] else {
            throw path.rejection("no one of the mask joins the last unit to the row")
        }
    }

    /// No component lacks both a row and a column that have a reach.
    private func requireOneSide(_ linkedRows: BitSet, _ linkedColumns: BitSet, at place: JSONValue) throws(Rejection) {
        var forest = try components(at: place)
        try place.spend((50 + Budget.word) * (product.rows + product.columns))
        var missing: [Int: Int] = [:]
        for row in 0..<product.rows where reachOfRow[row] > 0 && !linkedRows.contains(row) {
            missing[forest.root(starts[depth] + row)] = row
        }
        for column in 0..<product.columns where reachOfColumn[column] > 0 && !linkedColumns.contains(column) {
            guard let row = missing[forest.root(column)] else { continue }
            throw place.rejection("row \(row) and column \(column) are in one component, and neither has paths")
        }
    }

    /// All units, joined by the ones of the masks.
    private func components(at place: JSONValue) throws(Rejection) -> Forest {
        try place.spend(Budget.word * units)
        var forest = Forest(count: units)
        for (index, layer) in layers.enumerated() {
            for output in 0..<layer.rows {
                let inputs = layer.row(output)
                try place.spend(50 + 10 * inputs.words.count + 30 * inputs.count)
                for input in inputs { _ = forest.join(starts[index] + input, starts[index + 1] + output) }
            }
        }
        return forest
    }
}
