import CheckerInput

/// FACTORS: A is a product of matrices on the masks. Entries are rational numbers, or polynomials in a real zero α of a
/// polynomial p. In the second case p divides (W_N ⋯ W_1 − A)_{ij} in every cell, so the equations hold at each of its
/// zeros; and it has a real one.
enum Membership {
    static func check(_ value: JSONValue, of matrix: Matrix, layers: [BitMatrix]) throws(Rejection) {
        let (fields, extra) = try value.fields(["layers"], optional: ["root"])
        let root = try extra[0].map { value throws(Rejection) in try RealRoot(value) }
        let factors = try SparseLayers(fields[0], masks: layers) { entry throws(Rejection) in
            root == nil ? try entry.constant() : try entry.inRoot()
        }
        try matrix.check(factors, at: value) { _, sum, entry throws(Rejection) in
            var difference = Expansion(value.budget)
            try difference.add(Number(1), sum)
            try difference.add(Number(-1), Polynomial(entry, value.budget))
            return try root?.divides(difference.polynomial) ?? difference.isZero
        }
    }
}

/// A real number α: a zero of a polynomial p that changes its sign between two rational numbers.
private struct RealRoot {
    /// The coefficients of p / (its last one) below the last, of α⁰, α¹, …
    private let tail: [Number]
    private let budget: Budget

    init(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("polynomial", "between")
        budget = value.budget
        let coefficients = try fields[0].list { element throws(Rejection) in try element.number() }
        guard coefficients.count >= 2, let last = coefficients.last, let inverse = try budget.inverse(last) else {
            throw fields[0].rejection("expected a polynomial of degree at least 1 whose last coefficient is not zero")
        }
        let ends = try fields[1].tuple(2, "[\"a\", \"b\"]")
        let (a, b) = (try ends[0].number(), try ends[1].number())
        try fields[1].require(
            try budget.sum(b, try budget.negative(a)).isPositive, "the first end must be less than the second")
        let atA = try RealRoot.value(of: coefficients, at: a, budget)
        let atB = try RealRoot.value(of: coefficients, at: b, budget)
        guard !atA.isZero, !atB.isZero, atA.isPositive != atB.isPositive else {
            throw fields[1].rejection("the polynomial does not change its sign between the ends")
        }
        var tail: [Number] = []
        for coefficient in coefficients.dropLast() { tail.append(try budget.product(coefficient, inverse)) }
        self.tail = tail
    }

    private static func value(of coefficients: [Number], at point: Number, _ budget: Budget) throws(Rejection) -> Number
    {
        var value = Number(0)
        for coefficient in coefficients.reversed() {
            value = try budget.sum(try budget.product(value, point), coefficient)
        }
        return value
    }

    /// Whether a polynomial in α leaves no remainder.
    func divides(_ polynomial: Polynomial) throws(Rejection) -> Bool {
        let degree = polynomial.terms.reduce(0) { max($0, $1.monomial.exponent(of: 0)) }
        try budget.spend(Budget.word * (1 + degree))
        var rest = [Number](repeating: Number(0), count: degree + 1)
        for term in polynomial.terms { rest[term.monomial.exponent(of: 0)] = term.coefficient }
        while rest.count > tail.count, let last = rest.popLast() {
            guard !last.isZero else { continue }
            let shift = rest.count - tail.count
            for (index, coefficient) in tail.enumerated() {
                rest[shift + index] = try budget.sum(
                    rest[shift + index], try budget.negative(try budget.product(last, coefficient)))
            }
        }
        return rest.allSatisfy(\.isZero)
    }
}
