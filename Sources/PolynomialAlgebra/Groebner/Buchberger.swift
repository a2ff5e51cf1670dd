import ExactArithmetic

// Buchberger's algorithm over Q (1965), with the criteria of Gebauer and Möller and the normal selection strategy. It
// serves as the oracle of the tests, and, with every
// division written down, as the source of cofactors: each element g of the basis carries polynomials c_i with g = Σ c_i
// f_i in the input
// f. A remainder r = s − Σ q_k g_k of s = Σ a_i f_i has the cofactors a_i − Σ q_k c_ki.

/// A polynomial of an ideal with the proof that it belongs to it.
public struct IdealMember: Hashable, Sendable {
    /// The polynomial.
    public let polynomial: Polynomial
    /// One polynomial for each generator of the ideal: `polynomial = Σ cofactors[i] · generators[i]`.
    public let cofactors: [Polynomial]

    /// Whether `polynomial = Σ cofactors[i] · generators[i]`, by expansion.
    public func isProved(by generators: [Polynomial]) -> Bool {
        cofactors.count == generators.count
            && zip(cofactors, generators).reduce(Polynomial.zero) { $0 + $1.0 * $1.1 } == polynomial
    }

    func scaled(by factor: Rational) -> IdealMember {
        IdealMember(polynomial: polynomial.scaled(by: factor), cofactors: cofactors.map { $0.scaled(by: factor) })
    }

    func multiplied(by monomial: Monomial, _ coefficient: Rational) -> IdealMember {
        IdealMember(
            polynomial: polynomial.multiplied(by: monomial, coefficient),
            cofactors: cofactors.map { $0.multiplied(by: monomial, coefficient) })
    }
}

/// The state of Buchberger's algorithm.
struct Buchberger {
    let order: MonomialOrder
    let budget: AlgebraBudget
    /// Whether cofactors are kept; without, those of every member are empty.
    let tracksCofactors: Bool
    private(set) var members: [IdealMember] = []
    private var pairs = CriticalPairs()

    init(order: MonomialOrder, budget: AlgebraBudget, tracksCofactors: Bool) {
        self.order = order
        self.budget = budget
        self.tracksCofactors = tracksCofactors
    }

    /// The reduced Gröbner basis by increasing leading monomial, primitive. With `stopsAtOne`, only [1] is found early.
    mutating func run(_ generators: [Polynomial]) throws(AlgebraError) -> [IdealMember] {
        for (index, generator) in generators.enumerated() {
            var cofactors = [Polynomial](repeating: .zero, count: tracksCofactors ? generators.count : 0)
            if tracksCofactors { cofactors[index] = 1 }
            if let unit = try add(IdealMember(polynomial: generator, cofactors: cofactors)) { return [unit] }
        }
        while let pair = pairs.takeSmallest(order) {
            try budget.check()
            if let unit = try add(combination(of: pair)) { return [unit] }
        }
        return try reducedBasis()
    }

    /// Reduces a member of the ideal and adds what is left of it; returns it if that is 1.
    private mutating func add(_ member: IdealMember) throws(AlgebraError) -> IdealMember? {
        let active = members.indices.filter { pairs.isActive[$0] }
        let rest = try reduced(member, by: active)
        guard let leading = rest.polynomial.leadingTerm(order) else { return nil }
        let normalized = rest.scaled(by: leading.coefficient.reciprocal)
        if leading.monomial.isOne { return normalized }
        members.append(normalized)
        pairs.add(leading.monomial)
        return nil
    }

    /// The remainder of a member modulo the members `indices`.
    private func reduced(_ member: IdealMember, by indices: [Int]) throws(AlgebraError) -> IdealMember {
        var divisors = Divisors([], order)
        for index in indices { divisors.append(members[index].polynomial, index: index) }
        var quotients: [Int: [Polynomial.Term]] = [:]
        let keeps = tracksCofactors
        let remainder = try divisors.remainder(of: member.polynomial, budget: budget) { index, monomial, factor in
            if keeps { quotients[index, default: []].append(Polynomial.Term(factor, monomial)) }
        }
        var cofactors = member.cofactors
        for (index, terms) in quotients {
            let quotient = Polynomial(terms)
            for (position, cofactor) in members[index].cofactors.enumerated() where !cofactor.isZero {
                cofactors[position] -= quotient * cofactor
            }
        }
        return IdealMember(polynomial: remainder, cofactors: cofactors)
    }

    /// The S-polynomial of a pair; the members are monic.
    private func combination(of pair: CriticalPairs.Pair) -> IdealMember {
        let first = members[pair.first].multiplied(by: pair.lcm.exactQuotient(by: pairs.leading[pair.first]), 1)
        let second = members[pair.second].multiplied(by: pair.lcm.exactQuotient(by: pairs.leading[pair.second]), 1)
        return IdealMember(
            polynomial: first.polynomial - second.polynomial,
            cofactors: zip(first.cofactors, second.cofactors).map { $0 - $1 })
    }

    /// The minimal elements, their tails reduced by each other.
    private mutating func reducedBasis() throws(AlgebraError) -> [IdealMember] {
        let minimal = pairs.minimalElements.sorted { order.isLess(pairs.leading[$0], pairs.leading[$1]) }
        // By increasing leading monomial: only smaller ones can divide a term of the tail, and they are reduced
        // already.
        for (position, index) in minimal.enumerated() {
            members[index] = try reduced(members[index], by: Array(minimal[..<position]))
        }
        return minimal.map { members[$0].scaled(by: members[$0].polynomial.content.reciprocal) }
    }
}
