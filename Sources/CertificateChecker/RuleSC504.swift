import CheckerInput

/// SC504, full block. Neighbouring layers whose products are all matrices on the boolean product of their masks become
/// one layer. Let column j have disjoint paths to its reach, and let M be the product of generic matrices on all the
/// masks but the first: the minor of M between the ends of the paths is not zero (Lindström), so the columns of M at the
/// neurons of j span every vector on the reach. If all columns of a component have such paths, every matrix on the
/// component's part of the boolean product is M times a matrix on the first mask; likewise with rows.
enum RuleSC504 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> NetworkGoal {
        let fields = try proof.fields("rule", "layers", "links", "proof")
        let range = try fields[1].tuple(2, "[layer, number of layers]")
        let first = try range[0].index(below: layers.count - 1, "layer with one after it")
        let count = try range[1].integer(in: 2...(layers.count - first), "number of layers")
        var block = try LayerBlock(Array(layers[first..<(first + count)]), at: proof)
        try block.checkLinks(fields[2])
        var rest = layers
        rest.replaceSubrange(first..<(first + count), with: [block.product])
        return NetworkGoal(proof: fields[3], layers: rest)
    }
}

/// Some neighbouring layers.
private struct LayerBlock {
    let product: BitMatrix
    private let layers: [BitMatrix]
    private var units: LayerUnits
    /// How many columns each row reaches, and how many rows each column.
    private let reachOfRow: [Int]
    private let reachOfColumn: [Int]

    private var depth: Int { layers.count }

    init(_ layers: [BitMatrix], at place: JSONValue) throws(Rejection) {
        self.layers = layers
        product = try BitMatrix.product(of: layers, at: place)
        units = try LayerUnits(layers, at: place)
        reachOfColumn = try LayerBlock.counts(try product.transposed())
        reachOfRow = try LayerBlock.counts(product)
    }

    private static func counts(_ matrix: BitMatrix) throws(Rejection) -> [Int] {
        var counts: [Int] = []
        for row in 0..<matrix.rows { counts.append(try matrix.row(row).count) }
        return counts
    }

    /// In every component all rows with a reach have disjoint paths to it, or all columns.
    mutating func checkLinks(_ value: JSONValue) throws(Rejection) {
        let budget = value.budget
        var linked: [Side: BitSet] = [
            .rows: try BitSet(bound: product.rows, budget), .columns: try BitSet(bound: product.columns, budget),
        ]
        // The last line with a path through a unit: nothing has to be cleared between lines.
        var user = try budget.zeros(units.count)
        var number = 0
        for element in try value.elements() {
            number += 1
            let fields = try element.fields("side", "line", "paths")
            let side = try Side(fields[0])
            let reach = side == .rows ? reachOfRow : reachOfColumn
            let line = try fields[1].index(below: reach.count, side == .rows ? "row" : "column")
            try element.require(linked[side]?.contains(line) == false, "the line is listed twice")
            linked[side]?.insert(line)
            // The far ends are reached, because the paths are paths, and different; so they are the whole reach if
            // there are as many.
            var count = 0
            for path in try fields[2].elements() {
                try checkPath(path, side, line, user: &user, number: number)
                count += 1
            }
            try fields[2].require(count == reach[line], "\(count) disjoint paths, and the line reaches \(reach[line])")
        }
        try requireOneSide(linked, at: value)
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
            try path.require(level < first + depth, "a path has \(depth) units")
            let unit = try element.index(below: units.sizes[level], "unit of level \(level)")
            try element.require(
                level == 0 || layers[level - 1][unit, last], "no one of the mask joins the unit to the one before")
            try element.require(user[units.number(level, unit)] != number, "the unit is used twice")
            user[units.number(level, unit)] = number
            last = unit
            level += 1
        }
        try path.require(level == first + depth, "a path has \(depth) units")
        try path.require(
            side == .columns || layers[depth - 1][line, last], "no one of the mask joins the last unit to the row")
    }

    /// No component lacks both a row and a column that have a reach.
    private mutating func requireOneSide(_ linked: [Side: BitSet], at place: JSONValue) throws(Rejection) {
        var missing: [Int: Int] = [:]
        for row in try place.budget.each(product.rows) where reachOfRow[row] > 0 {
            guard linked[.rows]?.contains(row) == false else { continue }
            missing[try units.component(depth, row)] = row
        }
        for column in try place.budget.each(product.columns) where reachOfColumn[column] > 0 {
            guard linked[.columns]?.contains(column) == false else { continue }
            guard let row = missing[try units.component(0, column)] else { continue }
            throw place.rejection("row \(row) and column \(column) are in one component, and neither has paths")
        }
    }
}
