import CheckerInput

/// The leaf `identity`: once the variables of Z are 0, Σ multiplier_{ij} · e_{ij} + Σ q · p_s = c · M · Π p_s^e + Σ c_s
/// · p_s², with M a monomial in variables of N, polynomials p_s that are 0 on the path (`assumed`) and others that are
/// not (`factors`). At a solution the left side is 0. The right side is not: if there are no squares it is a product of
/// numbers that are not 0, and otherwise its first part is positive because c > 0 and the rest of it is a square, while
/// the other squares are ≥ 0.
enum Identity {
    static func check(_ value: JSONValue, on path: RefutationPath) throws(Rejection) {
        let (fields, extra) = try value.fields(
            ["multipliers", "constant", "monomial", "squares"], optional: ["assumed", "factors"])
        var difference = Expansion(value.budget)
        try addEquations(fields[0], on: path, to: &difference)
        for element in try extra[0]?.list({ $0 }) ?? [] {
            let pair = try element.tuple(2, "[number, polynomial]")
            let (_, assumption) = try path.splitPolynomial(pair[0], isZero: true)
            try difference.add(Number(1), try path.polynomial(pair[1]), assumption)
        }
        let constant = try fields[1].nonzeroNumber()
        let monomial = try path.chain.monomial(fields[2])
        for power in monomial.powers where !path.nonzeros.contains(power.variable) {
            throw fields[2].rejection("the monomial has a variable that is not known to be non-zero here")
        }
        var right = Polynomial(constant, times: monomial, value.budget)
        var exponents: [Int: Int] = [:]
        for element in try extra[1]?.list({ $0 }) ?? [] {
            let pair = try element.tuple(2, "[number, exponent]")
            let (number, factor) = try path.splitPolynomial(pair[0], isZero: false)
            let exponent = try pair[1].integer(in: 1...Limits.monomialExponent, "an exponent")
            try element.require(
                exponents.updateValue(exponent, forKey: number) == nil, "the polynomial is listed twice")
            right = try right.times(factor, power: exponent)
        }
        try difference.add(Number(-1), right)
        if try subtractSquares(fields[3], on: path, from: &difference) {
            try fields[1].require(constant.isPositive, "with squares the constant must be positive")
            try fields[2].require(
                monomial.powers.allSatisfy({ $0.exponent % 2 == 0 }),
                "with squares every exponent of the monomial must be even")
            try value.require(
                exponents.values.allSatisfy({ $0 % 2 == 0 }), "with squares every exponent of the factors must be even")
        }
        try value.require(difference.isZero, "the two sides of the identity differ")
    }

    /// Adds Σ multiplier_{ij} · e_{ij}.
    private static func addEquations(_ value: JSONValue, on path: RefutationPath, to difference: inout Expansion)
        throws(Rejection)
    {
        var cells: Set<Cell> = []
        for element in try value.elements() {
            let triple = try element.tuple(3, "[row, column, polynomial]")
            let row = try triple[0].index(below: path.chain.rows, "row")
            let column = try triple[1].index(below: path.chain.columns, "column")
            try element.require(path.contains(row, column), "the cell is outside the window")
            try element.require(cells.insert(Cell(row: row, column: column)).inserted, "the cell is listed twice")
            let multiplier = try path.polynomial(triple[2])
            try difference.add(Number(1), multiplier, try path.equation(row, column, value.budget))
        }
    }

    /// Subtracts Σ c_s · p_s², and says whether there is a square.
    private static func subtractSquares(
        _ value: JSONValue, on path: RefutationPath, from difference: inout Expansion
    ) throws(Rejection) -> Bool {
        var hasSquares = false
        for element in try value.elements() {
            let pair = try element.tuple(2, "[\"coefficient\", polynomial]")
            let coefficient = try pair[0].nonzeroNumber()
            try pair[0].require(coefficient.isPositive, "the coefficient of a square must be positive")
            let root = try path.polynomial(pair[1])
            try difference.add(try value.budget.negative(coefficient), root, root)
            hasSquares = true
        }
        return hasSquares
    }
}
