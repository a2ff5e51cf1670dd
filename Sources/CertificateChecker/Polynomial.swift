/// An entry of a factor, numbered by the chain of factors; in a case distinction on parameters, λ_t. The two kinds are
/// never in one polynomial.
struct Variable: Hashable, Comparable, Sendable {
    private let number: Int

    init(number: Int) { self.number = number }

    /// λ_t
    static func parameter(_ t: Int) -> Variable { Variable(number: t) }

    static func < (a: Variable, b: Variable) -> Bool { a.number < b.number }
}

/// A product of powers of variables, in the order of the variables.
struct Monomial: Hashable, Sendable {
    struct Power: Hashable, Sendable {
        let variable: Variable
        var exponent: Int
    }

    let powers: [Power]

    /// The product of distinct variables.
    init(_ variables: [Variable]) { powers = variables.sorted().map { Power(variable: $0, exponent: 1) } }

    /// Powers of distinct variables, in the order of the variables.
    init(powers: [Power]) { self.powers = powers }

    init(_ value: JSONValue, chain: FactorChain) throws(Rejection) {
        var powers: [Power] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[variable, exponent]")
            let variable = try chain.variable(pair[0])
            powers.append(
                Power(variable: variable, exponent: try pair[1].integer(in: 1...Limits.monomialExponent, "an exponent"))
            )
        }
        powers.sort { $0.variable < $1.variable }
        for (a, b) in zip(powers, powers.dropFirst()) where a.variable == b.variable {
            throw value.rejection("a variable is listed twice in a monomial")
        }
        self.powers = powers
    }

    static func * (a: Monomial, b: Monomial) -> Monomial {
        var powers: [Power] = []
        powers.reserveCapacity(a.powers.count + b.powers.count)
        var (left, right) = (a.powers[...], b.powers[...])
        while let p = left.first, let q = right.first {
            if p.variable == q.variable {
                powers.append(Power(variable: p.variable, exponent: p.exponent + q.exponent))
                left = left.dropFirst()
                right = right.dropFirst()
            } else if p.variable < q.variable {
                powers.append(p)
                left = left.dropFirst()
            } else {
                powers.append(q)
                right = right.dropFirst()
            }
        }
        powers += left
        powers += right
        return Monomial(powers: powers)
    }
}

/// Terms with distinct monomials.
struct Polynomial: Sendable {
    private(set) var terms: [(coefficient: Number, monomial: Monomial)]

    init(_ value: JSONValue, chain: FactorChain) throws(Rejection) {
        terms = []
        var seen: Set<Monomial> = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[\"coefficient\", monomial]")
            let monomial = try Monomial(pair[1], chain: chain)
            guard seen.insert(monomial).inserted else { throw element.rejection("the monomial is listed twice") }
            try pair[1].spend(Polynomial.termCost + 2 * Budget.word * monomial.powers.count)
            terms.append((try pair[0].nonzeroNumber(), monomial))
        }
        guard !terms.isEmpty else { throw value.rejection("a polynomial has at least one term") }
    }

    init(terms: [(coefficient: Number, monomial: Monomial)]) { self.terms = terms }

    /// The cost of a term that is read, but for its powers.
    static let termCost = 2_000

    static var one: Polynomial { Polynomial(terms: [(Number(1), Monomial([]))]) }

    /// With the variables of `zeros` replaced by 0.
    func settingZero(_ zeros: Set<Variable>, at place: JSONValue) throws(Rejection) -> Polynomial {
        guard !zeros.isEmpty else { return self }
        try place.spend(size)
        return Polynomial(
            terms: terms.filter { term in !term.monomial.powers.contains { zeros.contains($0.variable) } })
    }

    /// The cost of a look at all terms, and of a list of them.
    private var size: Int { terms.reduce(0) { $0 + 100 + 40 * $1.monomial.powers.count } }

    /// With the signs changed.
    func negative(at place: JSONValue) throws(Rejection) -> Polynomial {
        var result: [(coefficient: Number, monomial: Monomial)] = []
        for term in terms { result.append((try place.negative(term.coefficient), term.monomial)) }
        return Polynomial(terms: result)
    }

    /// The coefficients of the powers of a variable that occur.
    func coefficients(of variable: Variable, at place: JSONValue) throws(Rejection) -> [Int: Polynomial] {
        try place.spend(2 * size + Polynomial.termCost * terms.count)
        var result: [Int: Polynomial] = [:]
        for term in terms {
            let (exponent, rest) = term.monomial.split(variable)
            result[exponent, default: Polynomial(terms: [])].terms.append((term.coefficient, rest))
        }
        return result
    }

    /// The product with another polynomial, expanded.
    func times(_ other: Polynomial, at place: JSONValue) throws(Rejection) -> Polynomial {
        var product = Expansion()
        try product.add(Number(1), self, other, at: place)
        return product.polynomial
    }

    /// The product with a power of another polynomial, expanded.
    func times(_ other: Polynomial, power: Int, at place: JSONValue) throws(Rejection) -> Polynomial {
        var product = self
        for _ in 0..<power { product = try product.times(other, at: place) }
        return product
    }
}

/// A sum of products of polynomials, expanded.
struct Expansion: Sendable {
    /// In the order in which the monomials came up, so that the work does not depend on the hashes.
    private var terms: [(coefficient: Number, monomial: Monomial)] = []
    private var positions: [Monomial: Int] = [:]

    var isZero: Bool { terms.allSatisfy(\.coefficient.isZero) }

    var polynomial: Polynomial { Polynomial(terms: terms.filter { !$0.coefficient.isZero }) }

    /// Adds factor · a · b.
    mutating func add(_ factor: Number, _ a: Polynomial, _ b: Polynomial = .one, at place: JSONValue) throws(Rejection)
    {
        for left in a.terms {
            let scaled = try place.product(factor, left.coefficient)
            for right in b.terms {
                let monomial = left.monomial * right.monomial
                try place.spend(150 * (1 + monomial.powers.count))
                let value = try place.product(scaled, right.coefficient)
                if let position = positions[monomial] {
                    terms[position].coefficient = try place.sum(terms[position].coefficient, value)
                } else {
                    try place.spend(Budget.term + 2 * Budget.word * monomial.powers.count)
                    positions[monomial] = terms.count
                    terms.append((value, monomial))
                }
            }
        }
    }
}
