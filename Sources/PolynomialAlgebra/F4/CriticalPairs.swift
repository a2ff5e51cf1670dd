/// The pairs of basis elements whose S-polynomials are still to be reduced, kept small by the criteria of Gebauer and
/// Möller
/// ("On an installation of Buchberger's algorithm", J. Symb. Comp. 6, 1988; the form is UPDATE in Becker and
/// Weispfenning, "Gröbner Bases", 5.5).
struct CriticalPairs {
    struct Pair {
        let first: Int
        let second: Int
        let lcm: Monomial
    }

    /// The leading monomials of all elements ever added.
    private(set) var leading: [Monomial] = []
    /// Whether an element still matters: the leading monomial of no later element divides its own.
    private(set) var isActive: [Bool] = []
    private(set) var pairs: [Pair] = []

    /// Adds a basis element and its pairs, and drops pairs that it makes superfluous.
    mutating func add(_ monomial: Monomial) {
        let new = leading.count
        var waiting = leading.indices.filter { isActive[$0] }
            .map { Pair(first: $0, second: new, lcm: leading[$0].leastCommonMultiple(monomial)) }
        var kept: [Pair] = []
        while let pair = waiting.popLast() {
            // A coprime pair reduces to zero by itself, but while it is here it speaks for the pairs whose lcm it
            // divides.
            if isCoprime(pair, monomial)
                || !(waiting.contains { $0.lcm.divides(pair.lcm) } || kept.contains { $0.lcm.divides(pair.lcm) })
            {
                kept.append(pair)
            }
        }
        pairs.removeAll { pair in
            monomial.divides(pair.lcm)
                && leading[pair.first].leastCommonMultiple(monomial) != pair.lcm
                && leading[pair.second].leastCommonMultiple(monomial) != pair.lcm
        }
        pairs.append(contentsOf: kept.filter { !isCoprime($0, monomial) })
        for index in leading.indices where isActive[index] && monomial.divides(leading[index]) {
            isActive[index] = false
        }
        leading.append(monomial)
        isActive.append(true)
    }

    private func isCoprime(_ pair: Pair, _ monomial: Monomial) -> Bool {
        pair.lcm.degree == leading[pair.first].degree + monomial.degree
    }

    /// The smallest degree of a least common multiple, nil when no pair is left.
    var lowestDegree: Int? { pairs.lazy.map(\.lcm.degree).min() }

    /// Takes the pairs of that degree.
    mutating func take(degree: Int) -> [Pair] {
        let taken = pairs.filter { $0.lcm.degree == degree }
        pairs.removeAll { $0.lcm.degree == degree }
        return taken
    }

    /// Takes the pair with the smallest least common multiple, nil when none is left.
    mutating func takeSmallest(_ order: MonomialOrder) -> Pair? {
        guard let index = pairs.indices.min(by: { order.isLess(pairs[$0].lcm, pairs[$1].lcm) }) else { return nil }
        return pairs.remove(at: index)
    }

    /// The active elements whose leading monomial no other active one divides: a minimal Gröbner basis, once no pair is
    /// left.
    var minimalElements: [Int] {
        let active = leading.indices.filter { isActive[$0] }
        return active.filter { index in
            !active.contains {
                $0 != index && leading[$0].divides(leading[index]) && (leading[$0] != leading[index] || $0 < index)
            }
        }
    }
}
