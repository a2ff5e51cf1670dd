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

        /// Reads the member `split` of a split that solves for nothing.
        init(unsolved value: JSONValue, parameters count: Int) throws(Rejection) {
            polynomial = try Polynomial(value, parameters: count)
            guard !polynomial.terms.isEmpty else { throw value.rejection("the polynomial is zero") }
            solution = nil
        }

        /// Reads the members `split` and `solve`; `coefficient` is the expanded DENOMINATOR of that name, which does
        /// not vanish on the path to here.
        init(_ value: JSONValue, solve: JSONValue, coefficient: Polynomial, parameters count: Int) throws(Rejection) {
            polynomial = try Polynomial(value, parameters: count)
            guard !polynomial.terms.isEmpty else { throw value.rejection("the polynomial is zero") }
            guard count > 0 else { throw solve.rejection("there is no parameter") }
            let solved = try solve.integer(in: 1...count, "a parameter")
            let coefficients = try polynomial.coefficients(of: .parameter(solved), at: solve)
            guard coefficients.keys.max() == 1, let leading = coefficients[1] else {
                throw solve.rejection("the degree in this parameter is not one")
            }
            var difference = Expansion()
            try difference.add(Number(1), leading, at: solve)
            try difference.add(Number(-1), coefficient, at: solve)
            guard difference.isZero else { throw solve.rejection("the coefficient of this parameter is another one") }
            let negatedRest = try (coefficients[0] ?? Polynomial(terms: [])).negative(at: solve)
            solution = Solution(parameter: solved, leading: leading, negatedRest: negatedRest)
        }
    }

    /// From the root; the polynomials are numbered in this order.
    private(set) var splits: [(split: Split, isZero: Bool)] = []

    func adding(_ split: Split, isZero: Bool) -> CasePath {
        var path = self
        path.splits.append((split, isZero))
        return path
    }

    /// Whether some polynomial is zero on the path and was solved for λ_t.
    func hasSolved(_ t: Int) -> Bool { splits.contains { $0.isZero && $0.split.solution?.parameter == t } }

    /// DENOMINATOR, expanded: a product of powers of numbers, parameters and polynomials that are not zero on the path;
    /// if it has to be a positive number times a square, that too.
    func denominator(_ value: JSONValue, parameters count: Int, isSquare: Bool = false) throws(Rejection) -> Polynomial
    {
        let fields = try value.fields("constant", "exponents", "factors")
        let monomial = try Monomial(exponents: fields[1], parameters: count)
        let constant = try fields[0].nonzeroNumber()
        if isSquare {
            guard constant.isPositive else { throw fields[0].rejection("the constant beside squares is not positive") }
            guard monomial.powers.allSatisfy({ $0.exponent % 2 == 0 }) else {
                throw fields[1].rejection("an exponent beside squares is odd")
            }
        }
        var product = Polynomial(terms: [(constant, monomial)])
        var seen: Set<Int> = []
        for element in try fields[2].elements() {
            let pair = try element.tuple(2, "[number, exponent]")
            let number = try pair[0].index(below: splits.count, "polynomial of the path")
            guard !splits[number].isZero else { throw pair[0].rejection("polynomial \(number) is zero on this path") }
            guard seen.insert(number).inserted else { throw element.rejection("the polynomial is listed twice") }
            let exponent = try pair[1].integer(in: 1...Limits.monomialExponent, "an exponent")
            guard !isSquare || exponent % 2 == 0 else { throw pair[1].rejection("an exponent beside squares is odd") }
            product = try product.times(splits[number].split.polynomial, power: exponent, at: element)
        }
        return product
    }

    /// Whether a polynomial is seen to be zero on the path: by the polynomials that are zero, one after the other, it
    /// is replaced by its value times a power of a, which is not zero.
    func makesZero(_ polynomial: Polynomial, at place: JSONValue) throws(Rejection) -> Bool {
        var remainder = polynomial
        for (split, isZero) in splits where isZero {
            guard !remainder.terms.isEmpty else { return true }
            guard let solution = split.solution else { continue }
            remainder = try substitute(solution, in: remainder, at: place)
        }
        return remainder.terms.isEmpty
    }

    /// Σ_d F_d a^{D−d} (−b)^d, for F = Σ_{d ≤ D} F_d λ_t^d.
    private func substitute(_ solution: Split.Solution, in polynomial: Polynomial, at place: JSONValue)
        throws(Rejection) -> Polynomial
    {
        let coefficients = try polynomial.coefficients(of: .parameter(solution.parameter), at: place)
        let degree = coefficients.keys.max() ?? 0
        guard degree <= Limits.eliminationDegree else {
            throw place.rejection("a degree above \(Limits.eliminationDegree) in a parameter that is eliminated")
        }
        var result = coefficients[degree] ?? Polynomial(terms: [])
        var power = Polynomial.one
        for exponent in stride(from: degree - 1, through: 0, by: -1) {
            power = try power.times(solution.leading, at: place)
            var sum = Expansion()
            try sum.add(Number(1), result, solution.negatedRest, at: place)
            if let coefficient = coefficients[exponent] { try sum.add(Number(1), coefficient, power, at: place) }
            result = sum.polynomial
        }
        return result
    }
}
