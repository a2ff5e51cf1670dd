/// The leaf `identity`: once the variables of Z are 0, Σ multiplier_{ij} · e_{ij} + Σ q · p_s = c · M · Π p_s^e + Σ c_s
/// · p_s², with M a monomial in
/// variables of N, polynomials p_s that are 0 on the path (`assumed`) and others that are not (`factors`). At a
/// solution the left side is 0. The right side is
/// not: if there are no squares it is a product of numbers that are not 0, and otherwise its first part is positive
/// because c > 0 and the rest of it is a
/// square, while the other squares are ≥ 0.
extension Refutation {
    func checkIdentity(_ value: JSONValue) throws(Rejection) {
        let (fields, extra) = try value.fields(
            ["multipliers", "constant", "monomial", "squares"], optional: ["assumed", "factors"])
        var difference = Expansion()
        try addEquations(fields[0], to: &difference)
        if let assumed = extra[0] { try addAssumed(assumed, to: &difference) }
        let constant = try fields[1].nonzeroNumber()
        let monomial = try Monomial(fields[2], chain: chain)
        for power in monomial.powers where !nonzeros.contains(power.variable) {
            throw fields[2].rejection("the monomial has a variable that is not known to be non-zero here")
        }
        var right = Polynomial(terms: [(constant, monomial)])
        var exponents: [Int: Int] = [:]
        if let factors = extra[1] {
            for element in try factors.elements() {
                let pair = try element.tuple(2, "[number, exponent]")
                let (number, factor) = try polynomial(pair[0], isZero: false)
                let exponent = try pair[1].integer(in: 1...Limits.monomialExponent, "an exponent")
                guard exponents.updateValue(exponent, forKey: number) == nil else {
                    throw element.rejection("the polynomial is listed twice")
                }
                right = try right.times(factor, power: exponent, at: element)
            }
        }
        try difference.add(Number(-1), right, at: fields[2])
        if try addSquares(fields[3], to: &difference) {
            guard constant.isPositive else { throw fields[1].rejection("with squares the constant must be positive") }
            guard monomial.powers.allSatisfy({ $0.exponent % 2 == 0 }) else {
                throw fields[2].rejection("with squares every exponent of the monomial must be even")
            }
            guard exponents.values.allSatisfy({ $0 % 2 == 0 }) else {
                throw value.rejection("with squares every exponent of the factors must be even")
            }
        }
        guard difference.isZero else { throw value.rejection("the two sides of the identity differ") }
    }

    /// Adds Σ multiplier_{ij} · e_{ij}.
    private func addEquations(_ value: JSONValue, to difference: inout Expansion) throws(Rejection) {
        var cells: Set<Int> = []
        for element in try value.elements() {
            let triple = try element.tuple(3, "[row, column, polynomial]")
            let row = try triple[0].index(below: chain.rows, "row")
            let column = try triple[1].index(below: chain.columns, "column")
            guard contains(row, column) else { throw element.rejection("the cell is outside the window") }
            guard cells.insert(row * chain.columns + column).inserted else {
                throw element.rejection("the cell is listed twice")
            }
            let multiplier = try Polynomial(triple[2], chain: chain).settingZero(zeros, at: element)
            let equation = try equation(row, column, at: element)
            try difference.add(Number(1), multiplier, equation, at: element)
        }
    }

    /// Adds Σ q · p_s for polynomials p_s that are 0 on the path.
    private func addAssumed(_ value: JSONValue, to difference: inout Expansion) throws(Rejection) {
        for element in try value.elements() {
            let pair = try element.tuple(2, "[number, polynomial]")
            let (_, assumption) = try polynomial(pair[0], isZero: true)
            let multiplier = try Polynomial(pair[1], chain: chain).settingZero(zeros, at: element)
            try difference.add(Number(1), multiplier, assumption, at: element)
        }
    }

    /// Subtracts Σ c_s · p_s², and says whether there is a square.
    private func addSquares(_ value: JSONValue, to difference: inout Expansion) throws(Rejection) -> Bool {
        var hasSquares = false
        for element in try value.elements() {
            let pair = try element.tuple(2, "[\"coefficient\", polynomial]")
            let coefficient = try pair[0].nonzeroNumber()
            guard coefficient.isPositive else {
                throw pair[0].rejection("the coefficient of a square must be positive")
            }
            let root = try Polynomial(pair[1], chain: chain).settingZero(zeros, at: element)
            try difference.add(try element.negative(coefficient), root, root, at: element)
            hasSquares = true
        }
        return hasSquares
    }

    /// The number of a polynomial that was split on, on the branch where it is 0 or on the one where it is not, and the
    /// polynomial with the variables of Z
    /// replaced by 0.
    private func polynomial(_ value: JSONValue, isZero: Bool) throws(Rejection) -> (number: Int, polynomial: Polynomial)
    {
        let number = try value.index(below: polynomials.count, "polynomial of the path")
        guard polynomials[number].isZero == isZero else {
            throw value.rejection("polynomial \(number) is \(isZero ? "not zero" : "zero") on this path")
        }
        return (number, try polynomials[number].polynomial.settingZero(zeros, at: value))
    }

    /// e_{ij} with the variables of Z replaced by 0.
    private func equation(_ row: Int, _ column: Int, at place: JSONValue) throws(Rejection) -> Polynomial {
        var terms: [(coefficient: Number, monomial: Monomial)] = []
        for path in try chain.paths(to: row, from: column, without: zeros, at: place) {
            terms.append((Number(1), Monomial(path)))
        }
        if let entry = matrix[row, column] { terms.append((try place.negative(entry), Monomial([]))) }
        return Polynomial(terms: terms)
    }
}
