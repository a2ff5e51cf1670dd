import MaskedStates
import PolynomialAlgebra
import Proofs

/// The indeterminates of a membership question: first the parameters that A depends on, then the entries of the
/// factors.
package struct Unknowns: Sendable {
    /// Parameters λ_0, λ_1, …; none of them is zero.
    package let parameterCount: Int
    package private(set) var entries: [FactorEntry] = []
    private var numbers: [FactorEntry: Int] = [:]

    package init(parameterCount: Int) {
        self.parameterCount = parameterCount
    }

    var count: Int { parameterCount + entries.count }

    /// The number of an entry, which is added if it is new.
    mutating func number(of entry: FactorEntry) -> Int {
        if let known = numbers[entry] { return known }
        let number = count
        entries.append(entry)
        numbers[entry] = number
        return number
    }

    /// Nil for a parameter.
    func entry(_ number: Int) -> FactorEntry? {
        number < parameterCount ? nil : entries[number - parameterCount]
    }

    func isParameter(_ number: Int) -> Bool { number < parameterCount }

    /// Whether only parameters occur.
    func isParametric(_ polynomial: Polynomial) -> Bool { polynomial.variableCount <= parameterCount }

    /// The polynomial in the entries' own names; nil if a parameter occurs.
    func named(_ polynomial: Polynomial) -> [PolynomialTerm]? {
        var terms: [PolynomialTerm] = []
        for term in polynomial.terms {
            guard let monomial = named(term.monomial) else { return nil }
            terms.append(PolynomialTerm(term.coefficient, monomial))
        }
        return terms
    }

    /// The factors of a monomial, with repetitions; nil if a parameter occurs.
    func named(_ monomial: Monomial) -> [FactorEntry]? {
        var factors: [FactorEntry] = []
        for (number, exponent) in monomial.exponents.enumerated() where exponent > 0 {
            guard let entry = entry(number) else { return nil }
            factors += Array(repeating: entry, count: exponent)
        }
        return factors
    }
}
