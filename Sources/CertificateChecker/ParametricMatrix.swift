import CheckerInput

/// A(λ), what scaling lines makes of an element whose non-zero cells are N: λ_t, a number that is not zero, in the cell
/// of the parameter t, 1 in the other cells of N, which are a forest as edges between rows and columns, and 0 elsewhere.
struct ParametricMatrix: Sendable {
    private let numbers: [Cell: Int]
    private let nonzero: Set<Cell>
    /// s
    let parameterCount: Int
    private let budget: Budget

    /// Reads the list of the parameters' cells.
    init(_ pattern: ZeroPattern, parameters value: JSONValue) throws(Rejection) {
        budget = value.budget
        var numbers: [Cell: Int] = [:]
        for element in try value.elements() {
            let cell = try pattern.cell(element)
            try element.require(pattern.isNonzero(cell), "the parameter is zero, or not observed")
            try element.require(
                numbers.updateValue(numbers.count + 1, forKey: cell) == nil, "the parameter is listed twice")
        }
        var forest = try Forest(count: pattern.rowCount + pattern.columnCount, budget)
        for cell in pattern.nonzeros where numbers[cell] == nil {
            try value.require(
                try forest.join(cell.row, pattern.rowCount + cell.column),
                "the non-zero cells hold a cycle, and scaling does not make them 1")
        }
        try budget.spend(4 * Budget.word * pattern.nonzeros.count)
        nonzero = Set(pattern.nonzeros)
        self.numbers = numbers
        parameterCount = numbers.count
    }

    /// Nil if it is zero.
    func entry(_ cell: Cell) -> Polynomial? {
        guard nonzero.contains(cell) else { return nil }
        return Polynomial(Number(1), times: numbers[cell].map { Monomial($0, exponent: 1) } ?? .one, budget)
    }

    /// The determinant on some rows and as many columns, in the given orders, by the Leibniz formula.
    func determinant(_ rows: [Int], _ columns: [Int]) throws(Rejection) -> Expansion {
        var sum = Expansion(budget)
        try expand(rows[...], columns, product: Polynomial(Number(1), budget), into: &sum)
        return sum
    }

    /// Adds ± product · (each product of entries along the rows that are left); as deep as there are rows.
    private func expand(_ rows: ArraySlice<Int>, _ columns: [Int], product: Polynomial, into sum: inout Expansion)
        throws(Rejection)
    {
        guard let row = rows.first else { return try sum.add(Number(1), product) }
        for position in try budget.each(columns.count) {
            guard let entry = entry(Cell(row: row, column: columns[position])) else { continue }
            var next = Expansion(budget)
            try next.add(Number(position % 2 == 0 ? 1 : -1), product, entry)
            var others = columns
            others.remove(at: position)
            try expand(rows.dropFirst(), others, product: next.polynomial, into: &sum)
        }
    }
}
