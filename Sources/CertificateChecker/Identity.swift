/// The leaf `identity`: Σ multiplier_{ij} · e_{ij} = c · M + Σ c_s · p_s² once the variables of Z are 0, with M a monomial in
/// variables of N. At a solution the left side is 0. The right side is not: if there are no squares it is c · M ≠ 0, and
/// otherwise c · M > 0 because c > 0 and M is a square, while the rest is ≥ 0.
extension Refutation {
    func checkIdentity(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("multipliers", "constant", "monomial", "squares")
        var difference = Expansion()
        var cells: Set<Int> = []
        let one = Number(1)
        for element in try fields[0].elements() {
            let triple = try element.tuple(3, "[row, column, polynomial]")
            let row = try triple[0].index(below: masks.rows, "row")
            let column = try triple[1].index(below: masks.columns, "column")
            guard window.contains(row, column) else { throw element.rejection("the cell is outside the window") }
            guard cells.insert(row * masks.columns + column).inserted else { throw element.rejection("the cell is listed twice") }
            let multiplier = try Polynomial(triple[2], masks: masks).settingZero(zeros)
            try budget.spend(4 * BitSet.words(for: masks.width) + 64, at: element)
            try difference.add(one, multiplier, equation(row, column), at: element, budget: &budget)
        }
        let constant = try fields[1].nonzeroNumber()
        let monomial = try Monomial(fields[2], masks: masks)
        for power in monomial.powers where !nonzeros.contains(power.variable) {
            throw fields[2].rejection("the monomial has a variable that is not known to be non-zero here")
        }
        let unit = Polynomial(terms: [(one, Monomial())])
        try difference.add(-constant, Polynomial(terms: [(one, monomial)]), unit, at: fields[2], budget: &budget)
        var hasSquares = false
        for element in try fields[3].elements() {
            let pair = try element.tuple(2, "[\"coefficient\", polynomial]")
            let coefficient = try pair[0].nonzeroNumber()
            guard coefficient.isPositive else { throw pair[0].rejection("the coefficient of a square must be positive") }
            let root = try Polynomial(pair[1], masks: masks).settingZero(zeros)
            try difference.add(-coefficient, root, root, at: element, budget: &budget)
            hasSquares = true
        }
        if hasSquares {
            guard constant.isPositive else { throw fields[1].rejection("with squares the constant must be positive") }
            guard monomial.powers.allSatisfy({ $0.exponent % 2 == 0 }) else { throw fields[2].rejection("with squares every exponent of the monomial must be even") }
        }
        guard difference.isZero else { throw value.rejection("the two sides of the identity differ") }
    }

    /// e_{ij} with the variables of Z replaced by 0.
    private func equation(_ row: Int, _ column: Int) -> Polynomial {
        var terms: [(coefficient: Number, monomial: Monomial)] = []
        for support in masks.cover(row, column) where isLive(row, column, support) {
            terms.append((Number(1), Monomial(.x(row, support, masks), .y(column, support, masks))))
        }
        if let entry = entry(row, column) { terms.append((-entry, Monomial())) }
        return Polynomial(terms: terms)
    }
}
