import CheckerInput

/// A base of SC304: two layers whose products with small changes are all matrices near the one that has the number v on
/// a forest F of observed cells and zero elsewhere.
///
/// The product of the layers is at most c/2 away from it, and G − c · 1 is positive definite for the matrix G = JJᵀ of
/// the derivative J of the product.
struct InteriorBall: Sendable {
    /// F
    let cells: [Cell]

    /// Reads a base and checks that it is valid.
    init(_ value: JSONValue, pattern: ZeroPattern, layers masks: [BitMatrix]) throws(Rejection) {
        let fields = try value.fields("cells", "value", "layers", "margin")
        try value.require(masks.count == 2, "a base is for two layers, and here are \(masks.count)")
        cells = try Self.forest(fields[0], pattern)
        let entry = try fields[1].nonzeroNumber()
        let margin = try fields[3].number()
        try fields[3].require(margin.isPositive, "the margin is not positive")
        let factors = try TwoFactors(fields[2], first: masks[0], second: masks[1])
        let observed = try Self.observedCells(pattern, value.budget)
        try fields[2].require(
            try Self.isNear(factors, to: entry, on: Set(cells), observed, margin),
            "the product of the layers is more than half the margin away")
        try fields[3].require(
            try Self.gramMatrix(factors, observed, less: margin).isPositiveDefinite(),
            "the derivative's matrix less the margin is not positive definite")
    }

    private static func forest(_ value: JSONValue, _ pattern: ZeroPattern) throws(Rejection) -> [Cell] {
        var forest = try Forest(count: pattern.rowCount + pattern.columnCount, value.budget)
        return try value.list { element throws(Rejection) in
            let cell = try pattern.cell(element)
            try value.budget.spend(4 * Budget.word)
            try element.require(pattern.isObserved(cell), "the cell is not observed")
            // A cell that is listed twice is a cycle too.
            try element.require(
                try forest.join(cell.row, pattern.rowCount + cell.column), "the cells hold a cycle")
            return cell
        }
    }

    private static func observedCells(_ pattern: ZeroPattern, _ budget: Budget) throws(Rejection) -> [Cell] {
        var cells: [Cell] = []
        for row in try budget.each(pattern.rowCount) {
            for column in try budget.each(pattern.columnCount) {
                let cell = Cell(row: row, column: column)
                guard pattern.isObserved(cell) else { continue }
                try budget.spend(2 * Budget.word)
                cells.append(cell)
            }
        }
        return cells
    }

    /// Whether the squares of what the product differs by add up to at most margin²/4.
    private static func isNear(
        _ factors: TwoFactors, to entry: Number, on forest: Set<Cell>, _ observed: [Cell], _ margin: Number
    ) throws(Rejection) -> Bool {
        let budget = factors.budget
        let negative = try budget.negative(entry)
        var sum = Number(0)
        for cell in observed {
            let product = try factors.product(cell)
            let difference = forest.contains(cell) ? try budget.sum(product, negative) : product
            sum = try budget.sum(sum, try budget.product(difference, difference))
        }
        let excess = try budget.sum(
            try budget.product(Number(4), sum), try budget.negative(try budget.product(margin, margin)))
        return !excess.isPositive
    }

    /// G − c · 1, whose lines are the observed cells.
    private static func gramMatrix(_ factors: TwoFactors, _ observed: [Cell], less margin: Number)
        throws(Rejection) -> SymmetricMatrix
    {
        let budget = factors.budget
        let negative = try budget.negative(margin)
        var matrix = try SymmetricMatrix(size: observed.count, budget)
        for first in observed.indices {
            for second in try budget.each(first + 1) {
                var entry = Number(0)
                if observed[first].row == observed[second].row {
                    entry = try factors.alongRow(
                        observed[first].row, observed[first].column, observed[second].column)
                }
                if observed[first].column == observed[second].column {
                    entry = try budget.sum(
                        entry,
                        try factors.alongColumn(
                            observed[first].column, observed[first].row, observed[second].row))
                }
                matrix[first, second] = first == second ? try budget.sum(entry, negative) : entry
            }
        }
        return matrix
    }
}

/// The entries x and y of two layers with numbers in them.
private struct TwoFactors {
    /// The mask of layer 1, rows × supports, and that of layer 0 exchanged, columns × supports.
    private let rowSupports: BitMatrix
    private let columnSupports: BitMatrix
    /// By row or column and support; what is not listed is zero.
    private var x: [Cell: Number] = [:]
    private var y: [Cell: Number] = [:]
    let budget: Budget

    init(_ value: JSONValue, first: BitMatrix, second: BitMatrix) throws(Rejection) {
        budget = value.budget
        rowSupports = second
        columnSupports = try first.transposed()
        let lists = try value.tuple(2, "a list for each of the two layers")
        for (output, input, number) in try Self.entries(lists[0], in: first) {
            y[Cell(row: input, column: output)] = number
        }
        for (output, input, number) in try Self.entries(lists[1], in: second) {
            x[Cell(row: output, column: input)] = number
        }
    }

    private static func entries(_ value: JSONValue, in mask: BitMatrix) throws(Rejection) -> [(Int, Int, Number)] {
        var seen: Set<Cell> = []
        return try value.list { element throws(Rejection) in
            let triple = try element.tuple(3, "[output, input, \"entry\"]")
            let output = try triple[0].index(below: mask.rows, "output")
            let input = try triple[1].index(below: mask.columns, "input")
            try element.require(mask[output, input], "the entry is outside the mask")
            try value.budget.spend(8 * Budget.word)
            try element.require(
                seen.insert(Cell(row: output, column: input)).inserted, "the entry is listed twice")
            return (output, input, try triple[2].number())
        }
    }

    /// Σ_k x_ik y_kj
    func product(_ cell: Cell) throws(Rejection) -> Number {
        let supports = try rowSupports.row(cell.row).intersection(try columnSupports.row(cell.column))
        return try sum(over: supports, x, cell.row, y, cell.column)
    }

    /// Σ y_kj y_kj' over the supports of the row and both columns.
    func alongRow(_ row: Int, _ column: Int, _ other: Int) throws(Rejection) -> Number {
        var supports = try rowSupports.row(row).intersection(try columnSupports.row(column))
        supports = try supports.intersection(try columnSupports.row(other))
        return try sum(over: supports, y, column, y, other)
    }

    /// Σ x_ik x_i'k over the supports of the column and both rows.
    func alongColumn(_ column: Int, _ row: Int, _ other: Int) throws(Rejection) -> Number {
        var supports = try columnSupports.row(column).intersection(try rowSupports.row(row))
        supports = try supports.intersection(try rowSupports.row(other))
        return try sum(over: supports, x, row, x, other)
    }

    private func sum(
        over supports: BitSet, _ a: [Cell: Number], _ line: Int, _ b: [Cell: Number], _ other: Int
    ) throws(Rejection) -> Number {
        var sum = Number(0)
        for support in try supports.members {
            try budget.spend(50)
            guard let first = a[Cell(row: line, column: support)], let second = b[Cell(row: other, column: support)]
            else { continue }
            sum = try budget.sum(sum, try budget.product(first, second))
        }
        return sum
    }
}
