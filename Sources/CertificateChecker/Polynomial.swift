import CheckerInput

/// A product of powers of variables, in the order of the variables, which are numbered: entries of factors as the chain
/// of factors numbers them, or the parameters λ_1, λ_2, …, or t, or α; the kinds are never in one polynomial. Exponents
/// are not zero; those of t may be negative.
struct Monomial: Hashable, Sendable {
    struct Power: Hashable, Sendable {
        let variable: Int
        let exponent: Int
    }

    let powers: [Power]

    static let one = Monomial(powers: [])

    /// Powers of distinct variables, in the order of the variables.
    init(powers: [Power]) { self.powers = powers }

    /// The product of distinct variables.
    init(variables: [Int]) { powers = variables.sorted().map { Power(variable: $0, exponent: 1) } }

    /// Powers of one variable, t or α.
    init(_ variable: Int, exponent: Int) {
        powers = exponent == 0 ? [] : [Power(variable: variable, exponent: exponent)]
    }

    static func * (a: Monomial, b: Monomial) -> Monomial {
        var powers: [Power] = []
        powers.reserveCapacity(a.powers.count + b.powers.count)
        var (left, right) = (a.powers[...], b.powers[...])
        while let p = left.first, let q = right.first {
            if p.variable == q.variable {
                let exponent = p.exponent + q.exponent
                if exponent != 0 { powers.append(Power(variable: p.variable, exponent: exponent)) }
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

    func exponent(of variable: Int) -> Int { powers.first { $0.variable == variable }?.exponent ?? 0 }
}

/// Terms with distinct monomials and coefficients that are not zero. Its arithmetic is charged.
struct Polynomial: Sendable {
    typealias Term = (coefficient: Number, monomial: Monomial)

    let terms: [Term]
    let budget: Budget

    init(terms: [Term], _ budget: Budget) {
        self.terms = terms
        self.budget = budget
    }

    /// A number that is not zero, times a product of powers.
    init(_ coefficient: Number, times monomial: Monomial = .one, _ budget: Budget) {
        self.init(terms: [(coefficient, monomial)], budget)
    }

    /// Reads a list of terms, each as `read` says; a monomial may not come twice.
    init(_ value: JSONValue, term read: (JSONValue) throws(Rejection) -> Term) throws(Rejection) {
        var terms: [Term] = []
        var seen: Set<Monomial> = []
        for element in try value.elements() {
            let term = try read(element)
            try value.budget.spend(2_000 + 2 * Budget.word * term.monomial.powers.count)
            try element.require(seen.insert(term.monomial).inserted, "the monomial is listed twice")
            terms.append(term)
        }
        self.init(terms: terms, value.budget)
    }

    var isZero: Bool { terms.isEmpty }

    /// The cost of a look at all terms, and of a list of them.
    private var size: Int { terms.reduce(100) { $0 + 100 + 40 * $1.monomial.powers.count } }

    /// With some variables replaced by 0.
    func settingZero(_ zeros: Set<Int>) throws(Rejection) -> Polynomial {
        guard !zeros.isEmpty else { return self }
        try budget.spend(size)
        return Polynomial(
            terms: terms.filter { term in !term.monomial.powers.contains { zeros.contains($0.variable) } }, budget)
    }

    func negative() throws(Rejection) -> Polynomial {
        var sum = Expansion(budget)
        try sum.add(Number(-1), self)
        return sum.polynomial
    }

    /// The coefficients of the powers of a variable that occur.
    func coefficients(of variable: Int) throws(Rejection) -> [Int: Polynomial] {
        try budget.spend(2 * size + 2_000 * terms.count)
        return Dictionary(grouping: terms) { $0.monomial.exponent(of: variable) }.mapValues { terms in
            Polynomial(
                terms: terms.map {
                    ($0.coefficient, Monomial(powers: $0.monomial.powers.filter { $0.variable != variable }))
                }, budget)
        }
    }

    /// The product with a power of another polynomial, expanded.
    func times(_ other: Polynomial, power: Int = 1) throws(Rejection) -> Polynomial {
        var product = self
        for _ in 0..<power {
            var next = Expansion(budget)
            try next.add(Number(1), product, other)
            product = next.polynomial
        }
        return product
    }
}

/// A sum of products of polynomials, expanded.
struct Expansion: Sendable {
    /// In the order in which the monomials came up, so that the work does not depend on the hashes.
    private var terms: [Polynomial.Term] = []
    private var positions: [Monomial: Int] = [:]
    private let budget: Budget

    init(_ budget: Budget) { self.budget = budget }

    var isZero: Bool { terms.allSatisfy(\.coefficient.isZero) }
    var polynomial: Polynomial { Polynomial(terms: terms.filter { !$0.coefficient.isZero }, budget) }

    /// Adds factor · a, or factor · a · b.
    mutating func add(_ factor: Number, _ a: Polynomial, _ b: Polynomial? = nil) throws(Rejection) {
        let right = b?.terms ?? [(Number(1), .one)]
        for left in a.terms {
            let scaled = try budget.product(factor, left.coefficient)
            for right in right {
                let monomial = left.monomial * right.monomial
                try budget.spend(150 * (1 + monomial.powers.count))
                let value = try budget.product(scaled, right.coefficient)
                if let position = positions[monomial] {
                    terms[position].coefficient = try budget.sum(terms[position].coefficient, value)
                } else {
                    try budget.spend(Budget.term + 2 * Budget.word * monomial.powers.count)
                    positions[monomial] = terms.count
                    terms.append((value, monomial))
                }
            }
        }
    }
}
