import CheckerInput

/// What is known of the parameters λ_1, …, λ_s, real numbers that are not zero, on a path of a case distinction: some
/// polynomials are zero, others are not.
struct CasePath: Sendable {
    /// A polynomial p that was split on.
    struct Split: Sendable {
        let polynomial: Polynomial
        /// What p was solved for, if it was.
        let solution: Solution?

        /// p = a · λ_t + b, with a and b free of λ_t and a a product of what is not zero; so λ_t = −b/a where p = 0.
        struct Solution: Sendable {
            let parameter: Int
            fileprivate let leading: Polynomial
            fileprivate let negatedRest: Polynomial
        }
    }

    /// s
    let parameterCount: Int
    /// From the root; the polynomials are numbered in this order.
    private(set) var splits: [(split: Split, isZero: Bool)] = []

    init(parameterCount: Int) { self.parameterCount = parameterCount }

    func adding(_ split: Split, isZero: Bool) -> CasePath {
        var path = self
        path.splits.append((split, isZero))
        return path
    }

    /// Reads a split that solves for nothing.
    func unsolved(_ value: JSONValue) throws(Rejection) -> Split {
        let polynomial = try value.inParameters(parameterCount)
        try value.require(!polynomial.isZero, "the polynomial is zero")
        return Split(polynomial: polynomial, solution: nil)
    }

    /// Reads a split that solves for a parameter; the coefficient is a DENOMINATOR of this path.
    func solved(_ value: JSONValue, for solve: JSONValue, coefficient: JSONValue) throws(Rejection) -> Split {
        let expected = try denominator(coefficient)
        let polynomial = try unsolved(value).polynomial
        try solve.require(parameterCount > 0, "there is no parameter")
        let parameter = try solve.integer(in: 1...parameterCount, "a parameter")
        let coefficients = try polynomial.coefficients(of: parameter)
        guard coefficients.keys.max() == 1, let leading = coefficients[1] else {
            throw solve.rejection("the degree in this parameter is not one")
        }
        var difference = Expansion(value.budget)
        try difference.add(Number(1), leading)
        try difference.add(Number(-1), expected)
        try solve.require(difference.isZero, "the coefficient of this parameter is another one")
        try solve.require(
            !splits.contains(where: { $0.isZero && $0.split.solution?.parameter == parameter }),
            "a polynomial that is zero on this path was solved for this parameter")
        let rest = try coefficients[0]?.negative() ?? Polynomial(terms: [], value.budget)
        return Split(
            polynomial: polynomial,
            solution: Split.Solution(parameter: parameter, leading: leading, negatedRest: rest))
    }

    /// Reads the number of a polynomial that is zero on the path, or of one that is not.
    func number(_ value: JSONValue, isZero: Bool) throws(Rejection) -> Int {
        let number = try value.index(below: splits.count, "polynomial of the path")
        try value.require(
            splits[number].isZero == isZero, "polynomial \(number) is \(isZero ? "not zero" : "zero") on this path")
        return number
    }

    /// DENOMINATOR, expanded: a product of powers of numbers, parameters and polynomials that are not zero on the path;
    /// if it has to be a positive number times a square, that too.
    func denominator(_ value: JSONValue, isSquare: Bool = false) throws(Rejection) -> Polynomial {
        let fields = try value.fields("constant", "exponents", "factors")
        let monomial = try fields[1].exponents(parameterCount)
        let constant = try fields[0].nonzeroNumber()
        if isSquare {
            try fields[0].require(constant.isPositive, "the constant beside squares is not positive")
            try fields[1].require(
                monomial.powers.allSatisfy({ $0.exponent % 2 == 0 }), "an exponent beside squares is odd")
        }
        var product = Polynomial(constant, times: monomial, value.budget)
        var seen: Set<Int> = []
        for element in try fields[2].elements() {
            let pair = try element.tuple(2, "[number, exponent]")
            let number = try number(pair[0], isZero: false)
            try element.require(seen.insert(number).inserted, "the polynomial is listed twice")
            let exponent = try pair[1].integer(in: 1...Limits.monomialExponent, "an exponent")
            try pair[1].require(!isSquare || exponent % 2 == 0, "an exponent beside squares is odd")
            product = try product.times(splits[number].split.polynomial, power: exponent)
        }
        return product
    }

    /// Whether the polynomial vanishes on the path: what is zero there is solved for, in the order of the path. Each
    /// step multiplies by a power of a leading coefficient, which is not zero, and puts in −b/a.
    func makesZero(_ polynomial: Polynomial, at place: JSONValue) throws(Rejection) -> Bool {
        var remainder = polynomial
        for (split, isZero) in splits where isZero {
            guard !remainder.isZero else { return true }
            guard let solution = split.solution else { continue }
            remainder = try substitute(solution, in: remainder, at: place)
        }
        return remainder.isZero
    }

    /// Σ_d F_d a^{D−d} (−b)^d, for F = Σ_{d ≤ D} F_d λ_t^d.
    private func substitute(_ solution: Split.Solution, in polynomial: Polynomial, at place: JSONValue)
        throws(Rejection) -> Polynomial
    {
        let coefficients = try polynomial.coefficients(of: solution.parameter)
        let degree = coefficients.keys.max() ?? 0
        try place.require(
            degree <= Limits.eliminationDegree,
            "a degree above \(Limits.eliminationDegree) in a parameter that is eliminated")
        var result = coefficients[degree] ?? Polynomial(terms: [], place.budget)
        var power = Polynomial(Number(1), place.budget)
        for exponent in stride(from: degree - 1, through: 0, by: -1) {
            power = try power.times(solution.leading)
            var sum = Expansion(place.budget)
            try sum.add(Number(1), result, solution.negatedRest)
            if let coefficient = coefficients[exponent] { try sum.add(Number(1), coefficient, power) }
            result = sum.polynomial
        }
        return result
    }
}
